//! Codes that people type: Crockford base32 with a check character (Luhn modulo 32), so that one wrong
//! character and nearly every swap of neighbours is noticed. Lower case, spaces and hyphens are forgiven,
//! and O reads as 0, I and L as 1 (<https://www.crockford.com/base32.html>).

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What is wrong with a typed code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    #[error("not of the right length or alphabet")]
    Malformed,
    #[error("the check character does not fit: mistyped")]
    Mistyped,
}

/// `count` characters drawn from `random` (one byte each), then the check character.
pub(crate) fn generate(random: &[u8]) -> String {
    let mut code: String = random
        .iter()
        .map(|b| char::from(ALPHABET[usize::from(b % 32)]))
        .collect();
    code.push(check_character(&code));
    code
}

/// The canonical text of `typed`, which must have `length` characters, check character included.
pub(crate) fn read(typed: &str, length: usize) -> Result<String, CodeError> {
    let mut code = String::with_capacity(length);
    for c in typed
        .chars()
        .filter(|c| !c.is_whitespace() && !is_hyphen(*c))
    {
        if code.len() == length {
            return Err(CodeError::Malformed);
        }
        code.push(canonical(c).ok_or(CodeError::Malformed)?);
    }
    if code.len() != length {
        return Err(CodeError::Malformed);
    }
    let (data, check) = code.split_at(length - 1);
    if check.starts_with(check_character(data)) {
        Ok(code)
    } else {
        Err(CodeError::Mistyped)
    }
}

fn is_hyphen(c: char) -> bool {
    // What word processors and mail programs make of a hyphen, and the invisible ones.
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}')
}

fn canonical(c: char) -> Option<char> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    (c.is_ascii() && ALPHABET.contains(&(c as u8))).then_some(c)
}

/// Luhn modulo 32 over `data`, which holds only characters of the alphabet.
fn check_character(data: &str) -> char {
    let sum: usize = data
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let value = ALPHABET.iter().position(|a| *a == b).unwrap_or(0);
            let addend = if i % 2 == 0 { value * 2 } else { value };
            addend / 32 + addend % 32
        })
        .sum();
    char::from(ALPHABET[(32 - sum % 32) % 32])
}

/// The permanent public code of a service point: seven characters and the check character.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "String", into = "String")]
pub struct PublicCode(String);

impl PublicCode {
    pub const LENGTH: usize = 8;

    /// 35 random bits: opaque, and short enough to type from a poster. The register keeps them unique.
    pub fn new(surroundings: &dyn crate::Surroundings) -> Self {
        let mut random = [0; Self::LENGTH - 1];
        surroundings.random(&mut random);
        Self(generate(&random))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PublicCode {
    type Err = CodeError;

    fn from_str(typed: &str) -> Result<Self, CodeError> {
        read(typed, Self::LENGTH).map(Self)
    }
}

impl TryFrom<String> for PublicCode {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        text.parse()
    }
}

impl From<PublicCode> for String {
    fn from(code: PublicCode) -> Self {
        code.0
    }
}

impl fmt::Display for PublicCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type_is_forgiven() {
        let code = PublicCode(generate(&[20, 3, 0, 1, 9, 26, 30]));
        let typed = code
            .as_str()
            .to_lowercase()
            .replace('0', "o")
            .replace('1', "l");
        let spaced = format!(" {}-{} ", &typed[..4], &typed[4..]);
        assert_eq!(spaced.parse(), Ok(code));
    }

    #[test]
    fn what_is_no_code_is_told_apart_from_a_typing_mistake() {
        assert_eq!("".parse::<PublicCode>(), Err(CodeError::Malformed));
        assert_eq!("ABCDEFGHJ".parse::<PublicCode>(), Err(CodeError::Malformed));
        assert_eq!("ก1234567".parse::<PublicCode>(), Err(CodeError::Malformed));
        assert_eq!("U1234567".parse::<PublicCode>(), Err(CodeError::Malformed));
        let code = generate(&[1; 7]);
        let wrong = code.replacen('1', "2", 1);
        assert_eq!(wrong.parse::<PublicCode>(), Err(CodeError::Mistyped));
    }

    proptest! {
        #[test]
        fn every_generated_code_reads_back(random in proptest::collection::vec(any::<u8>(), 7)) {
            let text = generate(&random);
            let code = text.parse::<PublicCode>().unwrap();
            prop_assert_eq!(code.as_str(), text);
        }

        #[test]
        fn one_wrong_character_is_noticed(random in proptest::collection::vec(any::<u8>(), 7), at in 0usize..8, to in 0usize..32) {
            let mut bytes = generate(&random).into_bytes();
            prop_assume!(bytes[at] != ALPHABET[to]);
            bytes[at] = ALPHABET[to];
            let text = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(text.parse::<PublicCode>(), Err(CodeError::Mistyped));
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,40}") {
            let _ = text.parse::<PublicCode>();
        }
    }
}
