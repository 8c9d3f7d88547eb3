//! Three steps: scan, choose, prepare. As a strip over the manuals, or large where no manual is pinned.

use super::look::{Look, MARGIN};
use super::sheet::Sheet;
use super::words::{HOW, INVITATION, STEPS};
use crate::block::Block;
use crate::error::PosterError;

/// Height of the strip when it is drawn in full size.
pub(super) fn strip_height(look: &Look) -> f32 {
    if look.both { 92.0 } else { 76.0 }
}

/// Draws the strip with its top at `top`, `scale` times its full size.
pub(super) fn strip(sheet: &mut Sheet, top: f32, scale: f32) -> Result<(), PosterError> {
    let look = sheet.look;
    let width = sheet.page.width - 2.0 * MARGIN;
    let height = strip_height(&look) * scale;
    sheet.rule([MARGIN, top], width, 0.75, look.rule);
    for (step, column) in STEPS.into_iter().zip(COLUMNS) {
        let x = MARGIN + column * width;
        let radius = 15.0 * scale;
        let centre = [x + radius, top + 38.0 * scale];
        sheet.badge(step.number, centre, radius)?;
        let x = x + 40.0 * scale;
        let first = [x, top + 35.0 * scale];
        // two languages in one line need smaller letters
        let size = if look.both { 14.5 } else { 17.0 };
        sheet.write_both(step.what, look.heading, size * scale, first)?;
        let second = [x, top + 57.0 * scale];
        sheet.write(step.how.th, look.quiet, 14.0 * scale, second)?;
        if look.both {
            let third = [x, top + 76.0 * scale];
            sheet.write(step.how.en, look.quiet, 12.0 * scale, third)?;
        }
    }
    sheet.rule([MARGIN, top + height], width, 0.75, look.rule);
    Ok(())
}

/// Where the steps of the strip begin, as parts of its width: the first says most, the last least.
const COLUMNS: [f32; 3] = [0.0, 0.36, 0.675];

/// Height of one of the large steps.
const ROW: f32 = 55.0;

/// Height of the large steps with their invitation.
pub(super) fn large_height(look: &Look) -> f32 {
    93.0 + 3.0 * ROW + if look.both { 42.0 } else { 0.0 }
}

/// Draws the large steps in a column, with their heading and the invitation.
pub(super) fn large(sheet: &mut Sheet, [x, top]: [f32; 2], width: f32) -> Result<(), PosterError> {
    let look = sheet.look;
    sheet.write_both(HOW, look.heading, 20.0, [x, top + 22.0])?;
    for (index, step) in STEPS.into_iter().enumerate() {
        let y = top + 38.0 + index as f32 * ROW;
        sheet.badge(step.number, [x + 19.0, y + 27.5], 19.0)?;
        let x_text = x + 54.0;
        sheet.write_both(step.what, look.heading, 19.0, [x_text, y + 24.5])?;
        sheet.write_both(step.how, look.body, 16.0, [x_text, y + 47.0])?;
        sheet.rule([x, y + ROW], width, 0.75, look.faint);
    }
    let mut y = top + 38.0 + 3.0 * ROW + 9.0;
    let mut texts = vec![(INVITATION.th, 15.0)];
    texts.extend(look.both.then_some((INVITATION.en, 13.0)));
    for (text, size) in texts {
        let invitation = Block::set(sheet.typesetter, text, look.quiet, size, width)?;
        sheet.put(&invitation, [x, y]);
        y += invitation.height() + 2.0;
    }
    Ok(())
}

/// Height of the small steps.
pub(super) const SMALL: f32 = 132.0;

/// Draws the steps small, under each other, and gives where they end.
pub(super) fn small(sheet: &mut Sheet, [x, top]: [f32; 2]) -> Result<f32, PosterError> {
    let look = sheet.look;
    sheet.write_both(HOW, look.heading, 14.0, [x, top + 16.0])?;
    for (index, step) in STEPS.into_iter().enumerate() {
        let y = top + 28.0 + index as f32 * 34.0;
        sheet.badge(step.number, [x + 11.0, y + 14.0], 11.0)?;
        sheet.write_both(step.what, look.heading, 12.5, [x + 32.0, y + 12.0])?;
        sheet.write_both(step.how, look.quiet, 11.0, [x + 32.0, y + 28.0])?;
    }
    Ok(top + SMALL)
}
