//! What is wrong, or odd, with the particulars of a service point. Each problem stands at its field.

use super::{Address, Coordinates, Particulars};
use crate::{Problem, ProblemCode, hours};
use infodesk_thailand::{divisions, outlines, telephone};

const LONGEST_NAME: usize = 200;
const LONGEST_LINE: usize = 200;
const MOST_PHONES: usize = 10;
/// The outlines are good to two or three kilometres (Natural Earth 1:10m).
const OUTLINE_TOLERANCE_KM: f64 = 3.0;

/// Errors stand in the way of saving, warnings do not. What is merely absent is no problem here
/// (see [`super::missing`]), but for the Thai name.
pub fn check(particulars: &Particulars) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(check_name_th(&particulars.name_th));
    problems.extend(check_name_en(&particulars.name_en));
    problems.extend(check_address(&particulars.address));
    problems.extend(check_phones(&particulars.phones));
    problems.extend(hours::check(&particulars.hours));
    problems.extend(check_coordinates(particulars.coordinates, particulars.address.province));
    problems
}

fn check_name_th(name: &str) -> Option<Problem> {
    let name = name.trim();
    if name.is_empty() {
        Some(Problem::error("name_th", ProblemCode::NameMissing))
    } else if name.chars().count() > LONGEST_NAME {
        Some(Problem::error("name_th", ProblemCode::NameTooLong).with("most", LONGEST_NAME))
    } else if !name.chars().any(is_thai) {
        Some(Problem::error("name_th", ProblemCode::NameNotThai))
    } else {
        None
    }
}

fn check_name_en(name: &str) -> Option<Problem> {
    if name.chars().count() > LONGEST_NAME {
        Some(Problem::error("name_en", ProblemCode::NameTooLong).with("most", LONGEST_NAME))
    } else if name.chars().any(is_thai) {
        Some(Problem::error("name_en", ProblemCode::NameEnNotLatin))
    } else {
        None
    }
}

fn is_thai(c: char) -> bool {
    ('\u{0E01}'..='\u{0E5B}').contains(&c)
}

fn check_address(address: &Address) -> Vec<Problem> {
    let mut problems = Vec::new();
    if address.line.chars().count() > LONGEST_LINE {
        problems.push(Problem::error("address.line", ProblemCode::TextTooLong).with("most", LONGEST_LINE));
    }
    problems.extend(check_subdistrict(address));
    problems.extend(check_postcode(address));
    problems
}

fn check_subdistrict(address: &Address) -> Option<Problem> {
    let at = |code| Problem::error("address.subdistrict", code);
    let Some(code) = address.subdistrict else {
        // A postcode alone says too little; nothing at all is simply not given yet.
        return address.postcode.map(|_| at(ProblemCode::SubdistrictMissing));
    };
    if let Some(old) = divisions::abolished(code) {
        let problem = at(ProblemCode::SubdistrictAbolished);
        return Some(match old.successor {
            Some(successor) => problem.with("successor", successor),
            None => problem,
        });
    }
    let fits = divisions::subdistrict(code).is_some_and(|s| {
        address.district == Some(s.district_code) && address.province == Some(s.province_code)
    });
    (!fits).then(|| at(ProblemCode::SubdistrictUnknown))
}

fn check_postcode(address: &Address) -> Option<Problem> {
    let subdistrict = divisions::subdistrict(address.subdistrict?)?;
    let Some(postcode) = address.postcode else {
        return Some(Problem::warning("address.postcode", ProblemCode::PostcodeMissing));
    };
    if subdistrict.postcodes.contains(&postcode) {
        return None;
    }
    let expected: Vec<String> = subdistrict.postcodes.iter().map(|p| format!("{p:05}")).collect();
    Some(
        Problem::error("address.postcode", ProblemCode::PostcodeNotOfSubdistrict)
            .with("subdistrict", subdistrict.name_th)
            .with("expected", expected.join(",")),
    )
}

fn check_phones(phones: &[String]) -> Vec<Problem> {
    let mut problems: Vec<Problem> =
        phones.iter().enumerate().filter_map(|(i, text)| check_phone(i, text, &phones[..i])).collect();
    if phones.len() > MOST_PHONES {
        problems.push(Problem::error("phones", ProblemCode::TooManyTelephones).with("most", MOST_PHONES));
    }
    problems
}

fn check_phone(index: usize, text: &str, before: &[String]) -> Option<Problem> {
    use telephone::TelephoneError as E;
    let code = match telephone::parse(text) {
        Ok(phone) => {
            let repeated = before.iter().filter_map(|b| telephone::parse(b).ok()).any(|b| b == phone);
            return repeated
                .then(|| Problem::warning(format!("phones.{index}"), ProblemCode::TelephoneRepeated));
        }
        Err(E::TooShort) => ProblemCode::TelephoneTooShort,
        Err(E::TooLong) => ProblemCode::TelephoneTooLong,
        Err(_) => ProblemCode::TelephoneNotUnderstood,
    };
    Some(Problem::error(format!("phones.{index}"), code).with("text", text))
}

fn check_coordinates(coordinates: Option<Coordinates>, province: Option<u16>) -> Option<Problem> {
    let Coordinates { latitude, longitude } = coordinates?;
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        return Some(Problem::error("coordinates", ProblemCode::CoordinatesOutOfRange));
    }
    let Some(province) = province else {
        return Some(Problem::warning("coordinates", ProblemCode::CoordinatesWithoutProvince));
    };
    let outside = outlines::distance_outside_km(province, latitude, longitude)?;
    (outside > OUTLINE_TOLERANCE_KM).then(|| {
        Problem::warning("coordinates", ProblemCode::CoordinatesOutsideProvince)
            .with("kilometres", format!("{outside:.0}"))
            .with("province", divisions::province(province).map_or("", |p| p.name_th))
    })
}
