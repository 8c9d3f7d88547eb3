//! What the tests of posters share: contents and sample data; the designs, the checks that hold for all of them,
//! hard texts, and the programs that read a PDF back.
#![allow(clippy::unwrap_used, dead_code)]

pub mod checks;
pub mod designs;
pub mod hard;
pub mod programs;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use infodesk_poster::{Item, Page, PosterContent, Text, Title, Typesetter, address};

pub static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(|| Typesetter::new().unwrap());

/// 23 November 2026, noon in Bangkok.
pub const DATE_MS: i64 = 1_795_410_000_000;

/// A poster of middling length.
pub fn usual() -> PosterContent {
    PosterContent {
        code: "K3M9X2QF".to_owned(),
        address: address("https://info.go.th", "K3M9X2QF").unwrap(),
        name_th: "สำนักงานเขตพระนคร".to_owned(),
        number: Some("K3M9X2QF-7".to_owned()),
        agency_th: "กรุงเทพมหานคร".to_owned(),
        place_th: Some("แขวงวัดสามพระยา เขตพระนคร กรุงเทพมหานคร".to_owned()),
        manuals: titles().into_iter().take(5).map(Title::from).collect(),
        hours_th: Some("จันทร์–ศุกร์ 08.00–16.00 น.\nเสาร์–อาทิตย์ ปิด".to_owned()),
        phones: vec!["0 2000 0000".to_owned()],
        as_of: Some("ข้อมูล ณ วันที่ 23 พฤศจิกายน 2569".to_owned()),
        ..PosterContent::default()
    }
}

/// The texts on a page.
pub fn texts(page: &Page) -> Vec<&Text> {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// A file of the sample data that stands beside the project; without it the test fails.
pub fn data(file: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(file);
    assert!(
        path.exists(),
        "the sample data are missing: {}",
        path.display()
    );
    path
}

/// Rows of a CSV or TSV file of the sample data.
pub fn rows(file: &str) -> Vec<csv::StringRecord> {
    let delimiter = if file.ends_with(".tsv") { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_path(data(file))
        .unwrap();
    reader.records().map(Result::unwrap).collect()
}

/// Real titles of citizens' manuals.
pub fn titles() -> Vec<String> {
    rows("manuals/titles.csv")
        .iter()
        .map(|row| row[1].to_owned())
        .collect()
}
