#![allow(clippy::unwrap_used)]

mod shared;

use std::collections::BTreeSet;

use infodesk_thailand::divisions::{self, AbolishedDivision};

#[test]
fn every_division_is_there() {
    assert_eq!(divisions::provinces().len(), 77);
    assert_eq!(divisions::districts().len(), 928);
    assert_eq!(divisions::subdistricts().len(), 7_436);
    assert_eq!(divisions::abolished_divisions().len(), 1_583);
    assert_eq!(divisions::abolished_subdistricts().len(), 1_503);
}

#[test]
fn lists_are_ordered_and_codes_are_unique() {
    assert!(divisions::provinces().is_sorted_by(|a, b| a.code < b.code));
    assert!(divisions::districts().is_sorted_by(|a, b| a.code < b.code));
    assert!(divisions::subdistricts().is_sorted_by(|a, b| a.code < b.code));
    assert!(divisions::abolished_divisions().is_sorted_by(|a, b| a.code < b.code));
}

#[test]
fn every_child_is_found_through_its_parent() {
    let through_provinces = divisions::provinces()
        .iter()
        .flat_map(|province| divisions::districts_of(province.code));
    assert!(through_provinces.eq(divisions::districts()));
    let through_districts = divisions::districts()
        .iter()
        .flat_map(|district| divisions::subdistricts_of(district.code));
    assert!(through_districts.eq(divisions::subdistricts()));
}

#[test]
fn every_name_is_clean() {
    let provinces = divisions::provinces()
        .iter()
        .map(|p| (p.name_th, p.name_en));
    let districts = divisions::districts()
        .iter()
        .map(|d| (d.name_th, d.name_en));
    let subdistricts = divisions::subdistricts()
        .iter()
        .map(|s| (s.name_th, s.name_en));
    for (thai, english) in provinces.chain(districts).chain(subdistricts) {
        assert!(thai.starts_with(|c| ('ก'..='ไ').contains(&c)), "{thai}");
        assert!(english.is_ascii() && !english.is_empty(), "{english}");
        assert_eq!((thai.trim(), english.trim()), (thai, english));
        let prefix = ["เขต", "แขวง", "ตำบล", "อำเภอ", "จังหวัด"]
            .iter()
            .find(|p| thai.starts_with(**p));
        assert_eq!(prefix, None, "{thai}");
    }
}

#[test]
fn codes_are_looked_up() {
    assert_eq!(divisions::province(38).unwrap().name_th, "บึงกาฬ");
    assert_eq!(divisions::district(1001).unwrap().name_th, "พระนคร");
    let palace = divisions::subdistrict(100_101).unwrap();
    assert_eq!((palace.district_code, palace.province_code), (1001, 10));
    assert_eq!(palace.name_th, "พระบรมมหาราชวัง");
    assert_eq!(palace.postcodes, [10_200]);
    assert_eq!(divisions::districts_of(10).len(), 50);
}

#[test]
fn unknown_codes_are_answered() {
    for code in [0, 1, 99, u16::MAX] {
        assert_eq!(divisions::province(code), None);
        assert!(divisions::districts_of(code).is_empty());
    }
    for code in [0, 100_100, 999_999, u32::MAX] {
        assert_eq!(divisions::district(code), None);
        assert_eq!(divisions::subdistrict(code), None);
        assert_eq!(divisions::abolished(code), None);
        assert!(divisions::subdistricts_of(code).is_empty());
    }
}

#[test]
fn postcodes_are_all_kept() {
    let several = divisions::subdistricts()
        .iter()
        .filter(|subdistrict| subdistrict.postcodes.len() > 1);
    assert_eq!(several.count(), 160);
    for point in shared::subdistrict_points() {
        let ours = divisions::subdistrict(point.code).unwrap();
        assert_eq!(ours.name_th, point.name_th);
        assert_eq!(ours.postcodes, point.postcodes, "{}", point.code);
    }
}

#[test]
fn postcodes_have_five_digits_and_no_twins() {
    for subdistrict in divisions::subdistricts() {
        let codes = subdistrict.postcodes;
        assert!(codes.iter().all(|code| (10_000..100_000).contains(code)));
        assert!(
            !codes.is_empty() && codes.is_sorted_by(|a, b| a < b),
            "{codes:?}"
        );
    }
}

#[test]
fn labels_carry_the_word_for_the_level() {
    let bangkok = divisions::province(10).unwrap();
    let chiang_mai = divisions::province(50).unwrap();
    let capital = divisions::districts_of(50).first().unwrap();
    let phra_nakhon = divisions::district(1001).unwrap();
    assert_eq!(divisions::province_label(bangkok), "กรุงเทพมหานคร");
    assert_eq!(divisions::province_label(chiang_mai), "จังหวัดเชียงใหม่");
    assert_eq!(divisions::province_label_en(bangkok), "Bangkok");
    assert_eq!(
        divisions::province_label_en(chiang_mai),
        "Chiang Mai Province"
    );
    assert_eq!(divisions::district_label(phra_nakhon), "เขตพระนคร");
    assert_eq!(divisions::district_label(capital), "อำเภอเมืองเชียงใหม่");
    assert_eq!(
        divisions::district_label_en(capital),
        "Mueang Chiang Mai District"
    );
    let palace = divisions::subdistrict(100_101).unwrap();
    let si_phum = divisions::subdistricts_of(5001).first().unwrap();
    assert_eq!(divisions::subdistrict_label(palace), "แขวงพระบรมมหาราชวัง");
    assert_eq!(divisions::subdistrict_label(si_phum), "ตำบลศรีภูมิ");
    assert_eq!(
        divisions::subdistrict_label_en(si_phum),
        "Si Phum Subdistrict"
    );
}

#[test]
fn abolished_codes_lead_to_codes_in_use() {
    let in_use = |code: &u32| {
        divisions::district(*code).is_some() || divisions::subdistrict(*code).is_some()
    };
    for old in divisions::abolished_divisions() {
        assert!(!in_use(&old.code), "{} is in use", old.code);
        assert!(old.successors.iter().all(in_use), "{old:?}");
        assert_eq!(old.successor.is_some(), old.successors.len() == 1);
        assert!(!old.proven || !old.successors.is_empty());
    }
    let dated = |old: &AbolishedDivision| old.abolished_on.len() == 10;
    assert!(divisions::abolished_divisions().iter().all(dated));
}

#[test]
fn what_became_of_a_code() {
    let bueng_kan = divisions::abolished(4303).unwrap();
    assert_eq!((bueng_kan.successor, bueng_kan.proven), (Some(3801), true));
    let bang_na = divisions::abolished(104_701).unwrap();
    assert_eq!(bang_na.successors, [104_702, 104_703]);
    assert_eq!(bang_na.successor, None);
    let with_one = divisions::abolished_divisions()
        .iter()
        .filter(|old| old.successor.is_some());
    assert_eq!(with_one.count(), 1_180);
}

#[test]
fn name_and_district_tell_most_subdistricts_apart() {
    let names: BTreeSet<_> = divisions::subdistricts()
        .iter()
        .map(|subdistrict| (subdistrict.district_code, subdistrict.name_th))
        .collect();
    assert_eq!(names.len(), divisions::subdistricts().len());
}
