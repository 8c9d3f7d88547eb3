//! Agencies and service points found by their names, for choosing one. Names are public.

use crate::{
    AgencyId,
    agencies::{Agency, AgencyKind, path},
    lists::ListedPoint,
    requests::FoundAgency,
    rights::Unit,
    token_requests::FoundUnit,
};
use infodesk_thailand::search::{self, Query};
use std::collections::HashMap;

/// Agencies or units in one answer.
pub const MOST_FOUND: usize = 50;

/// How well a name answers; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Same,
    Begins,
    Within,
    /// Only with the names of what stands above it, or by something else than its name.
    Around,
}

/// What somebody types, folded once for many names.
struct Sought {
    /// Nothing was typed.
    is_blank: bool,
    whole: String,
    query: Query,
}

/// All agencies, to look up what stands above one.
struct Tree<'a>(HashMap<AgencyId, &'a Agency>);

/// The agencies of that kind that answer to `text`, the best first, and of the same the shorter name. Everything
/// answers to no text.
pub fn find_agencies(
    text: &str,
    kind: Option<AgencyKind>,
    agencies: &[Agency],
) -> Vec<FoundAgency> {
    let (sought, tree) = (Sought::new(text), Tree::new(agencies));
    let of_kind = agencies
        .iter()
        .filter(|agency| kind.is_none_or(|kind| agency.kind == kind));
    let found = of_kind.filter_map(|agency| {
        let above_th = tree.line_th(agency.parent_id);
        let fit = sought.fit_of_agency(agency, &above_th)?;
        let found = FoundAgency {
            id: agency.id,
            kind: agency.kind,
            name_th: agency.name_th.clone(),
            above_th,
        };
        Some((fit, found))
    });
    best(found.collect(), |found| (&found.name_th, &found.above_th))
}

/// The same for units; `points` are those service points that answer to it already.
pub fn find_units(text: &str, agencies: &[Agency], points: Vec<ListedPoint>) -> Vec<FoundUnit> {
    let (sought, tree) = (Sought::new(text), Tree::new(agencies));
    let of_agencies = agencies.iter().filter_map(|agency| {
        let above_th = tree.line_th(agency.parent_id);
        let fit = sought.fit_of_agency(agency, &above_th)?;
        let found = FoundUnit {
            unit: Unit::Agency(agency.id),
            name_th: agency.name_th.clone(),
            above_th,
        };
        Some((fit, found))
    });
    let of_points = points.into_iter().map(|point| {
        let fit = sought.fit(&point.name_th).unwrap_or(Fit::Around);
        let found = FoundUnit {
            unit: Unit::ServicePoint(point.id),
            above_th: tree.line_th(Some(point.agency_id)),
            name_th: point.name_th,
        };
        (fit, found)
    });
    // Of one name the agency comes before its service point, as it stands before it here.
    best(of_agencies.chain(of_points).collect(), |found| {
        (&found.name_th, &found.above_th)
    })
}

/// `names`: its own, and those above it.
fn best<T>(mut found: Vec<(Fit, T)>, names: impl Fn(&T) -> (&String, &String)) -> Vec<T> {
    found.sort_by(|(fit, one), (other_fit, other)| {
        let rank = |fit: &Fit, (name, above): (&String, &String)| {
            (*fit, name.chars().count(), name.clone(), above.clone())
        };
        rank(fit, names(one)).cmp(&rank(other_fit, names(other)))
    });
    found.truncate(MOST_FOUND);
    found.into_iter().map(|(_, found)| found).collect()
}

impl Sought {
    fn new(text: &str) -> Self {
        Self {
            is_blank: text.trim().is_empty(),
            whole: search::fold(text),
            query: Query::new(text),
        }
    }

    fn fit(&self, name: &str) -> Option<Fit> {
        let name = search::fold(name);
        if self.whole.is_empty() {
            // Signs alone are in no name.
            self.is_blank.then_some(Fit::Within)
        } else if name == self.whole {
            Some(Fit::Same)
        } else if name.starts_with(&self.whole) {
            Some(Fit::Begins)
        } else {
            self.query.matches(&name).then_some(Fit::Within)
        }
    }

    fn fit_of_agency(&self, agency: &Agency, above_th: &str) -> Option<Fit> {
        let name_en = agency.name_en.as_deref().unwrap_or_default();
        let names = [agency.name_th.as_str(), name_en];
        let own = names.iter().filter_map(|name| self.fit(name)).min();
        own.or_else(|| {
            if self.whole.is_empty() {
                return None;
            }
            let all = search::fold(&format!("{} {name_en} {above_th}", agency.name_th));
            self.query.matches(&all).then_some(Fit::Around)
        })
    }
}

impl<'a> Tree<'a> {
    fn new(agencies: &'a [Agency]) -> Self {
        Self(agencies.iter().map(|agency| (agency.id, agency)).collect())
    }

