//! A block: a paragraph set at one size in one width, its lines under each other.

use std::sync::Arc;

use crate::error::PosterError;
use crate::face::{UNITS_PER_EM, Weight};
use crate::page::{Colour, Item, Line, Text};
use crate::paragraph::{Cut, Paragraph};
use crate::typesetter::Typesetter;

/// How a text looks, but for its size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub weight: Weight,
    pub colour: Colour,
    /// Distance between baselines in em, at least: lines whose marks would meet are set farther apart.
    pub leading: f32,
}

/// The least air between the ink of two lines, in em.
const AIR: f32 = 0.06;

/// A paragraph set at one size in one width.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    paragraph: Arc<Paragraph>,
    lines: Vec<Cut>,
    style: Style,
    size: f32,
    /// Distance between baselines in points.
    pitch: f32,
    /// From the block's top to the first baseline in points.
    drop: f32,
    /// From the last baseline to the block's bottom in points.
    hang: f32,
}

impl Block {
    /// Sets a text in `width` points. An empty text gives a block of no height.
    pub fn set(
        typesetter: &Typesetter,
        text: &str,
        style: Style,
        size: f32,
        width: f32,
    ) -> Result<Self, PosterError> {
        let paragraph = typesetter.paragraph(text, style.weight)?;
        Ok(Self::of(typesetter, paragraph, style, size, width))
    }

    /// Sets a text in `width` points as running text: each line is filled before the next begins.
    pub fn running(
        typesetter: &Typesetter,
        text: &str,
        style: Style,
        size: f32,
        width: f32,
    ) -> Result<Self, PosterError> {
        let paragraph = typesetter.paragraph(text, style.weight)?;
        let lines = paragraph.filled_lines(limit(width, size));
        Ok(Self::with_lines(typesetter, paragraph, lines, style, size))
    }

    /// Sets a paragraph in `width` points.
    pub fn of(
        typesetter: &Typesetter,
        paragraph: Arc<Paragraph>,
        style: Style,
        size: f32,
        width: f32,
    ) -> Self {
        let lines = paragraph.lines(limit(width, size));
        Self::with_lines(typesetter, paragraph, lines, style, size)
    }

    fn with_lines(
        typesetter: &Typesetter,
        paragraph: Arc<Paragraph>,
        lines: Vec<Cut>,
        style: Style,
        size: f32,
    ) -> Self {
        let reach: Vec<(f32, f32)> = lines
            .iter()
            .map(|cut| typesetter.ink_height(style.weight, &paragraph.glyphs[cut.glyphs.clone()]))
            .collect();
        let closest = |pair: &[(f32, f32)]| pair[1].1 - pair[0].0 + AIR;
        let pitch = reach.windows(2).map(closest).fold(style.leading, f32::max);
        // the air of a line is shared as browsers do it: evenly around the font's own ascent and descent
        let (ascent, descent) = (1.068, 0.232);
        let half = (style.leading - ascent - descent) / 2.0;
        let drop = reach
            .first()
            .map_or(0.0, |first| first.1.max(ascent + half));
        let hang = reach
            .last()
            .map_or(0.0, |last| (-last.0).max(descent + half));
        Block {
            paragraph,
            lines,
            style,
            size,
            pitch: pitch * size,
            drop: drop * size,
            hang: hang * size,
        }
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// From top to bottom in points.
    pub fn height(&self) -> f32 {
        let pitches = self.lines.len().saturating_sub(1) as f32 * self.pitch;
        self.drop + pitches + self.hang
    }

    /// From the top to the first baseline in points.
    pub fn first_baseline(&self) -> f32 {
        self.drop
    }

    /// The width of the longest line in points.
    pub fn width(&self) -> f32 {
        let longest = self.lines.iter().map(|cut| cut.advance).max().unwrap_or(0);
        longest as f32 * self.size / UNITS_PER_EM
    }

    /// The block with its top left corner at `corner`.
    pub fn place(&self, corner: [f32; 2]) -> Item {
        let lines = self
            .lines
            .iter()
            .enumerate()
            .map(|(index, cut)| self.line(cut, index, corner));
        Item::Text(Text {
            text: self.paragraph.text.clone(),
            weight: self.style.weight,
            size: self.size,
            colour: self.style.colour,
            lines: lines.collect(),
        })
    }

    fn line(&self, cut: &Cut, index: usize, [x, y]: [f32; 2]) -> Line {
        Line {
            bytes: cut.bytes.clone(),
            x,
            baseline: y + self.drop + index as f32 * self.pitch,
            width: cut.advance as f32 * self.size / UNITS_PER_EM,
            glyphs: self.paragraph.glyphs[cut.glyphs.clone()].to_vec(),
        }
    }
}

/// A width in points as font units of letters of that size.
fn limit(width: f32, size: f32) -> i32 {
    (width / size * UNITS_PER_EM) as i32
}
