//! Letters: what they are by their content, whatever their name says, and what a letter may not be.
//!
//! Nothing is repaired and nothing is drawn here: a letter is taken as it is, or refused with a reason.

mod inflate;
mod jpeg;
mod pdf;
mod png;

use super::LetterKind;
use crate::{Problem, ProblemCode, records};

/// Bytes of a letter: 10 MB.
pub const MOST_LETTER_BYTES: usize = 10 * 1024 * 1024;
/// Dots of a picture: a sheet of A3 at 600 dots per inch has 70 million.
const MOST_DOTS: u64 = 100_000_000;
/// Characters of a file's name.
const MOST_NAME: usize = 120;
const FIELD: &str = "letter";

/// What the letter is.
///
/// # Errors
/// One problem, at the field `letter`.
pub fn inspect_letter(bytes: &[u8]) -> Result<LetterKind, Problem> {
    let at = |code| Problem::error(FIELD, code);
    if bytes.is_empty() {
        return Err(at(ProblemCode::LetterEmpty));
    }
    if bytes.len() > MOST_LETTER_BYTES {
        return Err(at(ProblemCode::LetterTooLarge).with("most", MOST_LETTER_BYTES));
    }
    let kind = kind_of(bytes).ok_or_else(|| at(ProblemCode::LetterKindUnfit))?;
    let inspected = match kind {
        LetterKind::Pdf => pdf::inspect(bytes),
        LetterKind::Jpeg => jpeg::inspect(bytes),
        LetterKind::Png => png::inspect(bytes),
    };
    inspected.map(|()| kind).map_err(at)
}

/// A file's name as it is kept: without a path, without what cannot be seen or turns the writing, and short.
pub fn letter_name(typed: &str) -> String {
    let file = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible = file
        .chars()
        .filter(|c| *c == ' ' || !records::is_invisible(*c));
    visible
        .take(MOST_NAME)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// By the first bytes, with nothing before them: a file that is several things at once is none of them.
fn kind_of(bytes: &[u8]) -> Option<LetterKind> {
    const BEGINNINGS: [(&[u8], LetterKind); 3] = [
        (b"%PDF-", LetterKind::Pdf),
        (&[0xFF, 0xD8, 0xFF], LetterKind::Jpeg),
        (png::SIGNATURE, LetterKind::Png),
    ];
    let begins = BEGINNINGS
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    begins.map(|(_, kind)| *kind)
}

/// Refuses a picture that is far larger than a sheet of paper.
fn check_dots(width: u64, height: u64) -> Result<(), ProblemCode> {
    match width.saturating_mul(height) {
        0 => Err(ProblemCode::LetterBroken),
        dots if dots > MOST_DOTS => Err(ProblemCode::LetterBomb),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
