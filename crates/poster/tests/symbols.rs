//! The symbol is read: by three readers at 150 dpi, and by zxing after what happens to posters on walls.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::PathBuf;

use common::designs::{Design, designs, poster};
use common::programs::{File, read_by_zbar, read_with, text_of};
use common::{DATE_MS, TYPESETTER, usual};
use infodesk_poster::{PosterContent, address, pdf};

/// A short address, which makes large modules, and one of 68 letters, which makes small ones.
fn contents() -> Vec<PosterContent> {
    let of = |base: &str| PosterContent {
        address: address(base, "K3M9X2QF").unwrap(),
        ..usual()
    };
    let long = "https://www.servicepoint.changwat.example.go.th/prachachon";
    let mut contents = vec![of("https://info.go.th"), of(long)];
    contents.push(PosterContent {
        manuals: Vec::new(),
        ..of("https://info.go.th")
    });
    contents
}

/// Posters of one design as pictures, with the address that each carries.
struct Pictures {
    files: Vec<PathBuf>,
    addresses: Vec<String>,
    _file: File,
}

fn pictures(design: &Design) -> Pictures {
    let contents = contents();
    let pages = contents
        .iter()
        .map(|content| poster(content, design).unwrap());
    let file = File::new(&pdf(&TYPESETTER, pages, "โปสเตอร์", DATE_MS).unwrap());
    let files = file.pictures();
    assert_eq!(files.len(), contents.len());
    Pictures {
        files,
        addresses: contents.into_iter().map(|c| c.address).collect(),
        _file: file,
    }
}

/// Has a reader read all pictures after each treatment of a table, and says what it misses.
fn misread(reader: &str, treatments: &[&str]) -> Vec<String> {
    let mut misread = Vec::new();
    for design in designs() {
        let pictures = pictures(&design);
        let files = pictures.files.iter().map(|file| text_of(file));
        let arguments: Vec<String> = [reader.to_owned(), treatments.join(",")]
            .into_iter()
            .chain(files)
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let read = read_with("symbols.py", &arguments);
        let expected = treatments.iter().flat_map(|treatment| {
            let addresses = pictures.addresses.iter();
            addresses.map(move |address| format!("{treatment}\t{address}"))
        });
        let expected: Vec<String> = expected.collect();
        let read: Vec<&str> = read.lines().collect();
        assert_eq!(read.len(), expected.len(), "{read:?}");
        let wrong = read
            .iter()
            .zip(&expected)
            .filter(|(read, expected)| *read != expected);
        misread.extend(
            wrong.map(|(read, expected)| format!("{design:?}: {read:?}, not {expected:?}")),
        );
    }
    misread
}

#[test]
fn zbar_reads_every_design_at_150_dpi() {
    for design in designs() {
        let pictures = pictures(&design);
        let read: Vec<String> = pictures
            .files
            .iter()
            .map(|file| read_by_zbar(file))
            .collect();
        assert_eq!(read, pictures.addresses, "{design:?}");
    }
}

#[test]
fn opencv_reads_every_design_at_150_dpi() {
    let misread = misread("opencv", &["plain"]);
    assert!(misread.is_empty(), "{misread:#?}");
}

/// Each row is one treatment of `readers/symbols.py` and its amount.
#[test]
fn zxing_reads_every_design_whatever_happens_to_it() {
    let misread = misread(
        "zxing",
        &[
            "plain",
            // turned, in degrees
            "turned=3",
            "turned=-17",
            "turned=45",
            "turned=90",
            "turned=118",
            "turned=180",
            // out of focus, in pixels at 150 dpi: the finest module is 5 pixels wide
            "blurred=1",
            "blurred=2",
            "blurred=3",
            // at an angle: one edge of the sheet shorter than the other by this part
            "tilted=0.2",
            "tilted=0.4",
            "aside=0.2",
            "aside=0.4",
            // covered, in parts of the symbol's side: a thumb, a sticker, a torn corner
            "middle=0.2",
            "middle=0.3",
            "corner=0.2",
            "corner=0.3",
            // and the camera: light from one side, compression, distance
            "shaded=0.6",
            "jpeg=25",
            "smaller=0.5",
        ],
    );
    assert!(misread.is_empty(), "{misread:#?}");
}

/// The covering of the table above covers: with much more of it, nothing is read.
#[test]
fn a_symbol_covered_too_far_is_not_read() {
    let misread = misread("zxing", &["middle=0.7"]);
    assert_eq!(misread.len(), designs().len() * contents().len());
}