    /// "ที่ทำการปกครองจังหวัดเชียงใหม่ กรมการปกครอง กระทรวงมหาดไทย"
    fn line_th(&self, agency: Option<AgencyId>) -> String {
        let find = |id: AgencyId| self.0.get(&id).copied();
        let Some(agency) = agency.and_then(find) else {
            return String::new();
        };
        let line = path(agency, find).into_iter().filter_map(find);
        let names: Vec<&str> = line.map(|agency| agency.name_th.as_str()).collect();
        names.join(" ")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Surroundings, Timestamp, codes::PublicCode};

    struct Sevens;

    impl Surroundings for Sevens {
        fn now(&self) -> Timestamp {
            Timestamp(0)
        }

        fn random(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    fn id(n: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(n)
    }

    fn agency(n: u128, parent: Option<u128>, name_th: &str, name_en: Option<&str>) -> Agency {
        Agency {
            id: id(n).into(),
            parent_id: parent.map(|n| id(n).into()),
            stream_id: id(2).into(),
            kind: AgencyKind::Unit,
            name_th: name_th.to_owned(),
            name_en: name_en.map(str::to_owned),
        }
    }

    fn point(n: u128, agency: u128, name_th: &str) -> ListedPoint {
        ListedPoint {
            id: id(n).into(),
            code: PublicCode::new(&Sevens),
            agency_id: id(agency).into(),
            name_th: name_th.to_owned(),
        }
    }

    fn tree() -> Vec<Agency> {
        vec![
            agency(1, None, "กระทรวงมหาดไทย", None),
            agency(
                2,
                Some(1),
                "กรมการปกครอง",
                Some("Department of Provincial Administration"),
            ),
            agency(3, Some(2), "ที่ทำการปกครองจังหวัดเชียงใหม่", None),
            agency(4, Some(2), "ที่ทำการปกครองจังหวัดเชียงราย", None),
            agency(5, None, "การปกครอง", None),
            agency(6, None, "การปกครองท้องถิ่น", None),
        ]
    }

    fn names(text: &str, points: Vec<ListedPoint>) -> Vec<String> {
        let found = find_units(text, &tree(), points);
        found.into_iter().map(|found| found.name_th).collect()
    }

    #[test]
    fn the_best_match_comes_first_and_thai_needs_no_word_spaces() {
        assert_eq!(
            names("การ ปกครอง", Vec::new()),
            [
                "การปกครอง",
                "การปกครองท้องถิ่น",
                "กรมการปกครอง",
                "ที่ทำการปกครองจังหวัดเชียงราย",
                "ที่ทำการปกครองจังหวัดเชียงใหม่",
            ]
        );
        assert_eq!(names("provincial", Vec::new())[0], "กรมการปกครอง");
        assert_eq!(
            names("กรมการปกครอง เชียงใหม่", Vec::new()),
            ["ที่ทำการปกครองจังหวัดเชียงใหม่"],
            "by what stands above it"
        );
        assert_eq!(names("กรมใหม่", Vec::new()), [""; 0]);
    }

    #[test]
    fn service_points_stand_among_them_with_what_is_above() {
        let points = vec![point(10, 3, "ที่ว่าการอำเภอเชียงใหม่"), point(11, 3, "เชียงใหม่")];
        let found = find_units("เชียงใหม่", &tree(), points);
        let units: Vec<Unit> = found.iter().map(|found| found.unit).collect();
        assert_eq!(
            units,
            [
                Unit::ServicePoint(id(11).into()),
                Unit::ServicePoint(id(10).into()),
                Unit::Agency(id(3).into()),
            ]
        );
        assert_eq!(
            found[0].above_th,
            "ที่ทำการปกครองจังหวัดเชียงใหม่ กรมการปกครอง กระทรวงมหาดไทย"
        );
        assert_eq!(found[2].above_th, "กรมการปกครอง กระทรวงมหาดไทย");
    }

    #[test]
    fn agencies_of_one_kind_are_found_and_all_of_them_without_text() {
        let mut agencies = tree();
        agencies[0].kind = AgencyKind::Ministry;
        let names = |text, kind| -> Vec<String> {
            let found = find_agencies(text, kind, &agencies).into_iter();
            found.map(|found| found.name_th).collect()
        };
        assert_eq!(names("", Some(AgencyKind::Ministry)), ["กระทรวงมหาดไทย"]);
        assert_eq!(names("มหาดไทย", None)[0], "กระทรวงมหาดไทย");
        assert_eq!(names("มหาดไทย", Some(AgencyKind::Department)), [""; 0]);
        assert_eq!(names("", None).len(), 6);
        assert_eq!(names("%", None), [""; 0]);
    }

    #[test]
    fn never_more_than_fifty_are_told() {
        let many = (100..200).map(|n| point(n, 3, "จุดบริการ")).collect();
        assert_eq!(names("จุดบริการ", many).len(), MOST_FOUND);
    }
}
