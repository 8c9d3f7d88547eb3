//! Codes no longer in use, which old records still hold.

use std::sync::LazyLock;

use super::find;
use crate::table::rows;

const FIRST_SUBDISTRICT_CODE: u32 = 100_000;

/// A district (four digits) or a sub-district (six digits) that was abolished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AbolishedDivision {
    pub code: u32,
    pub name_th: &'static str,
    /// Missing for ten of them.
    pub name_en: Option<&'static str>,
    /// The last day of use as the registry has it, `YYYY-MM-DD` of the Common Era.
    pub abolished_on: &'static str,
    /// The division that took its place, when there is exactly one.
    pub successor: Option<u32>,
    /// All that took its place: of the same level, in use today. Often one, at times several,
    /// empty when not known.
    pub successors: &'static [u32],
    /// True when a Royal Gazette notice says so; false when only the name is the same
    /// (likely, not proven) or when no successor is known.
    pub proven: bool,
}

/// Ordered by code, so that the districts come first.
static ABOLISHED: LazyLock<Vec<AbolishedDivision>> = LazyLock::new(|| {
    rows(include_str!("../../data/abolished.tsv"))
        .map(|mut row| {
            let (code, name_th, name_en) = (row.number(), row.text(), row.text());
            let (abolished_on, successors) = (row.text(), row.numbers());
            AbolishedDivision {
                code,
                name_th,
                name_en: Some(name_en).filter(|name| !name.is_empty()),
                abolished_on,
                successor: match successors {
                    [only] => Some(*only),
                    _ => None,
                },
                successors,
                proven: row.text() == "notice",
            }
        })
        .collect()
});

/// All 1,583, by code: 80 districts, then 1,503 sub-districts.
#[must_use]
pub fn abolished_divisions() -> &'static [AbolishedDivision] {
    &ABOLISHED
}

/// The 1,503 sub-districts among them, by code.
#[must_use]
pub fn abolished_subdistricts() -> &'static [AbolishedDivision] {
    let all = abolished_divisions();
    &all[all.partition_point(|division| division.code < FIRST_SUBDISTRICT_CODE)..]
}

/// What became of a code of four or six digits; `None` when it is in use or never was.
#[must_use]
pub fn abolished(code: u32) -> Option<&'static AbolishedDivision> {
    find(abolished_divisions(), |division| division.code, code)
}
