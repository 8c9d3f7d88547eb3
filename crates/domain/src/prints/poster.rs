//! What a poster says of its point: its version, a mark of its words, and whether the printed sheet still
//! holds.

use super::LastPrint;
use crate::{
    ManualId,
    service_points::{Field, Particulars, ServicePoint},
};
use serde::{Deserialize, Serialize};

/// The fields that stand on a poster. Where the point lies on the map is for its web page.
const SHOWN: [Field; 5] = [
    Field::NameTh,
    Field::NameEn,
    Field::Address,
    Field::Phones,
    Field::Hours,
];

/// Does the poster on the wall say what the register says?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PosterState {
    /// "ยังไม่ได้พิมพ์"
    NotPrinted,
    /// "พิมพ์แล้ว"
    Printed,
    /// "ต้องพิมพ์ใหม่": what it says has changed since.
    MustReprint,
}

impl PosterState {
    /// Of a point that was last printed as `last` and whose poster would bear `mark` now.
    ///
    /// The words decide, not the numbers: a sheet printed with edits that the hub has not seen yet holds
    /// when the hub takes them, and one that lacks what somebody else wrote meanwhile does not, whatever
    /// numbers the edits got.
    pub fn of(last: Option<&LastPrint>, mark: &str) -> Self {
        match last {
            None => Self::NotPrinted,
            Some(last) if last.mark == mark => Self::Printed,
            Some(_) => Self::MustReprint,
        }
    }
}

/// The version of the poster: the number, in the department's stream, of the last change of anything it
/// shows. `pins` is that of the point's pins. It is 0 for a point as it was entered.
pub fn version(point: &ServicePoint, pins: i64) -> i64 {
    SHOWN
        .into_iter()
        .map(|field| point.version_of(field))
        .fold(pins, i64::max)
}

/// A mark of what the poster says: equal for equal words, different for others. Sixteen hexadecimal
/// digits (FNV-1a, 64 bits): enough to tell two posters of one point apart, and no secret.
///
/// Desks and hubs of different versions compare these: what goes in, and in which order, stays.
pub fn mark(given: &Particulars, pinned: &[ManualId]) -> String {
    let mut mark = Mark::default();
    mark.line(&given.name_th);
    mark.line(&given.name_en);
    let address = &given.address;
    mark.line(&address.line);
    for code in [
        address.province.map(u32::from),
        address.district,
        address.subdistrict,
        address.postcode,
    ] {
        mark.line(&code.map_or_else(String::new, |code| code.to_string()));
    }
    mark.lines(&given.phones);
    mark.lines(&given.hours.lines_th());
    let pinned: Vec<String> = pinned.iter().map(ManualId::to_string).collect();
    mark.lines(&pinned);
    format!("{:016x}", mark.0)
}

/// FNV-1a (Fowler, Noll, Vo): <http://www.isthe.com/chongo/tech/comp/fnv/>.
struct Mark(u64);

impl Default for Mark {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Mark {
    fn lines(&mut self, lines: &[String]) {
        // The number first: a telephone is not to be taken for a line of the hours.
        self.line(&lines.len().to_string());
        for line in lines {
            self.line(line);
        }
    }

    fn line(&mut self, line: &str) {
        for byte in line.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Timestamp,
        hours::OpeningHours,
        service_points::{Coordinates, testing::point},
    };

    fn manual(n: u128) -> ManualId {
        uuid::Uuid::from_u128(n).into()
    }

    fn last(mark: String) -> LastPrint {
        LastPrint {
            at: Timestamp(1),
            by: "an officer".to_owned(),
            copies: None,
            version: 1,
            mark,
        }
    }

    #[test]
    fn a_poster_is_to_be_printed_anew_when_it_says_something_else() {
        let mut point = point();
        let now = |point: &ServicePoint, pins: &[ManualId]| mark(&point.particulars, pins);
        assert_eq!(
            PosterState::of(None, &now(&point, &[])),
            PosterState::NotPrinted
        );
        let printed = last(now(&point, &[manual(1), manual(2)]));
        let state = |point: &ServicePoint, pins: &[ManualId]| {
            PosterState::of(Some(&printed), &now(point, pins))
        };
        assert_eq!(state(&point, &[manual(1), manual(2)]), PosterState::Printed);
        assert_eq!(
            state(&point, &[manual(2), manual(1)]),
            PosterState::MustReprint
        );
        assert_eq!(state(&point, &[manual(1)]), PosterState::MustReprint);
        point.particulars.coordinates = Some(Coordinates {
            latitude: 13.76,
            longitude: 100.5,
        });
        assert_eq!(
            state(&point, &[manual(1), manual(2)]),
            PosterState::Printed,
            "the map is not on it"
        );
        point.particulars.phones.push("02-612-6060".to_owned());
        assert_eq!(
            state(&point, &[manual(1), manual(2)]),
            PosterState::MustReprint
        );
        point.particulars.phones.clear();
        assert_eq!(
            state(&point, &[manual(1), manual(2)]),
            PosterState::Printed,
            "it says the same again"
        );
    }

    #[test]
    fn everything_shown_has_its_part_in_the_mark() {
        let plain = point().particulars;
        let marked = |change: &dyn Fn(&mut Particulars)| {
            let mut given = plain.clone();
            change(&mut given);
            mark(&given, &[])
        };
        let mut marks = vec![
            marked(&|_| ()),
            marked(&|g| g.name_th.push('1')),
            marked(&|g| g.name_en.push('1')),
            marked(&|g| g.address.line.push('1')),
            marked(&|g| g.address.province = None),
            marked(&|g| g.address.district = None),
            marked(&|g| g.address.subdistrict = Some(100_101)),
            marked(&|g| g.address.postcode = Some(10_200)),
            marked(&|g| g.phones.push("1111".to_owned())),
            marked(&|g| g.hours = OpeningHours::office()),
        ];
        let all = marks.len();
        marks.sort();
        marks.dedup();
        assert_eq!(marks.len(), all);
    }

    #[test]
    fn a_mark_stays_the_same_from_version_to_version() {
        assert_eq!(mark(&Particulars::default(), &[]), "b2e1f3eb1fd824df");
        assert_eq!(mark(&point().particulars, &[manual(1)]), "222089e3e15b1369");
    }

    #[test]
    fn the_version_is_the_last_change_of_what_is_shown() {
        let mut point = point();
        assert_eq!(version(&point, 0), 0);
        point.stamp(&[Field::Phones], 4, "an officer", Timestamp(1));
        point.stamp(&[Field::Coordinates], 9, "an officer", Timestamp(1));
        assert_eq!(version(&point, 0), 4);
        assert_eq!(version(&point, 7), 7);
    }
}
