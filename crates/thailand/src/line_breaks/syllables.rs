//! What a syllable needs to stay whole, whatever the dictionary thought of it.

use crate::characters::{hangs_on_previous, is_leading_vowel, is_thai};

/// Spoken and printed with the word they stand before.
const BOUND_TO_NEXT: [&str; 3] = ["การ", "ความ", "ผู้"];
/// The consonants that are words by themselves.
const ONE_LETTER_WORDS: [char; 2] = ['ณ', 'ธ'];

/// A mark or a trailing vowel never begins a line, a leading vowel never ends one.
pub(super) fn belong_together(before: &str, after: &str) -> bool {
    after.starts_with(hangs_on_previous) || before.ends_with(is_leading_vowel)
}

/// Joins pieces that would stand badly alone: one consonant goes to the piece before it, the
/// beginnings การ, ความ and ผู้ go to the piece after them.
pub(super) fn join_stranded(text: &str, breaks: &mut Vec<usize>) {
    let mut kept: Vec<usize> = Vec::with_capacity(breaks.len());
    for (index, &at) in breaks.iter().enumerate() {
        let start = kept.last().copied().unwrap_or(0);
        let bound = BOUND_TO_NEXT.contains(&&text[start..at]) && text[at..].starts_with(is_thai);
        let end = breaks.get(index + 1).copied().unwrap_or(text.len());
        if !bound && !is_lone_consonant(&text[at..end], &text[..at]) {
            kept.push(at);
        }
    }
    *breaks = kept;
}

fn is_lone_consonant(piece: &str, before: &str) -> bool {
    let mut letters = piece.trim_end().chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => {
            ('ก'..='ฮ').contains(&only)
                && !ONE_LETTER_WORDS.contains(&only)
                && before.ends_with(is_thai)
        }
        _ => false,
    }
}
