//! The order of the Royal Institute's dictionary: by consonant and vowel as spoken, then tone
//! marks, and punctuation only where all else is equal. Words in other scripts follow the Thai.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(locale!("th").into(), CollatorOptions::default())
        .expect("the Thai order is compiled in")
});

/// Which of two texts stands first. Texts that differ in punctuation only stand with the shorter
/// first, so that no two different texts are equal and lists look the same everywhere.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    COLLATOR
        .compare(a, b)
        .then_with(|| a.len().cmp(&b.len()))
        .then_with(|| a.cmp(b))
}

/// Bytes that stand in the order of [`compare`]: for sorting many rows, or for a column of a
/// database that is filled anew when the program changes (keys may differ between versions).
#[must_use]
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 3);
    let Ok(()) = COLLATOR.write_sort_key_to(text, &mut key);
    // Weights are never 0, so a shorter key ends before a longer one goes on.
    key.push(0);
    key.extend((text.len() as u64).to_be_bytes());
    key.extend(text.as_bytes());
    key
}

/// Sorts rows by a text of each, making every key once; rows of equal text keep their order.
pub fn sort_by_text<T>(rows: &mut [T], text: impl Fn(&T) -> &str) {
    rows.sort_by_cached_key(|row| sort_key(text(row)));
}
