//! How long a number is and how it is grouped, by its first digits (the national numbering plan).

use super::TelephoneError;

/// How many digits a number has that begins like this: fewest and most.
pub(super) fn length(digits: &str) -> Result<(usize, usize), TelephoneError> {
    let first_two = digits.get(..2).ok_or(TelephoneError::TooShort)?;
    match first_two {
        "02" | "03" | "04" | "05" | "07" => Ok((9, 9)),
        "06" | "08" | "09" => Ok((10, 10)),
        _ if digits.starts_with("1800") || digits.starts_with("1900") => Ok((10, 10)),
        _ if digits.starts_with('1') => Ok((3, 4)),
        _ => Err(TelephoneError::NotATelephone {
            unexpected: misplaced(first_two),
        }),
    }
}

/// "00" and "01" fail at their second digit, "2…" to "9…" at the first.
fn misplaced(first_two: &str) -> char {
    let at = usize::from(first_two.starts_with('0'));
    first_two.chars().nth(at).unwrap_or('0')
}

/// With hyphens, as on a sign.
pub(super) fn grouped(digits: &str) -> String {
    let cuts: &[usize] = match digits.len() {
        9 if digits.starts_with("02") => &[2, 5],
        9 => &[3, 6],
        10 if digits.starts_with('1') => &[4, 7],
        10 => &[3, 6],
        _ => &[],
    };
    let mut text = digits.to_owned();
    for cut in cuts.iter().rev() {
        text.insert(*cut, '-');
    }
    text
}
