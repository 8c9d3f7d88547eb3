//! The file: the same each time, says what it is, brings its fonts.
#![allow(clippy::unwrap_used)]

mod common;

use common::{DATE_MS, File, TYPESETTER, run, usual};
use infodesk_poster::{Paper, PosterContent, PosterError, Typesetter, pdf};
use lopdf::{Document, Object};

fn one() -> Vec<u8> {
    let page = TYPESETTER.poster(&usual(), Paper::A4).unwrap();
    pdf(&TYPESETTER, [page], "โปสเตอร์ สำนักงานเขตพระนคร", DATE_MS).unwrap()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let fresh = Typesetter::new().unwrap();
    let page = fresh.poster(&usual(), Paper::A4).unwrap();
    let again = pdf(&fresh, [page], "โปสเตอร์ สำนักงานเขตพระนคร", DATE_MS).unwrap();
    assert!(one() == again);
}

#[test]
fn the_identity_follows_the_content() {
    let identity = |bytes: &[u8]| {
        Document::load_mem(bytes)
            .unwrap()
            .trailer
            .get(b"ID")
            .unwrap()
            .clone()
    };
    let other = PosterContent {
        name_th: "สำนักงานเขตดุสิต".to_owned(),
        ..usual()
    };
    let page = TYPESETTER.poster(&other, Paper::A4).unwrap();
    let other = pdf(&TYPESETTER, [page], "โปสเตอร์ สำนักงานเขตพระนคร", DATE_MS).unwrap();
    assert_ne!(identity(&one()), identity(&other));
}

#[test]
fn says_title_author_language_and_date() {
    let file = File::new(&one());
    let info = run("pdfinfo", &["-isodates", &file.path()]);
    for line in [
        "โปสเตอร์ สำนักงานเขตพระนคร",
        "กรุงเทพมหานคร",
        "2026-11-23T05:00:00Z",
        "A4",
    ] {
        assert!(info.contains(line), "{line} is missing in\n{info}");
    }
    for claim in ["PDF/X", "Subject", "Keywords"] {
        assert!(!info.contains(claim), "{info}");
    }
    let document = Document::load_mem(&one()).unwrap();
    let language = document
        .catalog()
        .unwrap()
        .get(b"Lang")
        .unwrap()
        .as_str()
        .unwrap();
    assert_eq!(language, b"th-TH");
}

#[test]
fn fonts_are_embedded_as_subsets_once_a_file() {
    let pages = (0..20).map(|_| TYPESETTER.poster(&usual(), Paper::A4).unwrap());
    let file = File::new(&pdf(&TYPESETTER, pages, "โปสเตอร์", DATE_MS).unwrap());
    let fonts = run("pdffonts", &[&file.path()]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 3, "{fonts}");
    for row in rows {
        assert!(
            row.contains("+Sarabun-") && row.contains("yes yes yes"),
            "{row}"
        );
    }
}

#[test]
fn the_symbol_and_the_address_open_the_page() {
    let document = Document::load_mem(&one()).unwrap();
    let page = document.get_pages()[&1];
    let links = document
        .get_dictionary(page)
        .unwrap()
        .get(b"Annots")
        .and_then(Object::as_array)
        .unwrap();
    let opens = |link: &Object| {
        let action = link
            .as_dict()
            .unwrap()
            .get(b"A")
            .unwrap()
            .as_dict()
            .unwrap();
        String::from_utf8(action.get(b"URI").unwrap().as_str().unwrap().to_vec()).unwrap()
    };
    assert_eq!(
        links.iter().map(opens).collect::<Vec<_>>(),
        [usual().address, usual().address]
    );
}

#[test]
fn author_is_named_only_where_all_pages_agree() {
    let other = PosterContent {
        agency_th: "กรมการปกครอง".to_owned(),
        ..usual()
    };
    let pages = [usual(), other].map(|content| TYPESETTER.poster(&content, Paper::A4).unwrap());
    let file = File::new(&pdf(&TYPESETTER, &pages, "โปสเตอร์", DATE_MS).unwrap());
    let info = run("pdfinfo", &[&file.path()]);
    assert!(
        !info.contains("กรุงเทพมหานคร") && !info.contains("กรมการปกครอง"),
        "{info}"
    );
}

#[test]
fn refuses_a_date_that_is_none() {
    let page = TYPESETTER.poster(&usual(), Paper::A4).unwrap();
    assert!(matches!(
        pdf(&TYPESETTER, [page], "", i64::MAX),
        Err(PosterError::Date(i64::MAX))
    ));
}
