//! What the tests of posters share: contents, sample data, and the programs that read a PDF back.
#![allow(clippy::unwrap_used, dead_code)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use infodesk_poster::{Item, Page, PosterContent, Text, Typesetter, address};

pub static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(|| Typesetter::new().unwrap());

/// 23 November 2026, noon in Bangkok.
pub const DATE_MS: i64 = 1_795_410_000_000;

/// A poster of middling length.
pub fn usual() -> PosterContent {
    PosterContent {
        code: "K3M9X2QF".to_owned(),
        address: address("https://info.go.th", "K3M9X2QF").unwrap(),
        name_th: "สำนักงานเขตพระนคร".to_owned(),
        name_en: None,
        agency_th: "กรุงเทพมหานคร".to_owned(),
        place_th: Some("แขวงวัดสามพระยา เขตพระนคร กรุงเทพมหานคร".to_owned()),
        manuals: titles().into_iter().take(5).collect(),
        hours_th: Some("จันทร์–ศุกร์ 08.00–16.00 น.\nเสาร์–อาทิตย์ ปิด".to_owned()),
        phones: vec!["0 2000 0000".to_owned()],
        as_of: Some("ข้อมูล ณ วันที่ 23 พฤศจิกายน 2569".to_owned()),
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

/// Runs a program and gives what it writes. A missing program fails the test.
pub fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output
        .unwrap_or_else(|error| panic!("{program} (Debian: poppler-utils, zbar-tools): {error}"));
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// A PDF in a folder of its own, which goes when this goes.
pub struct File {
    folder: tempfile::TempDir,
}

impl File {
    pub fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("poster.pdf"), bytes).unwrap();
        File { folder }
    }

    pub fn path(&self) -> String {
        self.folder
            .path()
            .join("poster.pdf")
            .to_str()
            .unwrap()
            .to_owned()
    }

    /// The text of every page, as `pdftotext` with an option (or none) gives it.
    pub fn text(&self, option: &[&str]) -> Vec<String> {
        let text = run(
            "pdftotext",
            &[option, &["-enc", "UTF-8", &self.path(), "-"]].concat(),
        );
        text.split_terminator('\u{c}').map(str::to_owned).collect()
    }

    /// What `zbarimg` reads from every page at 150 dpi.
    pub fn symbols(&self) -> Vec<String> {
        let stem = self.folder.path().join("page").to_str().unwrap().to_owned();
        // the part of the sheet in which the symbol stands, in pixels
        let part = ["-x", "0", "-y", "200", "-W", "720", "-H", "900"];
        let raster = ["-r", "150", "-gray", &self.path(), &stem];
        run("pdftoppm", &[&part[..], &raster[..]].concat());
        let images = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut images: Vec<PathBuf> = images
            .filter(|path| path.extension().is_some_and(|end| end == "pgm"))
            .collect();
        images.sort();
        let read = |image: &PathBuf| {
            run("zbarimg", &["-q", "--raw", image.to_str().unwrap()])
                .trim()
                .to_owned()
        };
        images.iter().map(read).collect()
    }
}
