//! Three steps: scan, choose, prepare. As a strip over the manuals, or large where no manual is pinned.

use super::look::{BADGE, BODY, FAINT, HEADING, MARGIN, NAVY, QUIET, RULE};
use super::sheet::Sheet;
use super::words::{HOW, INVITATION, STEPS};
use crate::block::Block;
use crate::error::PosterError;
use crate::page::Path;

/// Height of the strip when it is drawn in full size.
pub(super) const STRIP: f32 = 76.0;

/// Draws the strip with its top at `top`, `scale` times its full size.
pub(super) fn strip(sheet: &mut Sheet, top: f32, scale: f32) -> Result<(), PosterError> {
    let width = sheet.page.width - 2.0 * MARGIN;
    let height = STRIP * scale;
    sheet.rule([MARGIN, top], width, 0.75, RULE);
    for (index, (number, what, how)) in STEPS.into_iter().enumerate() {
        let x = MARGIN + COLUMNS[index] * width;
        badge(
            sheet,
            number,
            [x + 15.0 * scale, top + height / 2.0],
            15.0 * scale,
        )?;
        sheet.write(
            what,
            HEADING,
            17.0 * scale,
            [x + 40.0 * scale, top + 35.0 * scale],
        )?;
        sheet.write(
            how,
            QUIET,
            14.0 * scale,
            [x + 40.0 * scale, top + 57.0 * scale],
        )?;
    }
    sheet.rule([MARGIN, top + height], width, 0.75, RULE);
    Ok(())
}

/// Where the steps of the strip begin, as parts of its width: the first says most, the last least.
const COLUMNS: [f32; 3] = [0.0, 0.37, 0.71];

/// Height of the large steps with their invitation.
pub(super) const LARGE: f32 = 258.0;

/// Draws the large steps in a column, with their heading and the invitation.
pub(super) fn large(sheet: &mut Sheet, [x, top]: [f32; 2], width: f32) -> Result<(), PosterError> {
    sheet.write(HOW, HEADING, 20.0, [x, top + 22.0])?;
    let row = 55.0;
    for (index, (number, what, how)) in STEPS.into_iter().enumerate() {
        let y = top + 38.0 + index as f32 * row;
        badge(sheet, number, [x + 19.0, y + row / 2.0], 19.0)?;
        sheet.write(what, HEADING, 19.0, [x + 54.0, y + 24.5])?;
        sheet.write(how, BODY, 16.0, [x + 54.0, y + 47.0])?;
        sheet.rule([x, y + row], width, 0.75, FAINT);
    }
    let invitation = Block::set(sheet.typesetter, INVITATION, QUIET, 15.0, width)?;
    sheet.put(&invitation, [x, top + 38.0 + 3.0 * row + 9.0]);
    Ok(())
}

/// A number, white in a navy circle.
fn badge(
    sheet: &mut Sheet,
    number: &str,
    centre: [f32; 2],
    radius: f32,
) -> Result<(), PosterError> {
    sheet.fill(Path::circle(centre, radius), NAVY);
    let size = radius * 1.2;
    let digit = Block::set(sheet.typesetter, number, BADGE, size, f32::MAX)?;
    // the digits of Sarabun are 0.7 em high
    let baseline = centre[1] + size * 0.35;
    sheet.write(
        number,
        BADGE,
        size,
        [centre[0] - digit.width() / 2.0, baseline],
    )
}
