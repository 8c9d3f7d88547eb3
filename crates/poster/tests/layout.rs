//! The layout, whatever the texts: on the page, nothing over anything else, the symbol free on all sides.
#![allow(clippy::unwrap_used)]

mod common;

use common::{TYPESETTER, texts, titles, usual};
use infodesk_poster::{Fill, Item, Page, Paper, PosterContent, PosterError, Rect, Stroke, address};
use proptest::prelude::*;

/// Lays out and checks everything that holds for every poster.
fn check(content: &PosterContent) -> Page {
    let page = TYPESETTER.poster(content, Paper::A4).unwrap();
    check_page(&page);
    page
}

fn check_page(page: &Page) {
    let symbol = symbol(page);
    let ink: Vec<(&str, Rect)> = texts(page)
        .into_iter()
        .flat_map(|text| {
            text.lines
                .iter()
                .map(|line| (&text.text[line.bytes.clone()], TYPESETTER.ink(text, line)))
        })
        .collect();
    for (index, (line, area)) in ink.iter().enumerate() {
        let inside = area.x >= 39.9
            && area.right() <= page.width - 39.9
            && area.y >= 5.0
            && area.bottom() <= page.height - 5.0;
        assert!(inside, "{line:?} leaves the page: {area:?}");
        for (other, taken) in &ink[..index] {
            assert!(
                !overlap(area, taken),
                "{line:?} {area:?} meets {other:?} {taken:?}"
            );
        }
        assert!(
            !overlap(area, &symbol),
            "{line:?} {area:?} stands in the quiet zone {symbol:?}"
        );
    }
    for rule in rules(page) {
        assert!(
            !overlap(&rule, &symbol),
            "{rule:?} stands in the quiet zone"
        );
        for (line, area) in &ink {
            assert!(!overlap(&rule, area), "{rule:?} crosses {line:?} {area:?}");
        }
    }
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    let touch = 0.01;
    a.x < b.right() - touch
        && b.x < a.right() - touch
        && a.y < b.bottom() - touch
        && b.y < a.bottom() - touch
}

fn fills(page: &Page) -> impl Iterator<Item = &Fill> {
    page.items.iter().filter_map(|item| match item {
        Item::Fill(fill) => Some(fill),
        _ => None,
    })
}

fn bounds(fill: &Fill) -> Rect {
    let ends = fill.path.0.iter().flat_map(|ring| {
        let ends = ring.strokes.iter().map(|stroke| match *stroke {
            Stroke::Line(end) | Stroke::Curve([_, _, end]) => end,
        });
        std::iter::once(ring.start).chain(ends)
    });
    let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
    for end in ends {
        for axis in 0..2 {
            low[axis] = low[axis].min(end[axis]);
            high[axis] = high[axis].max(end[axis]);
        }
    }
    Rect {
        x: low[0],
        y: low[1],
        width: high[0] - low[0],
        height: high[1] - low[1],
    }
}

/// The symbol with its quiet zone, which is 4 modules wide; a finder pattern is 7 modules wide.
fn symbol(page: &Page) -> Rect {
    let outline = fills(page)
        .find(|fill| fill.path.0.len() > 20)
        .expect("a symbol");
    let area = bounds(outline);
    let first = &outline.path.0[0];
    let Stroke::Line(corner) = first.strokes[0] else {
        panic!("a symbol of curves")
    };
    let module = (corner[0] - first.start[0]) / 7.0;
    assert!(module >= 0.8 * 72.0 / 25.4, "modules of {module} points");
    let free = 4.0 * module - 0.01;
    Rect {
        x: area.x - free,
        y: area.y - free,
        width: area.width + 2.0 * free,
        height: area.height + 2.0 * free,
    }
}

fn rules(page: &Page) -> Vec<Rect> {
    fills(page)
        .map(bounds)
        .filter(|area| area.height < 3.0)
        .collect()
}

fn said(page: &Page) -> Vec<String> {
    texts(page)
        .into_iter()
        .map(|text| text.text.clone())
        .collect()
}

#[test]
fn none_to_sixty_manuals() {
    let titles: Vec<String> = titles().into_iter().cycle().take(60).collect();
    for count in 0..=60 {
        for lonely in [false, true] {
            let content = PosterContent {
                manuals: titles[..count].to_vec(),
                ..usual()
            };
            let content = if lonely {
                PosterContent {
                    hours_th: None,
                    phones: Vec::new(),
                    ..content
                }
            } else {
                content
            };
            let said = said(&check(&content));
            let shown = content
                .manuals
                .iter()
                .take_while(|title| said.contains(title))
                .count();
            let rest = format!("และอีก {} รายการ สแกนเพื่อดูทั้งหมด", count - shown);
            assert_eq!(shown < count, said.contains(&rest), "{count}: {said:?}");
            assert!(shown >= count.min(3), "only {shown} of {count} shown");
        }
    }
}

