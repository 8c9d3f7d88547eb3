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
/// (see [`super::missing()`]), but for the Thai name.
pub fn check(particulars: &Particulars) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(check_name_th(&particulars.name_th));
    problems.extend(check_name_en(&particulars.name_en));
    problems.extend(check_address(&particulars.address));
    problems.extend(check_phones(&particulars.phones));
    problems.extend(hours::check(&particulars.hours));
    problems.extend(check_coordinates(
        particulars.coordinates,
        particulars.address.province,
    ));
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
        problems.push(
            Problem::error("address.line", ProblemCode::TextTooLong).with("most", LONGEST_LINE),
        );
    }
    problems.extend(check_subdistrict(address));
    problems.extend(check_postcode(address));
    problems
}

fn check_subdistrict(address: &Address) -> Option<Problem> {
    let at = |code| Problem::error("address.subdistrict", code);
    let Some(code) = address.subdistrict else {
        // A postcode alone says too little; nothing at all is simply not given yet.
        return address
            .postcode
            .map(|_| at(ProblemCode::SubdistrictMissing));
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
        return Some(Problem::warning(
            "address.postcode",
            ProblemCode::PostcodeMissing,
        ));
    };
    if subdistrict.postcodes.contains(&postcode) {
        return None;
    }
    let expected: Vec<String> = subdistrict
        .postcodes
        .iter()
        .map(|p| format!("{p:05}"))
        .collect();
    Some(
        Problem::error("address.postcode", ProblemCode::PostcodeNotOfSubdistrict)
            .with("subdistrict", subdistrict.name_th)
            .with("expected", expected.join(",")),
    )
}

fn check_phones(phones: &[String]) -> Vec<Problem> {
    let mut problems: Vec<Problem> = phones
        .iter()
        .enumerate()
        .filter_map(|(i, text)| check_phone(i, text, &phones[..i]))
        .collect();
    if phones.len() > MOST_PHONES {
        problems.push(
            Problem::error("phones", ProblemCode::TooManyTelephones).with("most", MOST_PHONES),
        );
    }
    problems
}

fn check_phone(index: usize, text: &str, before: &[String]) -> Option<Problem> {
    use telephone::TelephoneError as E;
    let code = match telephone::parse(text) {
        Ok(phone) => {
            let repeated = before
                .iter()
                .filter_map(|b| telephone::parse(b).ok())
                .any(|b| b == phone);
            return repeated.then(|| {
                Problem::warning(format!("phones.{index}"), ProblemCode::TelephoneRepeated)
            });
        }
        Err(E::TooShort) => ProblemCode::TelephoneTooShort,
        Err(E::TooLong) => ProblemCode::TelephoneTooLong,
        Err(_) => ProblemCode::TelephoneNotUnderstood,
    };
    Some(Problem::error(format!("phones.{index}"), code).with("text", text))
}

