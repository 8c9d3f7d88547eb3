//! The side column: hours and telephones.

use super::hero::{each, stack};
use super::sheet::Sheet;
use super::texts::Texts;
use super::words::{self, Phrase};
use crate::block::Block;
use crate::error::PosterError;

/// Font size of the headings on posters.
pub(super) const HEADING_SIZE: f32 = 20.0;
/// From the heading's top to the first row, in its size.
pub(super) const HEADING_LEADING: f32 = 1.7;

/// Hours and telephones.
pub(super) struct Side {
    sections: Vec<(Phrase, Vec<Block>)>,
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
        sheet: &Sheet,
        texts: &Texts,
        (largest, smallest): (f32, f32),
        (width, room): (f32, f32),
    ) -> Option<Self> {
        let sizes = SIZES
            .into_iter()
            .filter(|size| (smallest..=largest).contains(size));
        let sides = sizes.map(|size| Side::at(sheet, texts, size, width));
        let mut fitting: Vec<Side> = sides.filter(|side| side.height() <= room).collect();
        let unbroken = fitting.iter().take(5).position(Side::is_unbroken);
        (!fitting.is_empty()).then(|| fitting.swap_remove(unbroken.unwrap_or(0)))
    }

    /// Sets what fits in `room` at the smallest size. What does not is left out, and the column says so.
    pub fn first(
        sheet: &Sheet,
        texts: &Texts,
        (width, room): (f32, f32),
    ) -> Result<Self, PosterError> {
        let mut side = Side::at(sheet, texts, SIZES[SIZES.len() - 1], width);
        let rest = Block::set(
            sheet.typesetter,
            words::REST.th,
            sheet.look.more,
            12.0,
            width,
        )?;
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

    fn at(sheet: &Sheet, texts: &Texts, size: f32, width: f32) -> Self {
        let (typesetter, look) = (sheet.typesetter, &sheet.look);
        let set = |texts, style, size| each(typesetter, texts, style, (size, width));
        let mut hours = set(&texts.hours, look.body, size);
        hours.extend(set(&texts.hours_en, look.quiet, size * 0.85));
        let phones = set(&texts.phones, look.figures, size);
        let sections = [(words::HOURS, hours), (words::PHONES, phones)];
        Side {
            sections: sections
                .into_iter()
                .filter(|(_, blocks)| !blocks.is_empty())
                .collect(),
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
        self.sections.len() as f32 * HEADING_SIZE * HEADING_LEADING + gaps + blocks
    }

    /// Draws the column.
    pub fn draw(&self, sheet: &mut Sheet, [x, top]: [f32; 2]) -> Result<(), PosterError> {
        let mut y = top;
        for (words, blocks) in &self.sections {
            heading(sheet, *words, HEADING_SIZE, [x, y])?;
            y = stack(sheet, blocks, [x, y + HEADING_SIZE * HEADING_LEADING]) + SECTION_GAP;
        }
        Ok(())
    }
}

/// Writes the heading of a list.
pub(super) fn heading(
    sheet: &mut Sheet,
    words: Phrase,
    size: f32,
    [x, top]: [f32; 2],
) -> Result<(), PosterError> {
    let style = sheet.look.heading;
    sheet.write_both(words, style, size, [x, top + size * 1.1])
}
