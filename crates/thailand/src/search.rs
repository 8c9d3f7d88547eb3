//! Search in Thai, which is written without spaces between words.
//!
//! Text and query are folded to the same plain form and compared as strings: no word list is
//! needed, and what one person writes with a space, a hyphen or a Thai digit, another may not.

use crate::characters::{is_above_or_below, is_tone_mark};
use crate::digits::arabic;

const NIKHAHIT: char = '\u{0E4D}';
const PAIYANNOI: char = 'ฯ';

/// The form to store and to search in: no spaces, punctuation, zero-width characters or ฯ; Latin
/// in lower case; Arabic digits; Thai vowels and marks in one spelling and order.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = text.chars().filter(|c| is_kept(*c)).map(arabic);
    let mut folded: Vec<char> = Vec::with_capacity(text.len() / 2);
    for c in plain.flat_map(char::to_lowercase) {
        append(&mut folded, c);
    }
    folded.into_iter().collect()
}

/// What someone looks for, folded once for many rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Words are what spaces separate.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let words = query.split_whitespace().map(fold);
        Self {
            words: words.filter(|word| !word.is_empty()).collect(),
        }
    }

    /// Whether every word occurs, in any order. `folded_haystack` comes from [`fold`]. A query
    /// without words matches everything.
    #[must_use]
    pub fn matches(&self, folded_haystack: &str) -> bool {
        self.words
            .iter()
            .all(|word| folded_haystack.contains(word.as_str()))
    }
}

/// [`Query::matches`] for a single row.
#[must_use]
pub fn matches(folded_haystack: &str, query: &str) -> bool {
    Query::new(query).matches(folded_haystack)
}

fn is_kept(c: char) -> bool {
    c != PAIYANNOI && (c.is_alphanumeric() || is_above_or_below(c))
}

/// Adds a character, mending the ways in which keyboards and PDF files spell Thai differently.
fn append(folded: &mut Vec<char>, c: char) {
    match (folded.last().copied(), c) {
        // Two SARA E look like SARA AE.
        (Some('เ'), 'เ') => replace_last(folded, 'แ'),
        // NIKHAHIT and SARA AA look like SARA AM, with a tone mark before, between or not at all.
        (Some(NIKHAHIT), 'า') => replace_last(folded, 'ำ'),
        (Some(tone), 'า') if is_tone_mark(tone) && folded.iter().nth_back(1) == Some(&NIKHAHIT) =>
        {
            folded.truncate(folded.len() - 2);
            folded.extend([tone, 'ำ']);
        }
        // A vowel above or below goes before the tone mark; SARA AM after it is right.
        (Some(tone), mark) if is_tone_mark(tone) && is_vowel_mark(mark) => {
            replace_last(folded, mark);
            folded.push(tone);
        }
        (Some('ำ'), tone) if is_tone_mark(tone) => {
            replace_last(folded, tone);
            folded.push('ำ');
        }
        // The same mark typed twice shows once.
        (Some(last), mark) if last == mark && is_above_or_below(mark) => {}
        _ => folded.push(c),
    }
}

/// Stands above or below a consonant and is a vowel, so that a tone mark stands outside of it.
fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E39}' | '\u{0E47}')
}

fn replace_last(folded: &mut [char], c: char) {
    if let Some(last) = folded.last_mut() {
        *last = c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spaces_punctuation_case_and_digits_do_not_matter() {
        assert_eq!(fold("สำนักงาน เขต พระนคร"), "สำนักงานเขตพระนคร");
        assert_eq!(fold("อ.เมือง (สาขา ๒)"), "อเมืองสาขา2");
        assert_eq!(fold("Phra Nakhon-District"), "phranakhondistrict");
        assert_eq!(fold("เขต\u{200b}พระ\u{feff}นคร"), "เขตพระนคร");
        assert_eq!(fold("กรุงเทพฯ"), "กรุงเทพ");
        assert_eq!(fold("ต่าง ๆ"), "ต่างๆ");
    }

    #[test]
    fn look_alikes_are_one_spelling() {
        for spelling in ["น้ำ", "น\u{0E4D}้า", "น้\u{0E4D}า", "น\u{0E33}้"] {
            assert_eq!(fold(spelling), "น้ำ", "{spelling}");
        }
        assert_eq!(fold("เเม่"), "แม่");
        assert_eq!(fold("ท\u{0E48}\u{0E35}"), "ที่");
        assert_eq!(fold("ที\u{0E48}\u{0E48}"), "ที่");
    }

    #[test]
    fn every_word_must_occur_in_any_order() {
        let point = fold("สำนักงานเขตพระนคร กรุงเทพมหานคร");
        assert!(matches(&point, "พระนคร"));
        assert!(matches(&point, "กรุงเทพฯ เขตพระ"));
        assert!(matches(&point, "  "));
        assert!(!matches(&point, "พระนคร เชียงใหม่"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "[ก-๛a-zA-Z0-9 ]{0,12}|.*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_text_matches_itself(text in ".*") {
            prop_assert!(matches(&fold(&text), &text));
        }
    }
}