fn check_coordinates(coordinates: Option<Coordinates>, province: Option<u16>) -> Option<Problem> {
    let Coordinates {
        latitude,
        longitude,
    } = coordinates?;
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        return Some(Problem::error(
            "coordinates",
            ProblemCode::CoordinatesOutOfRange,
        ));
    }
    let Some(province) = province else {
        return Some(Problem::warning(
            "coordinates",
            ProblemCode::CoordinatesWithoutProvince,
        ));
    };
    let outside = outlines::distance_outside_km(province, latitude, longitude)?;
    (outside > OUTLINE_TOLERANCE_KM).then(|| {
        Problem::warning("coordinates", ProblemCode::CoordinatesOutsideProvince)
            .with("kilometres", format!("{outside:.0}"))
            .with(
                "province",
                divisions::province(province).map_or("", |p| p.name_th),
            )
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::point;
    use super::*;

    fn found(change: impl Fn(&mut Particulars)) -> Vec<(String, ProblemCode, bool)> {
        let mut particulars = point().particulars;
        change(&mut particulars);
        check(&particulars)
            .into_iter()
            .map(|p| {
                let error = p.is_error();
                (p.field, p.code, error)
            })
            .collect()
    }

    fn one(field: &str, code: ProblemCode, error: bool) -> Vec<(String, ProblemCode, bool)> {
        vec![(field.to_owned(), code, error)]
    }

    #[test]
    fn a_new_point_with_nothing_but_its_name_is_fine() {
        assert_eq!(found(|_| {}), vec![]);
    }

    #[test]
    fn names() {
        assert_eq!(
            found(|p| p.name_th = " ".into()),
            one("name_th", ProblemCode::NameMissing, true)
        );
        assert_eq!(
            found(|p| p.name_th = "Office".into()),
            one("name_th", ProblemCode::NameNotThai, true)
        );
        assert_eq!(
            found(|p| p.name_th = "ก".repeat(201)),
            one("name_th", ProblemCode::NameTooLong, true)
        );
        assert_eq!(
            found(|p| p.name_en = "เขต".into()),
            one("name_en", ProblemCode::NameEnNotLatin, true)
        );
    }

    #[test]
    fn addresses() {
        let set = |subdistrict, postcode| {
            move |p: &mut Particulars| {
                p.address.subdistrict = subdistrict;
                p.address.postcode = postcode;
            }
        };
        assert_eq!(found(set(Some(100_101), Some(10_200))), vec![]);
        assert_eq!(
            found(set(Some(100_101), Some(50_200))),
            one(
                "address.postcode",
                ProblemCode::PostcodeNotOfSubdistrict,
                true
            )
        );
        assert_eq!(
            found(set(Some(100_101), None)),
            one("address.postcode", ProblemCode::PostcodeMissing, false)
        );
        assert_eq!(
            found(set(None, Some(10_200))),
            one("address.subdistrict", ProblemCode::SubdistrictMissing, true)
        );
        // Of another district.
        assert_eq!(
            found(set(Some(500_101), Some(50_200))),
            one("address.subdistrict", ProblemCode::SubdistrictUnknown, true)
        );
        assert_eq!(
            found(set(Some(1), None)),
            one("address.subdistrict", ProblemCode::SubdistrictUnknown, true)
        );
    }

    #[test]
    fn an_abolished_subdistrict_names_its_successor() {
        let Some(old) = divisions::abolished_subdistricts()
            .iter()
            .find(|a| a.successor.is_some())
        else {
            panic!("no abolished sub-district has a successor");
        };
        let mut particulars = point().particulars;
        particulars.address.subdistrict = Some(old.code);
        let problem = check(&particulars).remove(0);
        assert_eq!(problem.code, ProblemCode::SubdistrictAbolished);
        assert_eq!(
            problem.args.get("successor"),
            old.successor.map(|s| s.to_string()).as_ref()
        );
    }

    #[test]
    fn telephones() {
        let with = |numbers: &[&str]| {
            found(|p| p.phones = numbers.iter().map(|n| (*n).to_owned()).collect())
        };
        assert_eq!(
            with(&[
                "02-612-6060",
                "0 2141 5500-4",
                "02-354-7045-51",
                "02-281-1234 ต่อ 123",
                "1111"
            ]),
            vec![]
        );
        assert_eq!(
            with(&["02-612-6060", "๐๒ ๖๑๒ ๖๐๖๐"]),
            one("phones.1", ProblemCode::TelephoneRepeated, false)
        );
        assert_eq!(
            with(&["ไม่มี"]),
            one("phones.0", ProblemCode::TelephoneNotUnderstood, true)
        );
        assert_eq!(
            with(&["02-612"]),
            one("phones.0", ProblemCode::TelephoneTooShort, true)
        );
    }

    #[test]
    fn coordinates_are_held_against_the_province() {
        let at = |latitude, longitude| {
            found(move |p| {
                p.coordinates = Some(Coordinates {
                    latitude,
                    longitude,
                })
            })
        };
        assert_eq!(at(13.764, 100.499), vec![]);
        assert_eq!(
            at(18.79, 98.98),
            one(
                "coordinates",
                ProblemCode::CoordinatesOutsideProvince,
                false
            )
        );
        assert_eq!(
            at(91.0, 100.0),
            one("coordinates", ProblemCode::CoordinatesOutOfRange, true)
        );
        assert_eq!(
            at(f64::NAN, 100.0),
            one("coordinates", ProblemCode::CoordinatesOutOfRange, true)
        );
        let nowhere = found(|p| {
            p.address = Address::default();
            p.coordinates = Some(Coordinates {
                latitude: 13.764,
                longitude: 100.499,
            });
        });
        assert_eq!(
            nowhere,
            one(
                "coordinates",
                ProblemCode::CoordinatesWithoutProvince,
                false
            )
        );
    }
}
