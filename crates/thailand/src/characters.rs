//! Which Thai character is what, for the modules that look inside words.

/// SARA E … SARA AI MAIMALAI: written before the consonant they are spoken after.
pub(crate) fn is_leading_vowel(c: char) -> bool {
    ('เ'..='ไ').contains(&c)
}

/// MAI EK … MAI CHATTAWA.
pub(crate) fn is_tone_mark(c: char) -> bool {
    ('\u{0E48}'..='\u{0E4B}').contains(&c)
}

/// Vowels and marks that stand above or below a consonant.
pub(crate) fn is_above_or_below(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}')
}

/// Cannot begin a line: it belongs to what stands before it.
pub(crate) fn hangs_on_previous(c: char) -> bool {
    is_above_or_below(c) || matches!(c, 'ะ' | 'า' | 'ำ' | 'ๅ' | 'ๆ' | 'ฯ')
}

pub(crate) fn is_thai(c: char) -> bool {
    ('\u{0E01}'..='\u{0E3A}').contains(&c) || ('\u{0E40}'..='\u{0E5B}').contains(&c)
}

pub(crate) fn is_thai_digit(c: char) -> bool {
    ('๐'..='๙').contains(&c)
}

/// A Thai or an Arabic digit.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_thai_digit(c)
}
