//! What follows a number: "ต่อ 123", "ext. 12", "#9", "กด 0".

use super::TelephoneError;
use super::read::{is_blank, without_lead};

const WORDS: [&str; 8] = ["ต่อภายใน", "ภายใน", "ต่อ", "กด", "extension", "ext", "#", "x"];
const LONGEST: usize = 6;

/// The number, and what stands after the first word for an extension.
pub(super) fn cut(text: &str) -> (&str, Option<&str>) {
    let found = WORDS
        .iter()
        .filter_map(|word| Some((text.find(word)?, word.len())))
        .min_by_key(|(at, length)| (*at, usize::MAX - length));
    match found {
        Some((at, length)) => (&text[..at], Some(without_lead(&text[at + length..]))),
        None => (text, None),
    }
}

/// Groups of digits with "-" (to) or ", " (or) between them.
pub(super) fn read(written: &str) -> Result<String, TelephoneError> {
    let text: String = written.chars().filter(|c| !is_blank(*c)).collect();
    let text = text.replace(['–', '—'], "-").replace("ถึง", "-");
    let text = text.replace('/', ",").replace("หรือ", ",");
    if text.split([',', '-']).all(is_group) {
        Ok(text.replace(',', ", "))
    } else {
        Err(TelephoneError::BadExtension)
    }
}

fn is_group(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}
