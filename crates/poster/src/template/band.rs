//! The promise at the head, and the line at the foot.

use super::emblem;
use super::look::{Look, MARGIN};
use super::sheet::Sheet;
use super::texts::Texts;
use super::words;
use crate::block::Block;
use crate::emblem::Emblem;
use crate::error::PosterError;
use crate::page::{Path, Rect};
use std::sync::Arc;

/// Height of the band at the head when it is drawn in full size.
pub(super) const HEAD: f32 = 180.0;
/// The emblem's place in the band, in full size.
const EMBLEM: f32 = 104.0;

/// Height of the strip at the foot.
pub(super) fn foot_height(look: &Look) -> f32 {
    if look.both { 62.0 } else { 48.0 }
}

/// Draws the band with the promise, `scale` times its full size.
pub(super) fn head(
    sheet: &mut Sheet,
    scale: f32,
    mark: Option<&Arc<Emblem>>,
) -> Result<(), PosterError> {
    let (width, height) = (sheet.page.width, HEAD * scale);
    let look = sheet.look;
    if look.full {
        let band = Rect {
            x: 0.0,
            y: 0.0,
            width,
            height,
        };
        sheet.fill(Path::rectangle(band), look.accent);
    } else {
        sheet.rule(
            [MARGIN, height - 6.0],
            width - 2.0 * MARGIN,
            2.0,
            look.accent,
        );
    }
    let mut room = width - 2.0 * MARGIN;
    if let Some(mark) = mark {
        let side = EMBLEM * scale;
        let area = Rect {
            x: width - MARGIN - side,
            y: (height - side) / 2.0,
            width: side,
            height: side,
        };
        emblem::on_plate(sheet, mark, area);
        room -= side + 20.0 * scale;
    }
    // beside an emblem there is less room; the two lines of the promise stay of one size
    let width_of = |text: &str, size: f32| {
        let style = if words::PROMISE.contains(&text) {
            look.promise
        } else {
            look.on_band
        };
        Block::set(sheet.typesetter, text, style, size * scale, f32::MAX).map(|set| set.width())
    };
    let mut fits = Vec::new();
    for (text, size, _) in lines(look.both) {
        fits.push((room / width_of(text, *size)?).min(1.0));
    }
    let promise = fits[0].min(fits[1]);
    for (index, (text, size, baseline)) in lines(look.both).iter().enumerate() {
        let (style, fit) = match index {
            0 | 1 => (look.promise, promise),
            _ => (look.on_band, fits[index]),
        };
        sheet.write(text, style, size * scale * fit, [MARGIN, baseline * scale])?;
    }
    Ok(())
}

/// What the band says, with sizes and baselines in full size.
fn lines(both: bool) -> &'static [(&'static str, f32, f32)] {
    if both {
        &[
            (words::PROMISE[0], 34.0, 52.0),
            (words::PROMISE[1], 34.0, 101.0),
            (words::WHAT, 18.0, 134.0),
            (words::PROMISE_EN, 17.0, 160.0),
        ]
    } else {
        &[
            (words::PROMISE[0], 38.0, 62.0),
            (words::PROMISE[1], 38.0, 118.0),
            (words::WHAT, 19.0, 155.0),
        ]
    }
}

/// The date of the information may be as small as this.
const SMALLEST: f32 = 6.0;

/// The size of the poster's number, and the height of its line.
const NUMBER: f32 = 9.5;
const NUMBER_LINE: f32 = 13.0;

/// Draws the strip at the foot: the way without a telephone; the date of the information, and the poster's number.
pub(super) fn foot(sheet: &mut Sheet, texts: &Texts) -> Result<(), PosterError> {
    let look = sheet.look;
    let (width, height) = (sheet.page.width, foot_height(&look));
    let top = sheet.page.height - height;
    sheet.rule([0.0, top], width, 0.75, look.rule);
    let mut left = vec![words::ON_PAPER.th];
    left.extend(look.both.then_some(words::ON_PAPER.en));
    let mut end = MARGIN;
    let first = top
        + if left.len() == 1 && texts.number.is_empty() {
            28.0
        } else {
            22.0
        };
    for (index, text) in left.into_iter().enumerate() {
        let size = if index == 0 { 13.0 } else { 11.0 };
        let baseline = first + 20.0 * index as f32;
        end = sheet
            .write(text, look.quiet, size, [MARGIN, baseline])?
            .max(end);
    }
    let room = width - MARGIN - 16.0 - end;
    let lines = texts.as_of.iter().map(|text| (text, 13.0));
    let lines = lines.chain(texts.number.iter().map(|text| (text, NUMBER)));
    let mut y = top + 2.0;
    for (text, largest) in lines {
        // what comes first leaves the number its line
        let after = if largest > NUMBER {
            texts.number.len()
        } else {
            0
        };
        let last = sheet.page.height - 5.0 - after as f32 * NUMBER_LINE;
        let sizes = (0..=16).map(|step| largest - 0.5 * step as f32);
        let set = |size: f32| Block::of(sheet.typesetter, text.clone(), look.quiet, size, room);
        let whole = sizes
            .clone()
            .map(set)
            .find(|block| block.line_count() == 1 && y + block.height() <= last);
        // one line at a size that can be read; else as many as there is room for
        let mut broken = sizes
            .filter(|size| *size >= SMALLEST)
            .map(set)
            .filter(|block| y + block.height() <= last);
        let block = whole
            .or_else(|| broken.next())
            .ok_or(PosterError::DoesNotFit)?;
        let at = match block.line_count() {
            1 => (first - block.first_baseline()).max(y),
            _ => y,
        };
        sheet.put(&block, [width - MARGIN - block.width(), at]);
        y = at + block.height();
    }
    Ok(())
}
