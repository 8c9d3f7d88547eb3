//! The pickers of an address: province → district → sub-district → postcodes, in dictionary order.

use infodesk_thailand::{divisions, order};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ProvinceOption {
    pub code: u16,
    pub name_th: String,
    pub name_en: String,
    /// "จังหวัดเชียงใหม่"
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DistrictOption {
    pub code: u32,
    pub name_th: String,
    pub name_en: String,
    /// "เขตพระนคร"
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SubdistrictOption {
    pub code: u32,
    pub name_th: String,
    pub name_en: String,
    /// "แขวงพระบรมมหาราชวัง"
    pub label: String,
    /// One or more.
    pub postcodes: Vec<u32>,
}

pub fn provinces() -> Vec<ProvinceOption> {
    let option = |p: &divisions::Province| ProvinceOption {
        code: p.code,
        name_th: p.name_th.to_owned(),
        name_en: p.name_en.to_owned(),
        label: divisions::province_label(p),
    };
    sorted(divisions::provinces().iter().map(option).collect(), |o| {
        &o.name_th
    })
}

/// Empty for a code that no province has.
pub fn districts(province: u16) -> Vec<DistrictOption> {
    let option = |d: &divisions::District| DistrictOption {
        code: d.code,
        name_th: d.name_th.to_owned(),
        name_en: d.name_en.to_owned(),
        label: divisions::district_label(d),
    };
    sorted(
        divisions::districts_of(province)
            .iter()
            .map(option)
            .collect(),
        |o| &o.name_th,
    )
}

/// Empty for a code that no district has.
pub fn subdistricts(district: u32) -> Vec<SubdistrictOption> {
    let option = |s: &divisions::Subdistrict| SubdistrictOption {
        code: s.code,
        name_th: s.name_th.to_owned(),
        name_en: s.name_en.to_owned(),
        label: divisions::subdistrict_label(s),
        postcodes: s.postcodes.to_vec(),
    };
    sorted(
        divisions::subdistricts_of(district)
            .iter()
            .map(option)
            .collect(),
        |o| &o.name_th,
    )
}

fn sorted<T>(mut options: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    order::sort_by_text(&mut options, name);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pickers_lead_from_province_to_postcode() {
        let provinces = provinces();
        assert_eq!(provinces.len(), 77);
        assert_eq!(provinces[0].name_th, "กระบี่");
        let bangkok = provinces
            .iter()
            .find(|p| p.label == "กรุงเทพมหานคร")
            .map(|p| p.code);
        let district = districts(bangkok.unwrap_or_default())
            .into_iter()
            .find(|d| d.label == "เขตพระนคร");
        let palace = subdistricts(district.map_or(0, |d| d.code))
            .into_iter()
            .find(|s| s.name_th == "พระบรมมหาราชวัง");
        assert_eq!(
            palace.map(|s| (s.label, s.postcodes)),
            Some(("แขวงพระบรมมหาราชวัง".to_owned(), vec![10200]))
        );
    }

    #[test]
    fn a_code_that_nothing_has_leads_nowhere() {
        assert!(districts(99).is_empty());
        assert!(subdistricts(9999).is_empty());
    }
}
