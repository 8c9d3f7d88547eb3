//! The fonts: Sarabun in three weights, read once.

use harfrust::Font;
use printpdf::ParsedFont;

use crate::error::PosterError;
use crate::shape::Plans;

/// The weights that posters are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// 400, for reading.
    Regular,
    /// 500, for figures and quiet emphasis.
    Medium,
    /// 700, for headings.
    Bold,
}

impl Weight {
    /// All weights, lightest first.
    pub const ALL: [Weight; 3] = [Weight::Regular, Weight::Medium, Weight::Bold];

    fn data(self) -> &'static [u8] {
        match self {
            Weight::Regular => include_bytes!("../fonts/Sarabun_400Regular.ttf"),
            Weight::Medium => include_bytes!("../fonts/Sarabun_500Medium.ttf"),
            Weight::Bold => include_bytes!("../fonts/Sarabun_700Bold.ttf"),
        }
    }
}

/// One weight, ready to shape, to measure and to embed.
pub(crate) struct Face {
    /// For the shaper.
    pub font: Font,
    pub plans: Plans,
    /// For the PDF.
    pub embedded: ParsedFont,
    /// Lowest and highest ink of each glyph, in font units.
    ink: Vec<(i16, i16)>,
    /// How far the pen moves for each glyph by itself, in font units.
    advances: Vec<u16>,
    /// The character that each glyph shows by itself.
    characters: Vec<Option<char>>,
}

/// Font units to the em, in all weights of Sarabun.
pub(crate) const UNITS_PER_EM: f32 = 1000.0;

impl Face {
    /// Reads the built-in font of this weight.
    pub fn read(weight: Weight) -> Result<Self, PosterError> {
        let broken = || PosterError::Font(weight);
        let data = weight.data();
        let tables = ttf_parser::Face::parse(data, 0).map_err(|_| broken())?;
        if f32::from(tables.units_per_em()) != UNITS_PER_EM {
            return Err(broken());
        }
        let mut embedded = ParsedFont::from_bytes(data, 0, &mut Vec::new()).ok_or_else(broken)?;
        let characters = characters_by_glyph(&tables);
        for (glyph, character) in (0u16..).zip(&characters) {
            if let Some(character) = character {
                embedded.cache_glyph_mapping(glyph, character.encode_utf8(&mut [0; 4]));
            }
        }
        let font = Font::new(data.to_vec(), 0).ok_or_else(broken)?;
        Ok(Face {
            plans: Plans::of_font(&font),
            font,
            embedded,
            ink: ink_by_glyph(&tables),
            advances: advance_by_glyph(&tables),
            characters,
        })
    }

    /// Lowest and highest ink of a glyph over the baseline, in font units.
    pub fn ink(&self, glyph: u16) -> (i16, i16) {
        self.ink
            .get(usize::from(glyph))
            .copied()
            .unwrap_or_default()
    }

    /// How far the pen moves for a glyph by itself, in font units: what a PDF takes for granted.
    pub fn advance(&self, glyph: u16) -> u16 {
        self.advances
            .get(usize::from(glyph))
            .copied()
            .unwrap_or_default()
    }

    /// The character that a glyph shows by itself, unless it is a form that only the shaper picks.
    pub fn character(&self, glyph: u16) -> Option<char> {
        self.characters.get(usize::from(glyph)).copied().flatten()
    }
}

fn ink_by_glyph(tables: &ttf_parser::Face) -> Vec<(i16, i16)> {
    (0..tables.number_of_glyphs())
        .map(|glyph| {
            let bounds = tables.glyph_bounding_box(ttf_parser::GlyphId(glyph));
            bounds.map_or((0, 0), |bounds| (bounds.y_min, bounds.y_max))
        })
        .collect()
}

fn advance_by_glyph(tables: &ttf_parser::Face) -> Vec<u16> {
    let glyphs = (0..tables.number_of_glyphs()).map(ttf_parser::GlyphId);
    glyphs
        .map(|glyph| tables.glyph_hor_advance(glyph).unwrap_or_default())
        .collect()
}

fn characters_by_glyph(tables: &ttf_parser::Face) -> Vec<Option<char>> {
    let mut characters = vec![None; usize::from(tables.number_of_glyphs())];
    let subtables = tables
        .tables()
        .cmap
        .into_iter()
        .flat_map(|cmap| cmap.subtables);
    for subtable in subtables.filter(|subtable| subtable.is_unicode()) {
        subtable.codepoints(|codepoint| {
            let glyph = subtable.glyph_index(codepoint);
            let slot = glyph.and_then(|glyph| characters.get_mut(usize::from(glyph.0)));
            if let (Some(slot @ None), Some(character)) = (slot, char::from_u32(codepoint)) {
                *slot = Some(character);
            }
        });
    }
    characters
}
