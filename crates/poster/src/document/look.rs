//! Measures and text styles of a printed manual. Points, on A4; black on white, no areas of ink.

use crate::block::Style;
use crate::face::Weight;
use crate::page::Colour;

/// Left of the text: wide enough for a punched hole.
pub(super) const LEFT: f32 = 68.0;
/// Right of the text.
pub(super) const RIGHT: f32 = 54.0;
/// Where the text begins on the first page and on the others.
pub(super) const FIRST_TOP: f32 = 54.0;
pub(super) const TOP: f32 = 72.0;
/// How far the text ends above the lower edge of the sheet.
pub(super) const BOTTOM: f32 = 66.0;

pub(super) const INK: Colour = Colour::hex(0x111111);
const GREY: Colour = Colour::hex(0x444444);
/// Rules around a table and under its head.
pub(super) const DARK: Colour = Colour::hex(0x333333);
/// Rules between rows.
pub(super) const LIGHT: Colour = Colour::hex(0xA8A8A8);

const fn style(weight: Weight, colour: Colour, leading: f32) -> Style {
    Style {
        weight,
        colour,
        leading,
    }
}

pub(super) const TITLE: Style = style(Weight::Bold, INK, 1.45);
pub(super) const HEADING: Style = style(Weight::Bold, INK, 1.5);
pub(super) const BODY: Style = style(Weight::Regular, INK, 1.6);
pub(super) const STRONG: Style = style(Weight::Medium, INK, 1.55);
pub(super) const BOLD: Style = style(Weight::Bold, INK, 1.55);
pub(super) const QUIET: Style = style(Weight::Regular, GREY, 1.55);

/// Sizes of letters.
pub(super) const HEADING_SIZE: f32 = 14.0;
pub(super) const BODY_SIZE: f32 = 11.5;
pub(super) const CELL_SIZE: f32 = 11.0;
pub(super) const SMALL_SIZE: f32 = 10.0;
pub(super) const FRAME_SIZE: f32 = 9.0;
