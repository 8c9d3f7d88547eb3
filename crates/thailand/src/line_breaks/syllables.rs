//! What a syllable needs to stay whole, whatever the dictionary thought of it.

use crate::characters::{hangs_on_previous, is_leading_vowel, is_thai};

/// Spoken and printed with the word they stand before.
const BOUND_TO_NEXT: [&str; 3] = ["การ", "ความ", "ผู้"];
/// The consonants that are words by themselves.
const ONE_LETTER_WORDS: [&str; 2] = ["ณ", "ธ"];
/// Stands on consonants that are not spoken.
const SILENCER: char = '\u{0E4C}';

/// A mark or a trailing vowel never begins a line, a leading vowel never ends one.
pub(super) fn belong_together(before: &str, after: &str) -> bool {
    after.starts_with(hangs_on_previous) || before.ends_with(is_leading_vowel)
}

/// Joins pieces that would stand badly alone: left-over consonants and the last letters of an
/// abbreviation go to the piece before them, the beginnings การ, ความ and ผู้ go to the piece after them.
pub(super) fn join_stranded(text: &str, breaks: &mut Vec<usize>) {
    let mut kept: Vec<usize> = Vec::with_capacity(breaks.len());
    for (index, &at) in breaks.iter().enumerate() {
        let start = kept.last().copied().unwrap_or(0);
        let bound = BOUND_TO_NEXT.contains(&&text[start..at]) && text[at..].starts_with(is_thai);
        let end = breaks.get(index + 1).copied().unwrap_or(text.len());
        let piece = &text[at..end];
        let stranded =
            is_left_over(piece, &text[..at]) || ends_abbreviation(piece, &text[start..at]);
        if !bound && !stranded {
            kept.push(at);
        }
    }
    *breaks = kept;
}

/// "ม", "พ์", "ทย์": what the dictionary leaves over at the end of a word it does not know.
fn is_left_over(piece: &str, before: &str) -> bool {
    let letters = piece.trim_end();
    let consonants = letters.strip_suffix(SILENCER).unwrap_or(letters);
    let most = if consonants == letters { 1 } else { 2 };
    (1..=most).contains(&consonants.chars().count())
        && consonants.chars().all(is_consonant)
        && !ONE_LETTER_WORDS.contains(&letters)
        && before.ends_with(is_thai)
}

/// "ต." after "อบ": an abbreviation is written in consonants, and a full stop ends it.
fn ends_abbreviation(piece: &str, before: &str) -> bool {
    let letters = piece.trim_end().strip_suffix('.').unwrap_or_default();
    [letters, before]
        .iter()
        .all(|part| !part.is_empty() && part.chars().all(is_consonant))
}

fn is_consonant(c: char) -> bool {
    ('ก'..='ฮ').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(shown: &str) -> String {
        let text = shown.replace('|', "");
        let pieces: Vec<&str> = shown.split('|').collect();
        let ends = pieces.iter().scan(0, |end, piece| {
            *end += piece.len();
            Some(*end)
        });
        let mut breaks: Vec<usize> = ends.take(pieces.len() - 1).collect();
        join_stranded(&text, &mut breaks);
        let mut joined = text;
        for at in breaks.into_iter().rev() {
            joined.insert(at, '|');
        }
        joined
    }

    #[test]
    fn left_over_consonants_go_to_the_piece_before() {
        assert_eq!(joined("นาท|ม|จังหวัด"), "นาทม|จังหวัด");
        assert_eq!(joined("รวิ|ทย์ |ศรี"), "รวิทย์ |ศรี");
        assert_eq!(joined("ราช|วงศ์"), "ราช|วงศ์");
    }

    #[test]
    fn abbreviations_are_joined() {
        assert_eq!(joined("สำนักงาน|อบ|ต. |ใหม่"), "สำนักงาน|อบต. |ใหม่");
        assert_eq!(joined("บ้าน|ต.หนองหาร"), "บ้าน|ต.หนองหาร");
    }

    #[test]
    fn words_of_one_letter_stand() {
        assert_eq!(joined("อยู่ |ณ |ที่นี้"), "อยู่ |ณ |ที่นี้");
        assert_eq!(joined("ข้อ |ก |ข"), "ข้อ |ก |ข");
    }

    #[test]
    fn beginnings_go_to_the_piece_after() {
        assert_eq!(joined("ใน|การ|ขอ"), "ใน|การขอ");
        assert_eq!(joined("ผู้|มี|ความ|รู้"), "ผู้มี|ความรู้");
        assert_eq!(joined("กรรม|การ"), "กรรม|การ");
        assert_eq!(joined("การ (|ก)"), "การ (|ก)");
    }

    #[test]
    fn marks_and_vowels_keep_their_place() {
        assert!(belong_together("น", "้ำ"));
        assert!(belong_together("เ", "มือง"));
        assert!(belong_together("ต่าง ", "ๆ"));
        assert!(!belong_together("พระ", "นคร"));
    }
}
