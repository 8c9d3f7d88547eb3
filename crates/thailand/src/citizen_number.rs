//! The 13-digit number of a person (เลขประจำตัวประชาชน).
//!
//! It is personal data: it never shows in logs, so neither the number nor its errors print it.
//! Who must keep it keeps a keyed hash of [`CitizenNumber::digits`] and the last four digits.

use std::fmt;

use crate::digits;

const LENGTH: usize = 13;

/// A number with the right length and check digit.
#[derive(Clone, PartialEq, Eq)]
pub struct CitizenNumber(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CitizenNumberError {
    #[error("something other than digits, spaces and hyphens")]
    NotDigits,
    #[error("{found} digits instead of 13")]
    WrongLength { found: usize },
    #[error("the check digit does not fit")]
    WrongCheckDigit,
}

/// Reads a number as people write it: Thai or Arabic digits, with or without spaces and hyphens.
pub fn parse(text: &str) -> Result<CitizenNumber, CitizenNumberError> {
    let number: String = text.chars().filter(|c| !is_separator(*c)).collect();
    let number = digits::to_arabic(&number);
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(CitizenNumberError::NotDigits);
    }
    if number.len() != LENGTH {
        return Err(CitizenNumberError::WrongLength {
            found: number.len(),
        });
    }
    if check_digit(&number.as_bytes()[..LENGTH - 1]) != number.as_bytes()[LENGTH - 1] {
        return Err(CitizenNumberError::WrongCheckDigit);
    }
    Ok(CitizenNumber(number))
}

impl CitizenNumber {
    /// All 13, Arabic. For hashing and matching only.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// What may be shown so that an officer recognises the number.
    #[must_use]
    pub fn last_four(&self) -> &str {
        &self.0[LENGTH - 4..]
    }

    /// Starts with 0: given to a person without civil registration. Worth a warning, not an error.
    #[must_use]
    pub fn is_without_registration(&self) -> bool {
        self.0.starts_with('0')
    }
}

impl fmt::Debug for CitizenNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CitizenNumber(…)")
    }
}

impl fmt::Display for CitizenNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•-••••-•••••-••-•")
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{200B}' | '\u{FEFF}')
}

/// (11 − Σ (13 − i) · dᵢ mod 11) mod 10 over the first twelve, as an ASCII digit.
fn check_digit(first_twelve: &[u8]) -> u8 {
    let sum: u32 = first_twelve
        .iter()
        .zip((2..=13).rev())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    let check = (11 - sum % 11) % 10;
    b'0' + u8::try_from(check).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use proptest::prelude::*;

    const VALID: &str = "1-2345-45678-78-1";

    #[test]
    fn the_written_forms_are_one_number() {
        for form in [
            VALID,
            "1234545678781",
            "๑-๒๓๔๕-๔๕๖๗๘-๗๘-๑",
            " 1 2345 45678 78 1 ",
        ] {
            assert_eq!(parse(form).unwrap().digits(), "1234545678781");
        }
        assert_eq!(parse(VALID).unwrap().last_four(), "8781");
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(
            parse("1-2345-45678-78-2"),
            Err(CitizenNumberError::WrongCheckDigit)
        );
        assert_eq!(
            parse("12345"),
            Err(CitizenNumberError::WrongLength { found: 5 })
        );
        assert_eq!(parse(""), Err(CitizenNumberError::WrongLength { found: 0 }));
        assert_eq!(
            parse("1-2345-4567A-78-1"),
            Err(CitizenNumberError::NotDigits)
        );
    }

    #[test]
    fn persons_without_registration_are_accepted_and_marked() {
        let twelve = b"012345456787";
        let number = format!("012345456787{}", char::from(check_digit(twelve)));
        assert!(parse(&number).unwrap().is_without_registration());
        assert!(!parse(VALID).unwrap().is_without_registration());
    }

    #[test]
    fn the_number_never_prints() {
        let number = parse(VALID).unwrap();
        let printed = format!("{number} {number:?} {:?}", parse("1-2345-45678-78-2"));
        assert!(!printed.chars().any(|c| c.is_ascii_digit()), "{printed}");
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in ".*") {
            let _ = parse(&text);
        }

        #[test]
        fn twelve_digits_have_one_check_digit(twelve in "[0-9]{12}") {
            let accepted = (0..10).filter(|last| parse(&format!("{twelve}{last}")).is_ok());
            prop_assert_eq!(accepted.count(), 1);
        }
    }
}
