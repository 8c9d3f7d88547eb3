//! From what was typed to a [`Telephone`].

use super::{Number, Telephone, TelephoneError, shape};
use crate::digits;

const LABELS: [&str; 8] = [
    "หมายเลขโทรศัพท์",
    "โทรศัพท์",
    "โทร",
    "สายด่วน",
    "หมายเลข",
    "telephone",
    "phone",
    "tel",
];
const EXTENSION_WORDS: [&str; 8] = ["ต่อภายใน", "ภายใน", "ต่อ", "กด", "extension", "ext", "#", "x"];
const RANGE_WORDS: [&str; 2] = ["ถึง", "to"];
const LONGEST_RANGE_END: usize = 4;
const LONGEST_EXTENSION: usize = 6;
/// Fewest and most digits of a number abroad with its country code (ITU-T E.164).
const FOREIGN_LENGTH: (usize, usize) = (8, 15);

/// Reads one number or one range.
pub fn parse(text: &str) -> Result<Telephone, TelephoneError> {
    let text = digits::to_arabic(text).to_lowercase();
    let text = without_label(text.trim_matches(is_blank));
    let (main, extension) = cut_extension(text)?;
    if let Some(abroad) = main.strip_prefix('+').filter(|rest| !is_thai(rest)) {
        return foreign(abroad, extension);
    }
    let groups = groups(&with_trunk_zero(main))?;
    let (number, rest) = take_number(&groups)?;
    let range_end = range_end(&number, rest)?;
    let number = if number.starts_with('0') {
        Number::National(number)
    } else {
        Number::Service(number)
    };
    Ok(Telephone {
        number,
        range_end,
        extension,
    })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}')
}

fn is_between_digits(c: char) -> bool {
    is_blank(c) || is_dash(c) || matches!(c, '.' | '(' | ')')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn without_label(text: &str) -> &str {
    match LABELS.iter().find_map(|label| text.strip_prefix(label)) {
        Some(rest) => rest.trim_start_matches(|c| is_blank(c) || matches!(c, '.' | ':')),
        None => text,
    }
}

fn cut_extension(text: &str) -> Result<(&str, Option<String>), TelephoneError> {
    let found = EXTENSION_WORDS
        .iter()
        .filter_map(|word| Some((text.find(word)?, word.len())))
        .min_by_key(|(at, length)| (*at, usize::MAX - length));
    let Some((at, length)) = found else {
        return Ok((text, None));
    };
    let written = text[at + length..].trim_start_matches(|c| is_blank(c) || matches!(c, '.' | ':'));
    Ok((&text[..at], Some(extension(written)?)))
}

/// Groups of digits with "-" (to) or ", " (or) between them.
fn extension(written: &str) -> Result<String, TelephoneError> {
    let text: String = written.chars().filter(|c| !is_blank(*c)).collect();
    let text = text
        .replace(['\u{2013}', '\u{2014}'], "-")
        .replace("ถึง", "-");
    let text = text.replace(['/', '\u{0E2F}'], ",").replace("หรือ", ",");
    let is_group =
        |group: &str| (1..=LONGEST_EXTENSION).contains(&group.len()) && all_digits(group);
    if text.split([',', '-']).all(is_group) {
        Ok(text.replace(',', ", "))
    } else {
        Err(TelephoneError::BadExtension)
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn is_thai(after_plus: &str) -> bool {
    let mut digits = after_plus.chars().filter(char::is_ascii_digit);
    digits.next() == Some('6') && digits.next() == Some('6')
}

/// "+66 2 612 6060" and "+66 (0) 2 612 6060" begin with 0 at home.
fn with_trunk_zero(main: &str) -> String {
    match main.strip_prefix('+') {
        None => main.to_owned(),
        Some(rest) => {
            let rest = rest.trim_start_matches(|c| is_between_digits(c) || c == '6');
            format!("0{}", rest.trim_start_matches('0'))
        }
    }
}

fn foreign(digits: &str, extension: Option<String>) -> Result<Telephone, TelephoneError> {
    let number: String = concatenated(&groups(digits)?);
    let (fewest, most) = FOREIGN_LENGTH;
    match number.len() {
        n if n < fewest => Err(TelephoneError::TooShort),
        n if n > most => Err(TelephoneError::TooLong),
        _ => Ok(Telephone {
            number: Number::Foreign(number),
            range_end: None,
            extension,
        }),
    }
}

/// Digits written together.
#[derive(Default)]
struct Group {
    digits: String,
    /// A dash or a word for "to" stands before it.
    after_dash: bool,
}

/// The groups of digits, whatever stands between them.
fn groups(main: &str) -> Result<Vec<Group>, TelephoneError> {
    let mut text = main.to_owned();
    for word in RANGE_WORDS {
        text = text.replace(word, "-");
    }
    let mut groups = vec![Group::default()];
    for c in text.chars() {
        match groups.last_mut() {
            Some(group) if c.is_ascii_digit() => group.digits.push(c),
            Some(group) if is_between_digits(c) => {
                let after_dash = is_dash(c) || group.digits.is_empty() && group.after_dash;
                if group.digits.is_empty() {
                    groups.pop();
                }
                groups.push(Group {
                    after_dash,
                    ..Group::default()
                });
            }
            _ => return Err(TelephoneError::NotATelephone { unexpected: c }),
        }
    }
    groups.retain(|group| !group.digits.is_empty());
    Ok(groups)
}

fn concatenated(groups: &[Group]) -> String {
    groups.iter().map(|group| group.digits.as_str()).collect()
}

/// Joins groups until the number is complete; what follows can only be the end of a range.
fn take_number(groups: &[Group]) -> Result<(String, &[Group]), TelephoneError> {
    let (fewest, most) = shape::length(&concatenated(groups))?;
    let mut number = String::new();
    for (index, group) in groups.iter().enumerate() {
        number.push_str(&group.digits);
        if number.len() > most {
            return Err(TelephoneError::TooLong);
        }
        if number.len() >= fewest {
            return Ok((number, &groups[index + 1..]));
        }
    }
    Err(TelephoneError::TooShort)
}

/// The last digits of the end of a range, at least two of them.
fn range_end(number: &str, rest: &[Group]) -> Result<Option<String>, TelephoneError> {
    let Some(first) = rest.first() else {
        return Ok(None);
    };
    if !first.after_dash {
        return Err(TelephoneError::TooLong);
    }
    let mut end = concatenated(rest);
    let shared = number.len() - LONGEST_RANGE_END.min(number.len());
    if end.len() == number.len() && end.starts_with(&number[..shared]) {
        end = end.split_off(shared);
    } else if rest.len() > 1 || end.len() > LONGEST_RANGE_END {
        return Err(TelephoneError::TooLong);
    }
    let before_end = number.len().checked_sub(end.len());
    let start = before_end.map_or("", |at| &number[at..]);
    if !number.starts_with('0') || *start >= *end {
        return Err(TelephoneError::BadRange);
    }
    Ok(Some(at_least_two_digits(start, number, &end)))
}

/// "04" reads better than "4", and "5501" of a range from 5500 needs only "01".
fn at_least_two_digits(start: &str, number: &str, end: &str) -> String {
    if end.len() == 1 {
        let tens = number.len() - 2;
        return format!("{}{end}", &number[tens..=tens]);
    }
    let same = start.bytes().zip(end.bytes()).take_while(|(a, b)| a == b);
    let same = same.count().min(end.len() - 2);
    end[same..].to_owned()
}
