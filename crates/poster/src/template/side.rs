//! The side column: hours and telephones.

use super::look::{BODY, FIGURES, HEADING, MORE};
use super::sheet::Sheet;
use super::texts::{Shaped, Texts};
use super::words;
use crate::block::Block;
use crate::error::PosterError;
use crate::typesetter::Typesetter;

const HEADING_SIZE: f32 = 20.0;
/// From the heading's top to the first row.
pub(super) const HEADING_HEIGHT: f32 = 34.0;

/// Hours and telephones.
pub(super) struct Side {
    sections: Vec<(&'static str, Vec<Block>)>,
}

/// Between two sections of the side column.
const SECTION_GAP: f32 = 14.0;
const SIZES: [f32; 10] = [18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0];

impl Side {
    /// Whether there is anything to say.
    pub fn is_needed(texts: &Texts) -> bool {
        !texts.hours.is_empty() || !texts.phones.is_empty()
    }

    /// Sets hours and telephones as large as they fit in `room`, from `largest` to `smallest`, and rather smaller
    /// than broken in the middle of a line.
    pub fn fit(
        typesetter: &Typesetter,
        texts: &Texts,
        (largest, smallest): (f32, f32),
        (width, room): (f32, f32),
    ) -> Option<Self> {
        let sizes = SIZES
            .into_iter()
            .filter(|size| (smallest..=largest).contains(size));
        let sides = sizes.map(|size| Side::at(typesetter, texts, size, width));
        let mut fitting: Vec<Side> = sides.filter(|side| side.height() <= room).collect();
        let unbroken = fitting.iter().take(5).position(Side::is_unbroken);
        (!fitting.is_empty()).then(|| fitting.swap_remove(unbroken.unwrap_or(0)))
    }

    /// Sets what fits in `room` at the smallest size. What does not is left out, and the column says so.
    pub fn first(
        typesetter: &Typesetter,
        texts: &Texts,
        (width, room): (f32, f32),
    ) -> Result<Self, PosterError> {
        let mut side = Side::at(typesetter, texts, SIZES[SIZES.len() - 1], width);
        let rest = Block::set(typesetter, words::REST, MORE, 12.0, width)?;
        while side.height() + rest.height() > room {
            let longest = side
                .sections
                .iter_mut()
                .max_by_key(|(_, blocks)| blocks.len());
            longest
                .and_then(|(_, blocks)| blocks.pop())
                .ok_or(PosterError::DoesNotFit)?;
        }
        if let Some((_, blocks)) = side.sections.last_mut() {
            blocks.push(rest);
        }
        Ok(side)
    }

    fn is_unbroken(&self) -> bool {
        self.sections
            .iter()
            .flat_map(|(_, blocks)| blocks)
            .all(|block| block.line_count() == 1)
    }

    fn at(typesetter: &Typesetter, texts: &Texts, size: f32, width: f32) -> Self {
        let groups = [
            (words::HOURS, &texts.hours, BODY),
            (words::PHONES, &texts.phones, FIGURES),
        ];
        let sections = groups
            .into_iter()
            .filter(|(_, texts, _)| !texts.is_empty())
            .map(|(heading, texts, style)| {
                let set = |text: &Shaped| Block::of(typesetter, text.clone(), style, size, width);
                (heading, texts.iter().map(set).collect())
            });
        Side {
            sections: sections.collect(),
        }
    }

    /// The height with the headings.
    pub fn height(&self) -> f32 {
        let gaps = self.sections.len().saturating_sub(1) as f32 * SECTION_GAP;
        let blocks = self
            .sections
            .iter()
            .flat_map(|(_, blocks)| blocks)
            .map(Block::height)
            .sum::<f32>();
        self.sections.len() as f32 * HEADING_HEIGHT + gaps + blocks
    }

    /// Draws the column.
    pub fn draw(&self, sheet: &mut Sheet, [x, top]: [f32; 2]) -> Result<(), PosterError> {
        let mut y = top;
        for (words, blocks) in &self.sections {
            heading(sheet, words, [x, y])?;
            y += HEADING_HEIGHT;
            for block in blocks {
                sheet.put(block, [x, y]);
                y += block.height();
            }
            y += SECTION_GAP;
        }
        Ok(())
    }
}

/// Writes the heading of a list.
pub(super) fn heading(
    sheet: &mut Sheet,
    words: &str,
    [x, top]: [f32; 2],
) -> Result<(), PosterError> {
    sheet.write(words, HEADING, HEADING_SIZE, [x, top + 22.0])
}
