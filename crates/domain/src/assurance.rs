//! How surely an identity provider knows who somebody is.

use serde::{Deserialize, Deserializer};
use std::{fmt, str::FromStr};

/// The identity assurance level (IAL, ระดับความน่าเชื่อถือของไอเดนทิตี): 1.1, 1.2, 1.3, 2.1, 2.2, 2.3 and 3 in
/// the Thai Digital ID guideline (ETDA, ขมธอ. 19-2561). Other minor levels are taken as they come: a provider may
/// know one that the guideline did not yet have. Higher is surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssuranceLevel {
    level: u8,
    step: u8,
}

/// A text that names no assurance level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an assurance level (1.1 to 3)")]
pub struct NotAnAssuranceLevel;

const LEVELS: std::ops::RangeInclusive<u8> = 1..=3;

impl FromStr for AssuranceLevel {
    type Err = NotAnAssuranceLevel;

    /// Reads `2.3`, `3`, `IAL2.3` and `IAL 2.3`, in either case; a level without a step is its lowest.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let number = match text.get(..3) {
            Some(ial) if ial.eq_ignore_ascii_case("ial") => text[3..].trim_start(),
            _ => text,
        };
        let (level, step) = number.split_once('.').unwrap_or((number, "0"));
        let (level, step) = (digit(level)?, digit(step)?);
        if LEVELS.contains(&level) {
            Ok(Self { level, step })
        } else {
            Err(NotAnAssuranceLevel)
        }
    }
}

fn digit(text: &str) -> Result<u8, NotAnAssuranceLevel> {
    match text.as_bytes() {
        [digit @ b'0'..=b'9'] => Ok(digit - b'0'),
        _ => Err(NotAnAssuranceLevel),
    }
}

impl fmt::Display for AssuranceLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.step {
            0 => write!(f, "{}", self.level),
            step => write!(f, "{}.{step}", self.level),
        }
    }
}

impl<'de> Deserialize<'de> for AssuranceLevel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn level(text: &str) -> AssuranceLevel {
        text.parse().unwrap()
    }

    #[test]
    fn levels_are_read_as_providers_write_them() {
        for (text, shown) in [
            ("2.3", "2.3"),
            (" 3 ", "3"),
            ("3.0", "3"),
            ("IAL2.1", "2.1"),
            ("ial 1.2", "1.2"),
        ] {
            assert_eq!(level(text).to_string(), shown);
        }
    }

    #[test]
    fn what_names_no_level_is_none() {
        for text in [
            "",
            "0",
            "4",
            "2.",
            ".3",
            "2.3.1",
            "2.33",
            "-1",
            "IAL",
            "สอง",
            "กขค2",
            "๒.๓",
        ] {
            assert_eq!(
                text.parse::<AssuranceLevel>(),
                Err(NotAnAssuranceLevel),
                "{text}"
            );
        }
    }

    #[test]
    fn higher_is_surer() {
        let rising = ["1", "1.1", "1.3", "2", "2.1", "2.3", "3"].map(level);
        assert!(rising.is_sorted() && level("2.1") < level("2.2"));
    }
}
