//! The promise at the head, and the line at the foot.

use super::look::{MARGIN, NAVY, ON_BAND, PROMISE, QUIET, RULE};
use super::sheet::Sheet;
use super::texts::Texts;
use super::words;
use crate::block::Block;
use crate::error::PosterError;
use crate::page::{Path, Rect};

/// Height of the band at the head when it is drawn in full size.
pub(super) const HEAD: f32 = 180.0;
/// Height of the strip at the foot.
pub(super) const FOOT: f32 = 46.0;

/// Draws the band with the promise, `scale` times its full size.
pub(super) fn head(sheet: &mut Sheet, scale: f32) -> Result<(), PosterError> {
    let band = Rect {
        x: 0.0,
        y: 0.0,
        width: sheet.page.width,
        height: HEAD * scale,
    };
    sheet.fill(Path::rectangle(band), NAVY);
    sheet.write(
        words::PROMISE[0],
        PROMISE,
        38.0 * scale,
        [MARGIN, 62.0 * scale],
    )?;
    sheet.write(
        words::PROMISE[1],
        PROMISE,
        38.0 * scale,
        [MARGIN, 118.0 * scale],
    )?;
    sheet.write(words::WHAT, ON_BAND, 19.0 * scale, [MARGIN, 155.0 * scale])
}

/// Draws the strip at the foot: the way without a telephone, and the date of the information.
pub(super) fn foot(sheet: &mut Sheet, texts: &Texts) -> Result<(), PosterError> {
    let (width, height) = (sheet.page.width, sheet.page.height);
    let top = height - FOOT;
    let baseline = top + 27.0;
    sheet.rule([0.0, top], width, 0.75, RULE);
    let on_paper = Block::set(sheet.typesetter, words::ON_PAPER, QUIET, 13.0, width)?;
    sheet.put(&on_paper, [MARGIN, baseline - on_paper.first_baseline()]);
    let room = width - 2.0 * MARGIN - on_paper.width() - 16.0;
    for text in &texts.as_of {
        let sizes = [13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0];
        let set = |&size: &f32| Block::of(sheet.typesetter, text.clone(), QUIET, size, room);
        let fits = |block: &Block| block.line_count() == 1 || block.height() <= FOOT - 4.0;
        let block = sizes
            .iter()
            .map(set)
            .find(fits)
            .ok_or(PosterError::DoesNotFit)?;
        let y = match block.line_count() {
            1 => baseline - block.first_baseline(),
            _ => top + (FOOT - block.height()) / 2.0,
        };
        sheet.put(&block, [width - MARGIN - block.width(), y]);
    }
    Ok(())
}
