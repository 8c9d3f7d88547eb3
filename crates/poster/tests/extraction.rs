//! What goes in comes out: every text, character for character, by `pdftotext` and by PDFium.
#![allow(clippy::unwrap_used)]

mod common;

use common::designs::{Design, designs, poster};
use common::hard::{alone, as_set, hard_texts, shaped};
use common::programs::File;
use common::{DATE_MS, TYPESETTER, rows, texts, titles, usual};
use infodesk_poster::{Item, Page, PosterContent, Title, Weight, address, pdf};

/// A hundred real schools from all over the list, each with some real titles of manuals.
fn schools() -> Vec<PosterContent> {
    let (schools, titles) = (rows("schools/schools.csv"), titles());
    let spread = schools
        .iter()
        .step_by(schools.len() / 100)
        .take(100)
        .enumerate();
    let contents = spread.map(|(number, school)| {
        let manuals = titles.iter().cycle().skip(number * 3).take(number % 9);
        let code = format!("{number:02}M9X2QF");
        PosterContent {
            address: address("https://info.go.th", &code).unwrap(),
            code,
            name_th: school[0].to_owned(),
            agency_th: "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน".to_owned(),
            place_th: Some(format!(
                "ตำบล{} อำเภอ{} จังหวัด{}",
                &school[1], &school[2], &school[3]
            )),
            manuals: manuals.cloned().map(Title::from).collect(),
            hours_th: (number % 3 > 0).then(|| usual().hours_th.unwrap()),
            phones: if number % 4 > 0 {
                usual().phones
            } else {
                Vec::new()
            },
            ..usual()
        }
    });
    contents.collect()
}

/// The posters of these schools in one design.
fn pages(design: &Design) -> Vec<Page> {
    let pages = schools().into_iter();
    pages
        .map(|content| poster(&content, design).unwrap())
        .collect()
}

fn file(pages: &[Page]) -> File {
    File::new(&pdf(&TYPESETTER, pages, "โปสเตอร์", DATE_MS).unwrap())
}

/// Every text of every page is in what a reader gives for that page.
fn comes_back(reader: &str, pages: &[Page], extracted: &[String]) {
    assert_eq!(pages.len(), extracted.len(), "{reader}");
    for (page, extracted) in pages.iter().zip(extracted) {
        for text in texts(page) {
            assert!(
                extracted.contains(&text.text),
                "{reader}: {:?} is missing in\n{extracted}",
                text.text
            );
        }
    }
}

#[test]
fn every_text_of_every_design_comes_back_exactly() {
    for design in designs() {
        let pages = pages(&design);
        let file = file(&pages);
        for option in [&[][..], &["-raw"], &["-layout"]] {
            let reader = format!("{design:?} pdftotext {option:?}");
            comes_back(&reader, &pages, &file.text(option));
        }
        comes_back(
            &format!("{design:?} PDFium"),
            &pages,
            &file.text_by_pdfium(),
        );
    }
}

#[test]
fn a_text_of_several_lines_comes_back_as_one() {
    for design in designs() {
        let pages = pages(&design);
        let extracted = file(&pages).text(&[]);
        let mut seen = 0;
        for (page, extracted) in pages.iter().zip(&extracted) {
            for text in texts(page).into_iter().filter(|text| text.lines.len() > 1) {
                assert!(
                    extracted.lines().any(|line| line == text.text),
                    "{design:?}: {:?} is no line of\n{extracted}",
                    text.text
                );
                seen += 1;
            }
        }
        assert!(seen > 100, "{design:?}: only {seen} texts of several lines");
    }
}

/// Each hard text alone on a page: nothing but it may come back.
#[test]
fn hard_texts_come_back_exactly_in_all_weights() {
    for weight in Weight::ALL {
        let texts = hard_texts();
        let pages = texts.iter().map(|text| Page {
            width: 595.0,
            height: 842.0,
            author: String::new(),
            items: vec![alone(shaped(text, weight), 14.0, [40.0, 60.0])],
        });
        let file = file(&pages.collect::<Vec<_>>());
        let extracted = [
            ("pdftotext", file.text(&[])),
            ("pdftotext -raw", file.text(&["-raw"])),
            ("PDFium", file.text_by_pdfium()),
        ];
        for (reader, extracted) in extracted {
            assert_eq!(extracted.len(), texts.len(), "{reader}");
            let wrong = texts
                .iter()
                .zip(&extracted)
                .filter(|(text, extracted)| *text != extracted.trim_end_matches('\n'));
            let wrong: Vec<_> = wrong.collect();
            assert!(wrong.is_empty(), "{weight:?} {reader}: {wrong:#?}");
        }
    }
}

/// Fonts of old kept the forms of Thai marks in the private use area, and files said so for ever after.
#[test]
fn no_character_of_private_use_comes_back() {
    let texts = hard_texts();
    let items: Vec<Item> = texts
        .iter()
        .flat_map(|text| Weight::ALL.map(|weight| shaped(text, weight)))
        .map(|text| alone(text, 10.0, [40.0, 60.0]))
        .collect();
    let pages = items.into_iter().map(|item| Page {
        width: 595.0,
        height: 842.0,
        author: String::new(),
        items: vec![item],
    });
    let file = file(&pages.collect::<Vec<_>>());
    let is_private = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    for extracted in [file.text(&[]), file.text_by_pdfium()] {
        let found: String = extracted
            .concat()
            .chars()
            .filter(|c| is_private(*c))
            .collect();
        assert_eq!(found, "");
    }
}

#[test]
fn the_page_says_what_the_content_says() {
    for design in designs() {
        for (content, page) in schools().iter().zip(&pages(&design)) {
            let said: Vec<&str> = texts(page)
                .into_iter()
                .map(|text| text.text.as_str())
                .collect();
            assert!(
                said.contains(&as_set(&content.name_th).as_str()),
                "{said:?}"
            );
            assert!(said.contains(&as_set(content.place_th.as_deref().unwrap()).as_str()));
            let shown = content
                .manuals
                .iter()
                .take_while(|title| said.contains(&as_set(&title.th).as_str()))
                .count();
            let left = content.manuals.len() - shown;
            let counted = format!("และอีก {left} รายการ สแกนเพื่อดูทั้งหมด");
            assert_eq!(left > 0, said.contains(&counted.as_str()), "{said:?}");
        }
    }
}
