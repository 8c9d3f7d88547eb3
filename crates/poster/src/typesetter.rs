//! The typesetter: fonts read once, texts to paragraphs.

use std::collections::HashMap;
use std::sync::Arc;

use infodesk_thailand::line_breaks;

use crate::content::PosterContent;
use crate::design::Design;
use crate::document::{self, ManualContent};
use crate::error::PosterError;
use crate::face::{Face, UNITS_PER_EM, Weight};
use crate::packing::{self, PackingList};
use crate::page::{Line, Page, Rect, Text};
use crate::paragraph::Paragraph;
use crate::recent::Recent;
use crate::shape::{Glyph, shape};
use crate::template;

/// The fonts, the fixed words of the template already shaped, and the texts shaped lately. Make one and share it.
pub struct Typesetter {
    faces: [Face; 3],
    fixed: HashMap<(Weight, &'static str), Arc<Paragraph>>,
    recent: Recent,
}

impl Typesetter {
    /// Reads the built-in fonts.
    pub fn new() -> Result<Self, PosterError> {
        let [regular, medium, bold] = Weight::ALL.map(Face::read);
        let mut typesetter = Typesetter {
            faces: [regular?, medium?, bold?],
            fixed: HashMap::new(),
            recent: Recent::default(),
        };
        for (weight, words) in template::fixed() {
            let paragraph = Arc::new(typesetter.shaped(words, weight)?);
            typesetter.fixed.insert((weight, words), paragraph);
        }
        Ok(typesetter)
    }

    /// Lays a poster out.
    pub fn poster(&self, content: &PosterContent, design: &Design) -> Result<Page, PosterError> {
        template::poster(self, content, design)
    }

    /// Lays a packing list out, over as many pages of A4 as it needs.
    pub fn packing_list(&self, list: &PackingList) -> Result<Vec<Page>, PosterError> {
        packing::pages(self, list)
    }

    /// Lays a citizens' manual out over as many A4 pages as it needs.
    pub fn manual(&self, content: &ManualContent) -> Result<Vec<Page>, PosterError> {
        document::manual(self, content)
    }

    /// The area that a line of a text covers: its ink in height, its advances in width.
    pub fn ink(&self, text: &Text, line: &Line) -> Rect {
        let (low, high) = self.ink_height(text.weight, &line.glyphs);
        Rect {
            x: line.x,
            y: line.baseline - high * text.size,
            width: line.width,
            height: (high - low) * text.size,
        }
    }

    /// Shapes a text and finds where its lines may end. White space is evened out.
    pub(crate) fn paragraph(
        &self,
        text: &str,
        weight: Weight,
    ) -> Result<Arc<Paragraph>, PosterError> {
        if let Some(paragraph) = self.fixed.get(&(weight, text)) {
            return Ok(Arc::clone(paragraph));
        }
        if let Some(paragraph) = self.recent.get(text, weight) {
            return Ok(paragraph);
        }
        let paragraph = Arc::new(self.shaped(&tidy(text), weight)?);
        self.recent.keep(text, weight, &paragraph);
        Ok(paragraph)
    }

    /// Lowest and highest ink of glyphs over their baseline, in em.
    pub(crate) fn ink_height(&self, weight: Weight, glyphs: &[Glyph]) -> (f32, f32) {
        let face = self.face(weight);
        let reach = glyphs
            .iter()
            .fold((0, 0), |(low, high): (i16, i16), glyph| {
                let (bottom, top) = face.ink(glyph.id);
                (low.min(bottom + glyph.dy), high.max(top + glyph.dy))
            });
        (
            f32::from(reach.0) / UNITS_PER_EM,
            f32::from(reach.1) / UNITS_PER_EM,
        )
    }

    pub(crate) fn face(&self, weight: Weight) -> &Face {
        let [regular, medium, bold] = &self.faces;
        match weight {
            Weight::Regular => regular,
            Weight::Medium => medium,
            Weight::Bold => bold,
        }
    }

    fn shaped(&self, text: &str, weight: Weight) -> Result<Paragraph, PosterError> {
        let glyphs = shape(self.face(weight), text).map_err(|source| PosterError::Shape {
            text: text.to_owned(),
            source,
        })?;
        if let Some(missing) = glyphs.iter().find(|glyph| glyph.id == 0) {
            let character = text[missing.at as usize..]
                .chars()
                .next()
                .unwrap_or(char::REPLACEMENT_CHARACTER);
            return Err(PosterError::NoGlyph {
                character,
                text: text.to_owned(),
            });
        }
        Ok(Paragraph::new(
            text.to_owned(),
            glyphs,
            &line_breaks::opportunities(text),
        ))
    }
}

/// Runs of white space become one space; control characters and byte order marks go.
fn tidy(text: &str) -> String {
    let spaced = text.chars().map(|c| {
        if c.is_whitespace() && c != '\u{00A0}' {
            ' '
        } else {
            c
        }
    });
    let plain: String = spaced
        .filter(|c| !c.is_control() && *c != '\u{FEFF}')
        .collect();
    let words = plain.split(' ').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
