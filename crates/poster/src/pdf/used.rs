//! Which glyphs pages use, and what each stands for.

use std::collections::BTreeMap;

use crate::face::{Face, Weight};
use crate::shape::Glyph;

/// The glyphs of some pages by weight, with the characters they stand for.
///
/// The characters are for readers that do not know the true text of a span.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Used([Glyphs; 3]);

/// Glyph numbers of one font.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Glyphs {
    /// A bit a glyph.
    seen: Vec<u64>,
    /// Of glyphs that only the shaper picks: the character that each was picked for first.
    picked_for: BTreeMap<u16, char>,
}

impl Used {
    /// Notes a glyph of a text.
    pub fn note(&mut self, weight: Weight, glyph: &Glyph, face: &Face, text: &str) {
        let glyphs = &mut self.0[weight as usize];
        let (word, bit) = (usize::from(glyph.id / 64), 1 << (glyph.id % 64));
        if glyphs.seen.len() <= word {
            glyphs.seen.resize(word + 1, 0);
        }
        if glyphs.seen[word] & bit != 0 {
            return;
        }
        glyphs.seen[word] |= bit;
        if face.character(glyph.id).is_none() {
            let character = text[glyph.at as usize..].chars().next();
            glyphs.picked_for.extend(character.map(|c| (glyph.id, c)));
        }
    }

    /// Takes in what other pages use. What a glyph was picked for first stays.
    pub fn add(&mut self, other: &Used) {
        for (glyphs, more) in self.0.iter_mut().zip(&other.0) {
            if glyphs.seen.len() < more.seen.len() {
                glyphs.seen.resize(more.seen.len(), 0);
            }
            for (seen, word) in glyphs.seen.iter_mut().zip(&more.seen) {
                *seen |= word;
            }
            for (glyph, character) in &more.picked_for {
                glyphs.picked_for.entry(*glyph).or_insert(*character);
            }
        }
    }

    /// The glyphs of a weight by number, each with the character it stands for.
    pub fn of(&self, weight: Weight, face: &Face) -> Vec<(u16, String)> {
        let glyphs = &self.0[weight as usize];
        let numbers = (0u16..).zip(&glyphs.seen).flat_map(|(word, bits)| {
            (0..64).filter_map(move |bit| (bits & (1 << bit) != 0).then_some(word * 64 + bit))
        });
        let named = numbers.map(|glyph| {
            let character = face
                .character(glyph)
                .or_else(|| glyphs.picked_for.get(&glyph).copied());
            (glyph, character.map(String::from).unwrap_or_default())
        });
        named.collect()
    }
}
