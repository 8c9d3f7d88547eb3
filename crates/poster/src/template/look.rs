//! Colours, text styles and measures that the parts of the templates share. Points, on A4.

use crate::block::Style;
use crate::design::{Ink, Language};
use crate::face::Weight;
use crate::page::Colour;

const NAVY: Colour = Colour::hex(0x2A3F8A);
/// The symbol, and everything where ink is saved.
pub(super) const BLACK: Colour = Colour::hex(0x111111);
pub(super) const WHITE: Colour = Colour::hex(0xFFFFFF);

/// Free margin left and right. It is also the quiet zone of the symbol.
pub(super) const MARGIN: f32 = 40.0;
/// Between two columns.
pub(super) const GUTTER: f32 = 32.0;

/// How everything on one sheet looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Whether English stands under the Thai.
    pub both: bool,
    /// Whether areas are filled.
    pub full: bool,
    /// Of the band, the badges and the rule over the address.
    pub accent: Colour,
    /// Of the rules between sections.
    pub rule: Colour,
    /// Of the rules between rows.
    pub faint: Colour,
    pub promise: Style,
    pub on_band: Style,
    pub name: Style,
    pub quiet: Style,
    pub address: Style,
    pub heading: Style,
    pub badge: Style,
    pub body: Style,
    pub figures: Style,
    pub more: Style,
}

/// Leadings and weights are the same in every look, so that texts are shaped without knowing it.
const fn style(weight: Weight, colour: Colour, leading: f32) -> Style {
    Style {
        weight,
        colour,
        leading,
    }
}

impl Look {
    pub fn new(ink: Ink, language: Language) -> Self {
        let full = ink == Ink::Full;
        let colour = |colour: u32| if full { Colour::hex(colour) } else { BLACK };
        let (text, accent, grey) = (colour(0x23211E), colour(0x2A3F8A), colour(0x55514B));
        let on_accent = if full { WHITE } else { BLACK };
        let paler = if full { Colour::hex(0xE4E9F7) } else { BLACK };
        let (rule, faint) = match full {
            true => (0xD9D4CA, 0xECE8DF),
            false => (0x8A8A8A, 0xB9B9B9),
        };
        Look {
            both: language == Language::ThaiAndEnglish,
            full,
            accent: if full { NAVY } else { BLACK },
            rule: Colour::hex(rule),
            faint: Colour::hex(faint),
            promise: style(PROMISE, on_accent, 1.45),
            on_band: style(QUIET, paler, 1.5),
            name: style(NAME, text, 1.42),
            quiet: style(QUIET, grey, 1.5),
            address: style(ADDRESS, accent, 1.4),
            heading: style(Weight::Bold, accent, 1.5),
            badge: style(Weight::Bold, on_accent, 1.4),
            body: style(BODY, text, 1.5),
            figures: style(FIGURES, text, 1.5),
            more: style(Weight::Medium, accent, 1.5),
        }
    }
}

pub(super) const PROMISE: Weight = Weight::Bold;
pub(super) const NAME: Weight = Weight::Bold;
pub(super) const QUIET: Weight = Weight::Regular;
pub(super) const ADDRESS: Weight = Weight::Bold;
pub(super) const BODY: Weight = Weight::Regular;
pub(super) const FIGURES: Weight = Weight::Medium;
