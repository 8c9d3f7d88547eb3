//! A hundred real schools with real titles of manuals: what goes in comes out of the file.

use crate::running::{HEADER, Ran};
use infodesk_desk::command_line::poster::Status;
use infodesk_domain::codes::PublicCode;
use infodesk_test_support::FixedSurroundings;
use std::{path::Path, sync::LazyLock};

const COUNT: usize = 100;

struct School {
    code: String,
    name: String,
    agency: String,
    hours: &'static [&'static str],
    phone: String,
    manuals: Vec<String>,
}

/// A column of a file of the sample data beside the project; without the file the test fails.
fn column(file: &str, index: usize) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(file);
    let mut reader = csv::Reader::from_path(&path)
        .unwrap_or_else(|error| panic!("the sample data {}: {error}", path.display()));
    reader
        .records()
        .map(|row| row.unwrap()[index].to_owned())
        .collect()
}

/// Names from all over the list, and all those with characters that are easily lost.
fn names() -> Vec<String> {
    let all = column("schools/schools.csv", 0);
    let hard = all
        .iter()
        .filter(|name| name.contains(['"', '“', '\u{200B}', '๔', 'ฺ']))
        .take(COUNT / 4);
    let spread = all.iter().step_by(all.len() / COUNT);
    hard.chain(spread).take(COUNT).cloned().collect()
}

static SCHOOLS: LazyLock<Vec<School>> = LazyLock::new(|| {
    let titles = column("manuals/titles.csv", 1);
    let surroundings = FixedSurroundings::default();
    let school = |(number, name): (usize, String)| School {
        code: PublicCode::new(&surroundings).to_string(),
        name,
        agency: "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน, กระทรวงศึกษาธิการ".to_owned(),
        hours: &["จันทร์–ศุกร์ 08.00–16.00 น.", "พัก 12.00–13.00 น."][..number % 3],
        phone: if number % 4 == 0 {
            String::new()
        } else {
            format!("02-000-00{number:02}")
        },
        manuals: titles
            .iter()
            .cycle()
            .skip(number * 3)
            .take(number % 6)
            .cloned()
            .collect(),
    };
    names().into_iter().enumerate().map(school).collect()
});

fn list() -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER.trim().split(',')).unwrap();
    for school in SCHOOLS.iter() {
        let (hours, manuals) = (school.hours.join("\n"), school.manuals.join("|"));
        let row = [
            &school.code,
            &school.name,
            &school.agency,
            &hours,
            &school.phone,
            &manuals,
        ];
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

#[test]
fn every_page_says_what_its_row_says() {
    let ran = Ran::with_list(list(), &[]);
    assert_eq!((ran.status, ran.err.as_str()), (Status::Done, ""));
    assert!(ran.out.contains("ทำโปสเตอร์แล้ว 100 จุด"), "{}", ran.out);
    let pages = ran.pages();
    assert_eq!(pages.len(), COUNT);
    for (school, page) in SCHOOLS.iter().zip(&pages) {
        let address = format!("info.go.th/S/{}", school.code);
        let texts = [
            school.name.trim(),
            &school.agency,
            &address,
            "ข้อมูล ณ วันที่ 23 พฤศจิกายน 2569",
        ];
        let phone = Some(school.phone.as_str()).filter(|phone| !phone.is_empty());
        let manuals = school.manuals.iter().map(String::as_str);
        for text in texts
            .into_iter()
            .chain(school.hours.iter().copied())
            .chain(phone)
            .chain(manuals)
        {
            assert!(
                page.lines().any(|line| line == text),
                "{text:?} is no line of\n{page}"
            );
        }
    }
}

#[test]
fn every_symbol_carries_the_address_of_its_row() {
    let ran = Ran::with_list(list(), &["--base-url", "http://info.example.go.th/desk/"]);
    let expected: Vec<String> = SCHOOLS
        .iter()
        .map(|school| format!("HTTP://INFO.EXAMPLE.GO.TH/desk/S/{}", school.code))
        .collect();
    assert_eq!(ran.symbols(), expected);
}
