#![allow(clippy::unwrap_used)]

mod shared;

use infodesk_thailand::holidays;

#[test]
fn officials_days_off_are_known() {
    let new_year = holidays::on(2026, 1, 1).unwrap();
    assert_eq!(
        (new_year.name_th, new_year.name_en),
        ("วันขึ้นปีใหม่", "New Year's Day")
    );
    assert_eq!(holidays::on(2026, 5, 13).unwrap().name_th, "วันพืชมงคล");
    let in_lieu = holidays::on(2026, 12, 7).unwrap();
    assert!(in_lieu.name_th.starts_with("ชดเชย"), "{}", in_lieu.name_th);
}

#[test]
fn childrens_and_labour_day_are_working_days_for_officials() {
    assert_eq!(holidays::on(2026, 1, 10), None);
    assert_eq!(holidays::on(2026, 5, 1), None);
    assert_eq!(holidays::on(2027, 5, 3), None, "in lieu of Labour Day");
    let names = holidays::all().iter().map(|holiday| holiday.name_th);
    assert_eq!(
        names
            .filter(|n| n.contains("แรงงาน") || n.contains("เด็ก"))
            .count(),
        0
    );
}

#[test]
fn the_table_covers_the_years_it_says() {
    assert_eq!(holidays::years(), 2019..=2028);
    for year in holidays::years() {
        let of_year = holidays::all()
            .iter()
            .filter(|holiday| holiday.date.0 == year);
        assert!((18..=32).contains(&of_year.count()), "{year}");
    }
    assert_eq!(holidays::on(2018, 1, 1), None);
    assert_eq!(holidays::on(2026, 13, 32), None);
}

#[test]
fn dates_are_ordered_and_real() {
    assert!(holidays::all().is_sorted_by(|a, b| a.date < b.date));
    for holiday in holidays::all() {
        let (year, month, day) = holiday.date;
        assert!(
            jiff::civil::Date::new(year, month, day).is_ok(),
            "{holiday:?}"
        );
    }
}

/// The list beside the repository has every category of holiday, a line for each name.
#[test]
fn the_days_are_those_of_the_full_list() {
    let mut expected: Vec<String> = Vec::new();
    let mut table = csv::Reader::from_path(shared::path(
        "holidays/th_public_2019_2027_from_python_holidays.csv",
    ))
    .unwrap();
    for row in table.records() {
        let row = row.unwrap();
        let is_day_off = row[3]
            .split('|')
            .any(|c| c == "public" || c == "government");
        let is_for_officials = row[1]
            .split("; ")
            .any(|name| !name.contains("วันเด็กแห่งชาติ") && !name.contains("วันแรงงานแห่งชาติ"));
        if is_day_off && is_for_officials {
            expected.push(row[0].to_owned());
        }
    }
    expected.sort();
    expected.dedup();
    let ours: Vec<String> = holidays::all()
        .iter()
        .filter(|holiday| (2019..=2027).contains(&holiday.date.0))
        .map(|holiday| {
            let (year, month, day) = holiday.date;
            format!("{year}-{month:02}-{day:02}")
        })
        .collect();
    assert_eq!(ours, expected);
}
