//! Colours, text styles and measures that the parts of the template share. Points, on A4.

use crate::block::Style;
use crate::face::Weight;
use crate::page::Colour;

pub(super) const NAVY: Colour = Colour::hex(0x2A3F8A);
pub(super) const BLACK: Colour = Colour::hex(0x111111);
pub(super) const WHITE: Colour = Colour::hex(0xFFFFFF);
const PALE: Colour = Colour::hex(0xE4E9F7);
const INK: Colour = Colour::hex(0x23211E);
const GREY: Colour = Colour::hex(0x55514B);
/// Rules between sections.
pub(super) const RULE: Colour = Colour::hex(0xD9D4CA);
/// Rules between rows.
pub(super) const FAINT: Colour = Colour::hex(0xECE8DF);

/// Free margin left and right. It is also the quiet zone of the symbol.
pub(super) const MARGIN: f32 = 40.0;
/// Between two columns.
pub(super) const GUTTER: f32 = 32.0;

const fn style(weight: Weight, colour: Colour, leading: f32) -> Style {
    Style {
        weight,
        colour,
        leading,
    }
}

pub(super) const PROMISE: Style = style(Weight::Bold, WHITE, 1.45);
pub(super) const ON_BAND: Style = style(Weight::Regular, PALE, 1.5);
pub(super) const NAME: Style = style(Weight::Bold, INK, 1.42);
pub(super) const QUIET: Style = style(Weight::Regular, GREY, 1.5);
pub(super) const ADDRESS: Style = style(Weight::Bold, NAVY, 1.4);
pub(super) const HEADING: Style = style(Weight::Bold, NAVY, 1.5);
pub(super) const BADGE: Style = style(Weight::Bold, WHITE, 1.4);
pub(super) const BODY: Style = style(Weight::Regular, INK, 1.5);
pub(super) const FIGURES: Style = style(Weight::Medium, INK, 1.5);
pub(super) const MORE: Style = style(Weight::Medium, NAVY, 1.5);
