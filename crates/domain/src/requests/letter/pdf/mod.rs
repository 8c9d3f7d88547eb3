//! PDF (ISO 32000): nothing in it may act by itself, and unpacked it must be of a letter's size.
//!
//! Viewers disagree about broken files and repair them each in its own way, so no structure is trusted: every
//! name is looked at wherever it stands in the file, every object that begins anywhere is read, and every
//! stream that could hold objects is unpacked and looked through the same way. What cannot be looked into is
//! refused. That a harmless file says one of these names somewhere is possible, and then it is refused too.

mod actions;
mod names;
mod object;
mod streams;

use crate::ProblemCode;
use actions::Openings;
use object::Reader;

/// Near its end each file says where its table stands, and that it is complete.
const TAIL: usize = 2048;

pub(super) fn inspect(bytes: &[u8]) -> Result<(), ProblemCode> {
    check_end(bytes)?;
    if names::all(bytes).any(|(name, _)| *name == *b"Encrypt") {
        return Err(ProblemCode::LetterEncrypted);
    }
    let mut openings = Openings::default();
    let mut effort = Effort::of(bytes);
    actions::look_through(bytes, &mut effort, &mut openings)?;
    let mut objects = 0;
    for at in beginnings(bytes) {
        let mut reader = Reader::new(bytes, at, &mut effort.reading);
        let Some(object) = reader.object()? else {
            continue;
        };
        objects += 1;
        let data = reader.stream()?;
        openings.note(number_before(bytes, at), &object);
        actions::check(&object)?;
        if let Some(data) = data {
            streams::inspect(&object, data, &mut effort, &mut openings)?;
        }
    }
    if objects == 0 {
        return Err(ProblemCode::LetterBroken);
    }
    openings.check()
}

/// How much may still be done for this file: objects inside objects, and streams inside streams, could go on
/// for ever.
struct Effort {
    /// Bytes read as objects.
    reading: usize,
    /// Bytes unpacked.
    unpacking: usize,
}

impl Effort {
    const MOST_UNPACKED: usize = 128 * 1024 * 1024;

    fn of(bytes: &[u8]) -> Self {
        Self {
            reading: 8 * bytes.len() + 1024 * 1024,
            unpacking: Self::MOST_UNPACKED,
        }
    }
}

fn check_end(bytes: &[u8]) -> Result<(), ProblemCode> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let has = |word: &[u8]| tail.windows(word.len()).any(|window| window == word);
    if has(b"startxref") && has(b"%%EOF") {
        Ok(())
    } else {
        Err(ProblemCode::LetterBroken)
    }
}

/// Behind each word "obj", wherever it stands.
fn beginnings(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let words = bytes.windows(3).enumerate();
    words
        .filter(|(at, word)| *word == b"obj" && !bytes[..*at].ends_with(b"end"))
        .map(|(at, _)| at + 3)
}

/// The number of the object whose word "obj" ends at `at`: "12 0 obj".
fn number_before(bytes: &[u8], at: usize) -> Option<u64> {
    let line = &bytes[at.saturating_sub(40)..at - 3];
    let mut words = line
        .split(u8::is_ascii_whitespace)
        .filter(|w| !w.is_empty());
    let (_generation, number) = (words.next_back()?, words.next_back()?);
    // What precedes the number may stand against it: "endobj12 0 obj".
    let digits = number
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_digit())
        .count();
    let number = &number[number.len() - digits..];
    std::str::from_utf8(number).ok()?.parse().ok()
}
