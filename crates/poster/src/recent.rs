//! Texts shaped lately. Posters of one batch share most of theirs: agency, hours, titles of manuals.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::face::Weight;
use crate::paragraph::Paragraph;

/// Most texts of one generation; two are kept.
const MOST: usize = 2048;
/// Longer texts, in bytes, are not kept: they are few, and would take much room.
const LONGEST: usize = 600;

type Generation = HashMap<String, Arc<Paragraph>>;

/// Texts of one weight, by how long ago they were asked for.
#[derive(Default)]
struct Texts {
    young: Generation,
    old: Generation,
}

/// Shaped texts, at most so many.
#[derive(Default)]
pub(crate) struct Recent([Mutex<Texts>; Weight::ALL.len()]);

impl Recent {
    /// The text as it was shaped before, if that is not long ago.
    pub fn get(&self, text: &str, weight: Weight) -> Option<Arc<Paragraph>> {
        let mut texts = self.texts(weight);
        if let Some(paragraph) = texts.young.get(text) {
            return Some(Arc::clone(paragraph));
        }
        let (text, paragraph) = texts.old.remove_entry(text)?;
        texts.keep(text, Arc::clone(&paragraph));
        Some(paragraph)
    }

    /// Keeps a text for a while.
    pub fn keep(&self, text: &str, weight: Weight, paragraph: &Arc<Paragraph>) {
        if text.len() <= LONGEST {
            let paragraph = Arc::clone(paragraph);
            self.texts(weight).keep(text.to_owned(), paragraph);
        }
    }

    fn texts(&self, weight: Weight) -> MutexGuard<'_, Texts> {
        let texts = &self.0[weight as usize];
        texts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Texts {
    fn keep(&mut self, text: String, paragraph: Arc<Paragraph>) {
        if self.young.len() >= MOST {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(text, paragraph);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn paragraph(text: &str) -> Arc<Paragraph> {
        Arc::new(Paragraph::new(text.to_owned(), Vec::new(), &[]))
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_goes() {
        let recent = Recent::default();
        let often = paragraph("often");
        recent.keep("often", Weight::Bold, &often);
        recent.keep("once", Weight::Bold, &paragraph("once"));
        for number in 0..5 * MOST {
            let text = number.to_string();
            recent.keep(&text, Weight::Bold, &paragraph(&text));
            assert!(Arc::ptr_eq(
                &recent.get("often", Weight::Bold).unwrap(),
                &often
            ));
        }
        assert!(recent.get("once", Weight::Bold).is_none());
        assert!(recent.get("often", Weight::Regular).is_none());
        let texts = recent.texts(Weight::Bold);
        assert!(texts.young.len() <= MOST && texts.old.len() <= MOST);
    }
}
