//! Thai and Arabic digits.

const THAI_ZERO: u32 = '๐' as u32;

/// Arabic digits become Thai ones; everything else stays.
#[must_use]
pub fn to_thai(text: &str) -> String {
    text.chars().map(thai).collect()
}

/// Thai digits become Arabic ones; everything else stays.
#[must_use]
pub fn to_arabic(text: &str) -> String {
    text.chars().map(arabic).collect()
}

fn thai(c: char) -> char {
    match c.to_digit(10) {
        Some(value) => char::from_u32(THAI_ZERO + value).unwrap_or(c),
        None => c,
    }
}

pub(crate) fn arabic(c: char) -> char {
    if crate::characters::is_thai_digit(c) {
        char::from_digit(c as u32 - THAI_ZERO, 10).unwrap_or(c)
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_goes_there_and_back() {
        assert_eq!(to_thai("0123456789"), "๐๑๒๓๔๕๖๗๘๙");
        assert_eq!(to_arabic("๐๑๒๓๔๕๖๗๘๙"), "0123456789");
    }

    #[test]
    fn other_text_stays() {
        assert_eq!(to_thai("พ.ศ. 2569 (AD)"), "พ.ศ. ๒๕๖๙ (AD)");
        assert_eq!(to_arabic("มาตรา ๗ ม. 8"), "มาตรา 7 ม. 8");
    }
}
