//! The lists in the lower half: manuals on the left, hours and telephones on the right.

use super::look::{BODY, FAINT, FIGURES, HEADING, MORE};
use super::sheet::Sheet;
use super::texts::{Text, Texts};
use super::words;
use crate::block::Block;
use crate::error::PosterError;
use crate::typesetter::Typesetter;

const HEADING_SIZE: f32 = 20.0;
/// From the heading's top to the first row.
const HEADING_HEIGHT: f32 = 34.0;

/// The pinned manuals, a row each.
pub(super) struct Manuals {
    rows: Vec<Block>,
    more: Option<Block>,
    /// Air above and below each row.
    pub padding: f32,
}

impl Manuals {
    /// Sets all manuals.
    pub fn all(
        typesetter: &Typesetter,
        texts: &Texts,
        (size, padding, width): (f32, f32, f32),
    ) -> Self {
        let set = |text: &Text| Block::of(typesetter, text.clone(), BODY, size, width);
        Manuals {
            rows: texts.manuals.iter().map(set).collect(),
            more: None,
            padding,
        }
    }

    /// Keeps the first rows that fit in `room`, and says how many are left.
    pub fn cut_to(
        mut self,
        typesetter: &Typesetter,
        room: f32,
        (size, width): (f32, f32),
    ) -> Result<Self, PosterError> {
        let all = self.rows.len();
        while self.height() > room {
            if self.rows.pop().is_none() {
                return Err(PosterError::DoesNotFit);
            }
            let words = words::more(self.rows.len(), all - self.rows.len());
            self.more = Some(Block::set(typesetter, &words, MORE, size, width)?);
        }
        Ok(self)
    }

    /// The height with the heading.
    pub fn height(&self) -> f32 {
        let blocks = self.rows.iter().chain(&self.more);
        HEADING_HEIGHT
            + blocks
                .map(|block| block.height() + 2.0 * self.padding)
                .sum::<f32>()
    }

    /// How many rows there are, with the one that says what is left.
    pub fn row_count(&self) -> usize {
        self.rows.len() + usize::from(self.more.is_some())
    }

    /// Draws the list.
    pub fn draw(
        &self,
        sheet: &mut Sheet,
        [x, top]: [f32; 2],
        width: f32,
    ) -> Result<(), PosterError> {
        heading(sheet, words::MANUALS, [x, top])?;
        let mut y = top + HEADING_HEIGHT;
        for (index, row) in self.rows.iter().chain(&self.more).enumerate() {
            if index > 0 {
                sheet.rule([x, y], width, 0.75, FAINT);
            }
            sheet.put(row, [x, y + self.padding]);
            y += row.height() + 2.0 * self.padding;
        }
        Ok(())
    }
}

/// Hours and telephones.
pub(super) struct Side {
    sections: Vec<(&'static str, Vec<Block>)>,
}

/// Between two sections of the side column.
const SECTION_GAP: f32 = 14.0;
const SIDE_SIZES: [f32; 10] = [18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0];

impl Side {
    /// Whether there is anything to say.
    pub fn is_needed(texts: &Texts) -> bool {
        !texts.hours.is_empty() || !texts.phones.is_empty()
    }

    /// Sets hours and telephones as large as they fit in `room`, `largest` at most. What does not fit at the
    /// smallest size is left out, and the column says so.
    pub fn fit(
        typesetter: &Typesetter,
        texts: &Texts,
        (largest, width, room): (f32, f32, f32),
    ) -> Result<Self, PosterError> {
        let sizes = SIDE_SIZES.into_iter().filter(|&size| size <= largest);
        let mut smallest = Side {
            sections: Vec::new(),
        };
        for size in sizes {
            smallest = Side::at(typesetter, texts, size, width);
            if smallest.height() <= room {
                return Ok(smallest);
            }
        }
        smallest.cut_to(typesetter, room, width)
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
                let set = |text: &Text| Block::of(typesetter, text.clone(), style, size, width);
                (heading, texts.iter().map(set).collect())
            });
        Side {
            sections: sections.collect(),
        }
    }

    fn cut_to(
        mut self,
        typesetter: &Typesetter,
        room: f32,
        width: f32,
    ) -> Result<Self, PosterError> {
        let rest = Block::set(typesetter, words::REST, MORE, 12.0, width)?;
        while self.height() + rest.height() > room {
            let longest = self
                .sections
                .iter_mut()
                .max_by_key(|(_, blocks)| blocks.len());
            if longest.and_then(|(_, blocks)| blocks.pop()).is_none() {
                return Err(PosterError::DoesNotFit);
            }
        }
        if let Some((_, blocks)) = self.sections.last_mut() {
            blocks.push(rest);
        }
        Ok(self)
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

fn heading(sheet: &mut Sheet, words: &str, [x, top]: [f32; 2]) -> Result<(), PosterError> {
    sheet.write(words, HEADING, HEADING_SIZE, [x, top + 22.0])
}
