//! Telephone numbers as Thai offices write them: with ranges ("0 2141 5500-4"), extensions
//! ("ต่อ 123"), short numbers ("1111"), Thai digits and any grouping.
//!
//! One [`Telephone`] is one number or one range; an office with two numbers has two of them.

mod extension;
mod read;
mod shape;

use std::fmt;

pub use read::parse;

/// A number that can be dialled, in its parts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Telephone {
    number: Number,
    /// The last digits of the last number of a range: at least two, no more than four.
    range_end: Option<String>,
    /// Digits, at times several groups: "123", "101-105", "123, 124".
    extension: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Number {
    /// All digits with the leading 0: "026126060", "0812345678".
    National(String),
    /// Dialled as it stands: "1111", "191", "1800123456".
    Service(String),
    /// Digits with the country code, without "+": an office abroad.
    Foreign(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TelephoneError {
    #[error("too few digits")]
    TooShort,
    #[error("too many digits")]
    TooLong,
    /// The first character that no Thai telephone number has at its place.
    #[error("not a telephone number: unexpected {unexpected:?}")]
    NotATelephone { unexpected: char },
    #[error("the end of the range does not follow its beginning")]
    BadRange,
    #[error("an extension is one or more groups of one to six digits")]
    BadExtension,
}

impl Telephone {
    /// The usual Thai form: "02-612-6060", "053-112-233", "081-234-5678",
    /// "02-141-5500 ถึง 04", "02-612-6060 ต่อ 123", "1111". [`parse`] reads it back as the same.
    #[must_use]
    pub fn display(&self) -> String {
        let mut text = match &self.number {
            Number::National(digits) | Number::Service(digits) => shape::grouped(digits),
            Number::Foreign(digits) => format!("+{digits}"),
        };
        if let Some(end) = &self.range_end {
            text.push_str(" ถึง ");
            text.push_str(end);
        }
        if let Some(extension) = &self.extension {
            text.push_str(" ต่อ ");
            text.push_str(extension);
        }
        text
    }

    /// What follows `tel:` in a link: "+6626126060", "1111". Of a range the first number;
    /// without the extension, which telephones dial too early or not at all.
    #[must_use]
    pub fn dial(&self) -> String {
        match &self.number {
            Number::National(digits) => format!("+66{}", &digits[1..]),
            Number::Service(digits) => digits.clone(),
            Number::Foreign(digits) => format!("+{digits}"),
        }
    }
}

impl fmt::Display for Telephone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display())
    }
}
