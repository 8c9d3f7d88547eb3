//! Provinces, districts and sub-districts with their official codes (กรมการปกครอง) and postcodes.
//!
//! A code contains its parent's: 500101 lies in district 5001 of province 50. A province's code
//! does not predict the first digits of its postcodes, so never check one against the other.
//! Lists are ordered by code; for the order a reader expects sort by [`crate::order`].

mod abolished;
mod labels;

use std::sync::LazyLock;

use crate::table::rows;

pub use abolished::{AbolishedDivision, abolished, abolished_divisions, abolished_subdistricts};
pub use labels::{
    district_label, district_label_en, province_label, province_label_en, subdistrict_label,
    subdistrict_label_en,
};

/// Bangkok's code: the province whose divisions are called เขต and แขวง.
pub const BANGKOK: u16 = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Province {
    /// Two digits.
    pub code: u16,
    pub name_th: &'static str,
    pub name_en: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct District {
    /// Four digits.
    pub code: u32,
    pub province_code: u16,
    /// Without อำเภอ or เขต.
    pub name_th: &'static str,
    pub name_en: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subdistrict {
    /// Six digits.
    pub code: u32,
    pub district_code: u32,
    pub province_code: u16,
    /// Without ตำบล or แขวง.
    pub name_th: &'static str,
    pub name_en: &'static str,
    /// One or more, ascending; five digits each.
    pub postcodes: &'static [u32],
}

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| {
    rows(include_str!("../data/provinces.tsv"))
        .map(|mut row| Province {
            code: row.number(),
            name_th: row.text(),
            name_en: row.text(),
        })
        .collect()
});

static DISTRICTS: LazyLock<Vec<District>> = LazyLock::new(|| {
    rows(include_str!("../data/districts.tsv"))
        .map(|mut row| {
            let code = row.number();
            District {
                code,
                province_code: province_of_district(code),
                name_th: row.text(),
                name_en: row.text(),
            }
        })
        .collect()
});

static SUBDISTRICTS: LazyLock<Vec<Subdistrict>> = LazyLock::new(|| {
    rows(include_str!("../data/subdistricts.tsv"))
        .map(|mut row| {
            let code: u32 = row.number();
            Subdistrict {
                code,
                district_code: code / 100,
                province_code: province_of_district(code / 100),
                name_th: row.text(),
                name_en: row.text(),
                postcodes: row.numbers(),
            }
        })
        .collect()
});

/// All 77, by code.
#[must_use]
pub fn provinces() -> &'static [Province] {
    &PROVINCES
}

/// All 928, by code.
#[must_use]
pub fn districts() -> &'static [District] {
    &DISTRICTS
}

/// All 7,436, by code.
#[must_use]
pub fn subdistricts() -> &'static [Subdistrict] {
    &SUBDISTRICTS
}

#[must_use]
pub fn province(code: u16) -> Option<&'static Province> {
    find(provinces(), |province| province.code, code)
}

#[must_use]
pub fn district(code: u32) -> Option<&'static District> {
    find(districts(), |district| district.code, code)
}

/// A sub-district in use today; for older codes see [`abolished()`].
#[must_use]
pub fn subdistrict(code: u32) -> Option<&'static Subdistrict> {
    find(subdistricts(), |subdistrict| subdistrict.code, code)
}

/// The districts of a province, by code; empty for a code that no province has.
#[must_use]
pub fn districts_of(province: u16) -> &'static [District] {
    children(districts(), |district| district.province_code, province)
}

/// The sub-districts of a district, by code; empty for a code that no district has.
#[must_use]
pub fn subdistricts_of(district: u32) -> &'static [Subdistrict] {
    children(
        subdistricts(),
        |subdistrict| subdistrict.district_code,
        district,
    )
}

fn province_of_district(district: u32) -> u16 {
    u16::try_from(district / 100).expect("a district's code has four digits")
}

fn find<T, K: Ord>(sorted: &'static [T], key: impl Fn(&T) -> K, wanted: K) -> Option<&'static T> {
    let index = sorted
        .binary_search_by(|item| key(item).cmp(&wanted))
        .ok()?;
    sorted.get(index)
}

fn children<T, K: Ord>(sorted: &'static [T], parent: impl Fn(&T) -> K, wanted: K) -> &'static [T] {
    let start = sorted.partition_point(|item| parent(item) < wanted);
    let end = sorted.partition_point(|item| parent(item) <= wanted);
    &sorted[start..end]
}
