//! A text in Thai with its English: behind it where both go in one line, else under it.

use super::sheet::Sheet;
use super::texts::Pair;
use crate::block::{Block, Style};

/// The size of English beside Thai, as a part of it.
const ENGLISH: f32 = 0.82;
/// Between Thai and English in one line, in the size of the Thai.
const GAP: f32 = 0.55;

/// A text with its English, set.
pub(super) struct Title {
    th: Block,
    en: Option<English>,
}

/// The English, and where it begins seen from the corner of the Thai.
struct English {
    block: Block,
    offset: [f32; 2],
}

impl Title {
    /// Sets a text in `width` points.
    pub fn set(sheet: &Sheet, pair: &Pair, style: Style, size: f32, width: f32) -> Self {
        let th = Block::of(sheet.typesetter, pair.th.clone(), style, size, width);
        let en = pair.en.as_ref().map(|en| {
            let (quiet, smaller) = (sheet.look.quiet, size * ENGLISH);
            let block = Block::of(sheet.typesetter, en.clone(), quiet, smaller, width);
            let behind = th.width() + size * GAP;
            let lines = th.line_count().max(block.line_count());
            let offset = if lines == 1 && behind + block.width() <= width {
                [behind, th.first_baseline() - block.first_baseline()]
            } else {
                [0.0, th.height()]
            };
            English { block, offset }
        });
        Title { th, en }
    }

    /// From top to bottom in points.
    pub fn height(&self) -> f32 {
        let under = self.en.iter().map(|en| en.offset[1] + en.block.height());
        under.fold(self.th.height(), f32::max)
    }

    /// Draws the text with its top left corner at `corner`.
    pub fn draw(&self, sheet: &mut Sheet, [x, y]: [f32; 2]) {
        sheet.put(&self.th, [x, y]);
        if let Some(English { block, offset }) = &self.en {
            sheet.put(block, [x + offset[0], y + offset[1]]);
        }
    }
}
