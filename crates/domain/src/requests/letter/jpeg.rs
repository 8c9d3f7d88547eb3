//! JPEG (ITU-T T.81): its segments from the first marker to the last.

use super::check_dots;
use crate::ProblemCode;

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const START_OF_SCAN: u8 = 0xDA;

/// Cameras write all sorts of things behind the end; no reader looks there.
pub(super) fn inspect(bytes: &[u8]) -> Result<(), ProblemCode> {
    const BROKEN: ProblemCode = ProblemCode::LetterBroken;
    let mut rest = bytes.get(2..).ok_or(BROKEN)?;
    let (mut has_frame, mut has_scan) = (false, false);
    loop {
        let (marker, after) = marker(rest).ok_or(BROKEN)?;
        match marker {
            END => {
                return if has_frame && has_scan {
                    Ok(())
                } else {
                    Err(BROKEN)
                };
            }
            START => return Err(BROKEN),
            _ if stands_alone(marker) => rest = after,
            _ => {
                let (segment, next) = segment(after).ok_or(BROKEN)?;
                rest = next;
                if is_frame(marker) {
                    check_frame(segment)?;
                    has_frame = true;
                } else if marker == START_OF_SCAN {
                    has_scan = true;
                    rest = after_scan(rest).ok_or(BROKEN)?;
                }
            }
        }
    }
}

/// A marker, which fill bytes may precede, and what follows it.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let filled = bytes.iter().take_while(|byte| **byte == 0xFF).count();
    let (marker, rest) = bytes.get(filled..)?.split_first()?;
    (filled > 0 && *marker != 0).then_some((*marker, rest))
}

/// The length counts itself.
fn segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = usize::from(u16::from_be_bytes(*bytes.first_chunk()?));
    (length >= 2)
        .then(|| bytes.split_at_checked(length))
        .flatten()
}

/// From the next marker on that is no part of the coded picture.
fn after_scan(bytes: &[u8]) -> Option<&[u8]> {
    let is_marker =
        |pair: &[u8]| pair[0] == 0xFF && pair[1] != 0 && !(0xD0..=0xD7).contains(&pair[1]);
    let at = bytes.windows(2).position(is_marker)?;
    bytes.get(at..)
}

fn check_frame(segment: &[u8]) -> Result<(), ProblemCode> {
    let side = |at: usize| {
        let bytes = segment.get(at..at + 2)?.try_into().ok()?;
        Some(u64::from(u16::from_be_bytes(bytes)))
    };
    let (height, width) = side(3).zip(side(5)).ok_or(ProblemCode::LetterBroken)?;
    check_dots(width, height)
}

const fn stands_alone(marker: u8) -> bool {
    matches!(marker, 0x01 | 0xD0..=0xD7)
}

/// All kinds of frames; three markers between them are tables.
const fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}
