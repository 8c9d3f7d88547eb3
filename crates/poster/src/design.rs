//! How a poster is to look: template, language, ink, emblem.

use std::sync::Arc;

use crate::emblem::Emblem;

/// How a poster is to look.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Design {
    /// What kind of sheet.
    pub template: Template,
    /// In which languages.
    pub language: Language,
    /// How much ink it may take.
    pub ink: Ink,
    /// Stands in the head, and small in the middle of the symbol.
    pub emblem: Option<Arc<Emblem>>,
}

/// A kind of sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Template {
    /// Hangs at the door or in the hall, upright.
    Poster(Paper),
    /// Stands on the counter: A5, lying.
    CounterCard,
}

/// Paper sizes of the posters (ISO 216).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// 297 × 420 mm.
    A3,
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 148 × 210 mm.
    A5,
}

/// The languages of a poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Thai alone.
    #[default]
    Thai,
    /// Thai, with English under it.
    ThaiAndEnglish,
}

/// How much ink a poster may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Ink {
    /// Colour, with a full band at the head.
    #[default]
    Full,
    /// Black on white, without filled areas.
    Saving,
}

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

impl Default for Template {
    fn default() -> Self {
        Template::Poster(Paper::A4)
    }
}

impl Template {
    /// Every template.
    pub const ALL: [Template; 4] = [
        Template::Poster(Paper::A3),
        Template::Poster(Paper::A4),
        Template::Poster(Paper::A5),
        Template::CounterCard,
    ];

    /// The paper that a printer needs.
    pub fn paper(self) -> Paper {
        match self {
            Template::Poster(paper) => paper,
            Template::CounterCard => Paper::A5,
        }
    }

    /// Width and height in points.
    pub fn size(self) -> (f32, f32) {
        let (width, height) = self.paper().size();
        match self {
            Template::Poster(_) => (width, height),
            Template::CounterCard => (height, width),
        }
    }
}

impl Paper {
    /// Width and height in points, upright.
    pub fn size(self) -> (f32, f32) {
        let (width, height) = self.millimetres();
        // hundredths, as programs that show paper sizes know them
        let points = |side: f32| (side * MM * 100.0).round() / 100.0;
        (points(width), points(height))
    }

    /// Width and height in millimetres, upright (ISO 216).
    pub fn millimetres(self) -> (f32, f32) {
        match self {
            Paper::A3 => (297.0, 420.0),
            Paper::A4 => (210.0, 297.0),
            Paper::A5 => (148.0, 210.0),
        }
    }
}
