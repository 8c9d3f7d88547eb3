//! What a PDF does by itself, or carries inside.

use super::{
    Effort, names,
    object::{Object, Reader},
};
use crate::ProblemCode;
use std::collections::{HashMap, HashSet};

/// Scripts, programs, forms that send themselves, sound and films, other files inside or beside. Each is named
/// in full where it is used (ISO 32000-1, 12.6.4), so no letter needs one of these names.
const REFUSED: [&[u8]; 13] = [
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"Rendition",
    b"GoToE",
    b"GoToR",
    b"Movie",
    b"Sound",
    b"RichMedia",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"XFA",
];

/// What happens when the file is opened, as far as it stands elsewhere.
#[derive(Default)]
pub(super) struct Openings {
    asked: HashSet<u64>,
    /// Of each number, whether all objects that have it do no more than show a page.
    known: HashMap<u64, bool>,
}

impl Openings {
    pub fn note(&mut self, number: Option<u64>, object: &Object) {
        if let Some(number) = number {
            let shows = shows_a_page(object);
            let known = self.known.entry(number).or_insert(true);
            *known = *known && shows;
        }
    }

    /// # Errors
    /// `LetterActive` where something else may happen than that a page is shown.
    pub fn check(&self) -> Result<(), ProblemCode> {
        let is_harmless = |asked: &u64| self.known.get(asked) == Some(&true);
        if self.asked.iter().all(is_harmless) {
            Ok(())
        } else {
            Err(ProblemCode::LetterActive)
        }
    }
}

/// Looks at every name of a file, or of the objects unpacked from it.
pub(super) fn look_through(
    bytes: &[u8],
    effort: &mut Effort,
    openings: &mut Openings,
) -> Result<(), ProblemCode> {
    for (name, end) in names::all(bytes) {
        if REFUSED.contains(&&*name) {
            return Err(ProblemCode::LetterActive);
        }
        if *name == *b"OpenAction" {
            match Reader::new(bytes, end, &mut effort.reading).object()? {
                Some(Object::Reference(number)) => {
                    openings.asked.insert(number);
                }
                Some(object) if shows_a_page(&object) => {}
                _ => return Err(ProblemCode::LetterActive),
            }
        }
    }
    Ok(())
}

/// Names too short to be looked for among the bytes of pictures are looked for in objects.
pub(super) fn check(object: &Object) -> Result<(), ProblemCode> {
    let acts = |key: &[u8]| key == b"JS" || key == b"AA";
    match object {
        Object::Dictionary(entries) => entries.iter().try_for_each(|(key, value)| {
            if acts(key) {
                return Err(ProblemCode::LetterActive);
            }
            check(value)
        }),
        Object::Array(items) => items.iter().try_for_each(check),
        _ => Ok(()),
    }
}

/// A place in the file, or the act of going to one and nothing after it.
fn shows_a_page(object: &Object) -> bool {
    match object {
        Object::Array(_) | Object::Other => true,
        Object::Dictionary(_) => {
            let goes = object.has(b"S") && object.values(b"S").all(|s| s.is_name(b"GoTo"));
            goes && !object.has(b"Next")
        }
        _ => false,
    }
}