#[test]
fn without_manuals_it_invites() {
    let said = said(&check(&PosterContent {
        manuals: Vec::new(),
        hours_th: None,
        phones: Vec::new(),
        ..usual()
    }));
    assert!(
        said.iter().any(|text| text.contains("ในโทรศัพท์มีขั้นตอน")),
        "{said:?}"
    );
    assert!(
        !said.iter().any(|text| text == "เรื่องที่ติดต่อได้ที่นี่"
            || text == "เวลาเปิด"
            || text == "โทรศัพท์"),
        "{said:?}"
    );
}

#[test]
fn a_name_of_131_characters_stays_readable() {
    let name: String = "ศูนย์บริการร่วมและศูนย์ดำรงธรรมประจำสำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอเฉลิมพระเกียรติ จังหวัดนครศรีธรรมราช สาขาที่ว่าการอำเภอ (ชั้น 2)"
        .chars()
        .take(131)
        .collect();
    let page = check(&PosterContent {
        name_th: name.clone(),
        ..usual()
    });
    let set = texts(&page)
        .into_iter()
        .find(|text| text.text == name)
        .unwrap();
    assert!(
        set.size >= 17.0 && set.lines.len() <= 6,
        "{} points in {} lines",
        set.size,
        set.lines.len()
    );
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
        let page = check(&PosterContent {
            manuals,
            hours_th: Some(hours.clone()),
            phones: phones.clone(),
            ..usual()
        });
        assert!(said(&page).iter().any(|text| text == "สแกนเพื่อดูทั้งหมด"));
    }
}

#[test]
fn long_addresses_keep_their_modules() {
    for length in [20, 60, 120] {
        let base = format!(
            "https://www.servicepoint.example.go.th/{}",
            "a".repeat(length)
        );
        check(&PosterContent {
            address: address(&base, "K3M9X2QF").unwrap(),
            ..usual()
        });
    }
}

#[test]
fn an_address_too_long_for_the_paper_is_an_error() {
    let address = format!("https://example.go.th/{}", "a".repeat(900));
    let error = TYPESETTER
        .poster(&PosterContent { address, ..usual() }, Paper::A4)
        .unwrap_err();
    assert!(
        matches!(error, PosterError::SymbolTooFine { .. }),
        "{error}"
    );
}

#[test]
fn a_whole_book_in_a_field_is_refused_or_set_in_good_time() {
    let book = "การขอมีบัตรประจำตัวประชาชน (กรณีบัตรหาย) ".repeat(500);
    let name = PosterContent {
        name_th: book.clone(),
        ..usual()
    };
    assert!(matches!(
        TYPESETTER.poster(&name, Paper::A4),
        Err(PosterError::DoesNotFit)
    ));
    let manual = PosterContent {
        manuals: vec!["แจ้งเกิด".to_owned(), book],
        ..usual()
    };
    assert!(said(&check(&manual)).contains(&"และอีก 1 รายการ สแกนเพื่อดูทั้งหมด".to_owned()));
}

/// Thai as it is written (syllables with vowels and tone marks), Latin words, figures and signs.
fn plausible() -> impl Strategy<Value = String> {
    let syllable = "[เแโใไ]?[ก-ฮ]{1,2}[ะาำิีึืุู]?[่้๊๋์็]?[กงดนบมยว]?";
    let word = "[A-Za-zÀ-ÖØ-öø-ÿ]{1,18}";
    let other = "[ 0-9๐-๙().,/–“”‘’฿%ๆฯ\u{200B}-]{1,3}";
    let part = prop_oneof![6 => syllable, 1 => word, 2 => other];
    prop::collection::vec(part, 0..160).prop_map(|parts| parts.concat().chars().take(500).collect())
}

/// Anything printable in Thai or Latin, sense or none.
fn printable() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ก-ฺ฿-๛ ]{0,500}",
        "[ -~¡-ÿ]{0,500}",
        "[A-Za-z]{400,500}",
        "[ก-ฮ]{400,500}",
        plausible(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_text_sets_in_its_place(text in printable(), place in 0..7usize) {
        let mut content = usual();
        match place {
            0 => content.name_th = text,
            1 => content.name_en = Some(text),
            2 => content.agency_th = text,
            3 => content.place_th = Some(text),
            4 => content.manuals[2] = text,
            5 => content.hours_th = Some(text),
            _ => content.phones.push(text),
        }
        check(&content);
    }

    #[test]
    fn long_texts_everywhere_set_or_are_refused(parts in prop::collection::vec(plausible(), 7)) {
        let [name_th, name_en, agency_th, place, manual, hours, phone] = <[String; 7]>::try_from(parts).unwrap();
        let content = PosterContent {
            name_th,
            name_en: Some(name_en),
            agency_th,
            place_th: Some(place),
            manuals: vec![manual; 4],
            hours_th: Some(hours),
            phones: vec![phone],
            ..usual()
        };
        match TYPESETTER.poster(&content, Paper::A4) {
            Ok(page) => check_page(&page),
            Err(error) => prop_assert!(matches!(error, PosterError::DoesNotFit), "{error}"),
        }
    }
}
