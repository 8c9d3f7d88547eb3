//! What goes in comes out: text by `pdftotext`, symbols by `zbarimg`.
#![allow(clippy::unwrap_used)]

mod common;

use std::sync::LazyLock;

use common::{DATE_MS, File, TYPESETTER, rows, texts, titles, usual};
use infodesk_poster::{Page, Paper, PosterContent, address, pdf};

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
            manuals: manuals.cloned().collect(),
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

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    schools()
        .iter()
        .map(|content| TYPESETTER.poster(content, Paper::A4).unwrap())
        .collect()
});

fn file() -> File {
    File::new(&pdf(&TYPESETTER, PAGES.iter(), "โปสเตอร์", DATE_MS).unwrap())
}

#[test]
fn every_text_comes_back_exactly() {
    let file = file();
    for option in [&[][..], &["-raw"], &["-layout"]] {
        let pages = file.text(option);
        assert_eq!(pages.len(), 100);
        for (page, extracted) in PAGES.iter().zip(&pages) {
            for text in texts(page) {
                assert!(
                    extracted.contains(&text.text),
                    "{option:?}: {:?} is missing in\n{extracted}",
                    text.text
                );
            }
        }
    }
}

#[test]
fn a_text_of_several_lines_comes_back_as_one() {
    let pages = file().text(&[]);
    let mut seen = 0;
    for (page, extracted) in PAGES.iter().zip(&pages) {
        for text in texts(page).into_iter().filter(|text| text.lines.len() > 1) {
            assert!(
                extracted.lines().any(|line| line == text.text),
                "{:?} is no line of\n{extracted}",
                text.text
            );
            seen += 1;
        }
    }
    assert!(seen > 100);
}

#[test]
fn the_page_says_what_the_content_says() {
    for (content, page) in schools().iter().zip(&*PAGES) {
        let said: Vec<&str> = texts(page)
            .into_iter()
            .map(|text| text.text.as_str())
            .collect();
        let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(&tidy(&content.name_th).as_str()), "{said:?}");
        assert!(said.contains(&tidy(content.place_th.as_deref().unwrap()).as_str()));
        let shown = content
            .manuals
            .iter()
            .take_while(|title| said.contains(&tidy(title).as_str()))
            .count();
        let left = content.manuals.len() - shown;
        let counted = format!("และอีก {left} รายการ สแกนเพื่อดูทั้งหมด");
        assert_eq!(left > 0, said.contains(&counted.as_str()), "{said:?}");
    }
}

#[test]
fn every_symbol_is_read_at_150_dpi() {
    let addresses: Vec<String> = schools()
        .into_iter()
        .map(|content| content.address)
        .collect();
    assert_eq!(file().symbols(), addresses);
}
