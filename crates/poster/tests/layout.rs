//! The layout of texts that posters really have, from none to far too many, in every design.
#![allow(clippy::unwrap_used)]

mod common;

use common::checks::check;
use common::designs::{designs, poster, promise};
use common::{texts, titles, usual};
use infodesk_poster::{Page, Paper, PosterContent, PosterError, Title, address};

/// What stands where hours or numbers are left out.
const REST: &str = "สแกนเพื่อดูทั้งหมด";

fn said(page: &Page) -> Vec<String> {
    let texts = texts(page).into_iter();
    texts.map(|text| text.text.clone()).collect()
}

/// A poster with so many manuals, with hours and numbers or without.
fn with_manuals(count: usize, lonely: bool) -> PosterContent {
    let content = PosterContent {
        manuals: titles()
            .into_iter()
            .cycle()
            .take(count)
            .map(Title::from)
            .collect(),
        ..usual()
    };
    match lonely {
        false => content,
        true => PosterContent {
            hours_th: None,
            phones: Vec::new(),
            ..content
        },
    }
}

#[test]
fn none_to_sixty_manuals() {
    let counts = (0..=60).flat_map(|count| [(count, false), (count, true)]);
    let contents: Vec<PosterContent> = counts
        .map(|(count, lonely)| with_manuals(count, lonely))
        .collect();
    for design in designs() {
        for content in &contents {
            let said = said(&check(content, &design));
            let count = content.manuals.len();
            let titles = content.manuals.iter();
            let shown = titles.take_while(|title| said.contains(&title.th)).count();
            let rest = format!("และอีก {} รายการ {REST}", count - shown);
            assert_eq!(shown < count, said.contains(&rest), "{count}: {said:?}");
            assert!(
                shown >= count.min(promise(&design).manuals),
                "{design:?}: only {shown} of {count} shown"
            );
        }
    }
}

#[test]
fn without_manuals_it_invites() {
    for design in designs() {
        let said = said(&check(&with_manuals(0, true), &design));
        assert!(said.iter().any(|text| text == "ดูได้เองใน 3 ขั้น"), "{said:?}");
        let headings = ["เรื่องที่ติดต่อได้ที่นี่", "เวลาเปิด", "โทรศัพท์"];
        assert!(
            !said.iter().any(|text| headings.contains(&text.as_str())),
            "{said:?}"
        );
    }
}

#[test]
fn a_name_of_131_characters_stays_readable() {
    let name: String = "ศูนย์บริการร่วมและศูนย์ดำรงธรรมประจำสำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอเฉลิมพระเกียรติ จังหวัดนครศรีธรรมราช สาขาที่ว่าการอำเภอ (ชั้น 2)"
        .chars()
        .take(131)
        .collect();
    let content = PosterContent {
        name_th: name.clone(),
        ..usual()
    };
    for design in designs() {
        let page = check(&content, &design);
        let set = texts(&page)
            .into_iter()
            .find(|text| text.text == name)
            .unwrap();
        let (size, lines) = promise(&design).long_name;
        assert!(
            set.size >= size && set.lines.len() <= lines,
            "{design:?}: {} points in {} lines",
            set.size,
            set.lines.len()
        );
    }
}

#[test]
fn many_hours_and_numbers_are_counted_out() {
    let hours = (1..=40)
        .map(|day| format!("วันที่ {day} เวลา 08.30–16.30 น."))
        .collect::<Vec<_>>()
        .join("\n");
    let phones: Vec<String> = (0..30)
        .map(|number| format!("0 2000 00{number:02}"))
        .collect();
    for manuals in [Vec::new(), usual().manuals] {
        let content = PosterContent {
            manuals,
            hours_th: Some(hours.clone()),
            phones: phones.clone(),
            ..usual()
        };
        for design in designs() {
            let said = said(&check(&content, &design));
            assert!(said.iter().any(|text| text == REST), "{design:?}: {said:?}");
        }
    }
}

#[test]
fn long_addresses_keep_their_modules() {
    for length in [20, 60, 120] {
        let base = format!(
            "https://www.servicepoint.example.go.th/{}",
            "a".repeat(length)
        );
        let content = PosterContent {
            address: address(&base, "K3M9X2QF").unwrap(),
            ..usual()
        };
        for design in designs() {
            // 160 characters are 61 modules a side: on A5 they would be finer than 0.8 mm, and on the card the letters
            // need more room than there is
            let is_small = design.template.paper() == Paper::A5;
            match poster(&content, &design) {
                Err(PosterError::SymbolTooFine { .. } | PosterError::DoesNotFit)
                    if is_small && length == 120 => {}
                _ => drop(check(&content, &design)),
            }
        }
    }
}

#[test]
fn an_address_too_long_for_the_paper_is_an_error() {
    let address = format!("https://example.go.th/{}", "a".repeat(900));
    let content = PosterContent { address, ..usual() };
    for design in designs() {
        let error = poster(&content, &design).unwrap_err();
        assert!(
            matches!(error, PosterError::SymbolTooFine { .. }),
            "{design:?}: {error}"
        );
    }
}

#[test]
fn a_whole_book_in_a_field_is_refused_or_set_in_good_time() {
    let book = "การขอมีบัตรประจำตัวประชาชน (กรณีบัตรหาย) ".repeat(500);
    let name = PosterContent {
        name_th: book.clone(),
        ..usual()
    };
    let manual = PosterContent {
        manuals: vec!["แจ้งเกิด".into(), book.into()],
        ..usual()
    };
    for design in designs() {
        let refused = poster(&name, &design);
        assert!(matches!(refused, Err(PosterError::DoesNotFit)));
        let said = said(&check(&manual, &design));
        assert!(said.contains(&format!("และอีก 1 รายการ {REST}")), "{said:?}");
    }
}
