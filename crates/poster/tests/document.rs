//! The printed manual: exact text, true page numbers, nothing outside the margins or over anything else.
#![allow(clippy::unwrap_used)]

mod common;

use common::checks::overlap;
use common::programs::File;
use common::{DATE_MS, TYPESETTER, texts};
use infodesk_poster::{
    ManualContent, Page, PrintedChannel, PrintedContact, PrintedDocument, PrintedFee, PrintedForm,
    PrintedProcedure, PrintedStep, Rect, Text, pdf,
};
use proptest::prelude::*;

/// Margins in points: what is inside is safe on every office printer.
const MARGINS: [f32; 4] = [67.9, 28.0, 53.9, 24.0];
/// Between the running head and the foot.
const BODY: [f32; 2] = [60.0, 842.0 - 54.0];

fn step(what: &str) -> PrintedStep {
    PrintedStep {
        what: what.to_owned(),
        time: "10 นาที".to_owned(),
        unit: "งานทะเบียนราษฎร".to_owned(),
    }
}

/// Enough for one page.
fn short() -> ManualContent {
    ManualContent {
        title: "การขอสำเนาทะเบียนบ้าน".to_owned(),
        agency: "กรมการปกครอง กระทรวงมหาดไทย".to_owned(),
        criteria: vec!["ผู้มีส่วนได้เสียขอได้ที่สำนักทะเบียนทุกแห่ง".to_owned()],
        channels: vec![PrintedChannel {
            place: "ที่ว่าการอำเภอทุกแห่ง".to_owned(),
            details: vec!["จันทร์–ศุกร์ 08.30–16.30 น.".to_owned()],
        }],
        procedures: vec![PrintedProcedure {
            case: None,
            steps: vec![step("ยื่นคำขอ"), step("รับเอกสาร")],
            total: Some("20 นาที".to_owned()),
        }],
        complaints: vec![PrintedContact {
            name: "ศูนย์บริการประชาชน สำนักปลัดสำนักนายกรัฐมนตรี".to_owned(),
            phones: vec!["1111".to_owned()],
            address: None,
        }],
        laws: vec!["พระราชบัญญัติการทะเบียนราษฎร พ.ศ. 2534".to_owned()],
        as_of: "ข้อมูล ณ วันที่ 23 พฤศจิกายน 2569".to_owned(),
        ..ManualContent::default()
    }
}

const LONG: &str = "ผู้แจ้งยื่นหนังสือรับรองการเกิดและเอกสารของบิดามารดา เจ้าหน้าที่ตรวจความครบถ้วนและตรวจรายการกับฐานข้อมูลทะเบียนราษฎร แล้วแจ้งผลให้ผู้แจ้งทราบในวันเดียวกัน";

/// `size` of everything that can be more than one.
fn long(size: usize) -> ManualContent {
    let details = vec![
        "กรมการปกครอง".to_owned(),
        "เฉพาะกรณีมอบให้ผู้อื่นแจ้งแทน".to_owned(),
    ];
    ManualContent {
        notice: Some("ข้อมูลฝึกใช้ ห้ามใช้อ้างอิง".to_owned()),
        criteria: vec![LONG.to_owned(); size],
        procedures: (0..size.div_ceil(8))
            .map(|case| PrintedProcedure {
                case: Some(format!("แจ้งเกิดแบบที่ {case}")),
                steps: vec![step(LONG); 8],
                total: Some("80 นาที".to_owned()),
            })
            .collect(),
        documents: (0..size)
            .map(|number| PrintedDocument {
                name: format!("เอกสารหมายเลข {number} {LONG}"),
                details: details.clone(),
                originals: 1,
                copies: 2,
            })
            .collect(),
        legal_time: Some("30 วัน".to_owned()),
        fees: vec![
            PrintedFee {
                what: "คัดและรับรองสำเนา".to_owned(),
                amount: "ฉบับละ 20 บาท".to_owned(),
                condition: Some("ชำระเป็นเงินสด".to_owned()),
            };
            size
        ],
        forms: vec![PrintedForm {
            name: "ท.ร. 1/1".to_owned(),
            address: Some("https://forms.example.go.th/1-1.pdf".to_owned()),
        }],
        source: Some("https://manuals.example.go.th/birth".to_owned()),
        published: Some("ประกาศใช้เมื่อ 1 มกราคม 2569".to_owned()),
        ..short()
    }
}

/// Lays out and checks everything that holds for every manual.
fn check(content: &ManualContent) -> Vec<Page> {
    let pages = TYPESETTER.manual(content).unwrap();
    for (number, page) in (1..).zip(&pages) {
        check_page(page);
        let numbered = format!("หน้า {number} จาก {}", pages.len());
        let numbers: Vec<&str> = said(page)
            .filter(|text| text.starts_with("หน้า ") && text.contains(" จาก "))
            .collect();
        assert!(numbers.contains(&numbered.as_str()), "{numbers:?}");
    }
    pages
}

fn check_page(page: &Page) {
    let ink: Vec<(&str, Rect)> = texts(page)
        .into_iter()
        .flat_map(|text| {
            let line = |line: &infodesk_poster::Line| line.clone();
            text.lines.iter().map(line).map(move |line| {
                let words = &text.text[line.bytes.clone()];
                (words, TYPESETTER.ink(text, &line))
            })
        })
        .filter(|(_, area)| area.height > 0.0)
        .collect();
    for (index, (line, area)) in ink.iter().enumerate() {
        let inside = area.x >= MARGINS[0]
            && area.y >= MARGINS[1]
            && area.right() <= page.width - MARGINS[2] + 0.1
            && area.bottom() <= page.height - MARGINS[3];
        assert!(inside, "{line:?} leaves its place: {area:?}");
        for (other, taken) in &ink[..index] {
            assert!(
                !overlap(area, taken),
                "{line:?} {area:?} meets {other:?} {taken:?}"
            );
        }
    }
}

fn said(page: &Page) -> impl Iterator<Item = &str> {
    texts(page).into_iter().map(|text| text.text.as_str())
}

/// The texts of the body, from top to bottom.
fn body(page: &Page) -> Vec<&Text> {
    let mut body = texts(page);
    body.retain(|text| (BODY[0]..BODY[1]).contains(&text.lines[0].baseline));
    body.sort_by(|a, b| a.lines[0].baseline.total_cmp(&b.lines[0].baseline));
    body
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn file(pages: &[Page], title: &str) -> File {
    File::new(&pdf(&TYPESETTER, pages, title, DATE_MS).unwrap())
}

#[test]
fn a_short_manual_stands_on_one_page() {
    let pages = check(&short());
    assert_eq!(pages.len(), 1);
    assert!(said(&pages[0]).any(|text| text == "หน้า 1 จาก 1"));
}

#[test]
fn none_is_stated_and_never_blank() {
    let pages = check(&short());
    for statement in ["ไม่ต้องใช้เอกสาร", "ไม่มีค่าธรรมเนียม", "ไม่มีแบบฟอร์มที่ต้องกรอก"]
    {
        assert!(said(&pages[0]).any(|text| text == statement), "{statement}");
    }
    let nothing = ManualContent {
        title: "การขอสำเนาทะเบียนบ้าน".to_owned(),
        ..ManualContent::default()
    };
    let pages = check(&nothing);
    let unsaid = said(&pages[0]).filter(|text| text.starts_with("คู่มือไม่ได้ระบุ"));
    assert_eq!(
        unsaid.count(),
        5,
        "criteria, channels, steps, complaints, laws"
    );
}

#[test]
fn every_text_comes_back_exactly_on_its_page() {
    let content = long(12);
    let pages = check(&content);
    assert!(pages.len() > 4, "{} pages", pages.len());
    let legal = "กฎหมายกำหนดให้แล้วเสร็จภายใน 30 วัน";
    assert!(pages.iter().flat_map(said).any(|text| text == legal));
    let read = file(&pages, &content.title).text(&[]);
    assert_eq!(read.len(), pages.len());
    for (page, read) in pages.iter().zip(&read) {
        let together = bare(read);
        for text in texts(page) {
            match text.lines.len() {
                1 => assert!(read.contains(&text.text), "{:?}\n{read}", text.text),
                _ => assert!(
                    together.contains(&bare(&text.text)),
                    "{:?}\n{read}",
                    text.text
                ),
            }
        }
    }
}

#[test]
fn other_pages_have_a_running_head_and_all_have_the_date() {
    let content = long(10);
    let pages = check(&content);
    for (index, page) in pages.iter().enumerate() {
        let head: Vec<&str> = texts(page)
            .into_iter()
            .filter(|text| text.lines[0].baseline < 52.0)
            .map(|text| text.text.as_str())
            .collect();
        match index {
            0 => assert!(!head.contains(&content.title.as_str()), "{head:?}"),
            _ => assert_eq!(head, [content.title.as_str(), content.agency.as_str()]),
        }
        assert!(said(page).any(|text| text == content.as_of));
    }
}

#[test]
fn a_long_title_is_shortened_in_the_running_head_and_whole_on_the_first_page() {
    let title = "การแก้ไขรายการบ้าน กรณีมีรายการบ้านผิดไปจากข้อเท็จจริง หรือบ้านเลขที่ซ้ำกัน และการขอเลขที่บ้าน กรณีทะเบียนบ้านชั่วคราว ณ สำนักทะเบียนท้องถิ่นเทศบาล".to_owned();
    let agency = "กองบริหารการทะเบียนและกิจการพิเศษ สำนักงานปลัดกระทรวง กระทรวงมหาดไทย".to_owned();
    let pages = check(&ManualContent {
        title: title.clone(),
        agency: agency.clone(),
        ..long(6)
    });
    assert!(
        said(&pages[0]).any(|text| text == title) && said(&pages[0]).any(|text| text == agency)
    );
    for (whole, share) in [(title, 0.4), (agency, 0.3)] {
        let shortened = said(&pages[1])
            .find(|text| text.ends_with('…') && whole.starts_with(text.trim_end_matches('…')));
        let shortened = shortened.unwrap_or_else(|| panic!("{whole} is not in the running head"));
        assert!(
            shortened.len() as f32 > whole.len() as f32 * share,
            "{shortened}"
        );
    }
}

#[test]
fn no_heading_stands_at_a_foot() {
    // whatever comes before: one paragraph more each time moves everything down a little
    for lines in 0..60 {
        let content = ManualContent {
            criteria: vec!["ข้อความ".to_owned(); lines],
            ..long(9)
        };
        for page in check(&content) {
            let body = body(&page);
            let Some(last) = body.last() else { continue };
            assert!(
                last.size < 13.0,
                "{:?} at the foot after {lines} lines",
                last.text
            );
            assert!(!last.text.starts_with("กรณีที่ "), "{:?}", last.text);
            assert!(!["ที่", "ขั้นตอน", "เอกสาร", "รายการ"].contains(&last.text.as_str()));
        }
    }
}

#[test]
fn a_table_begins_each_page_with_its_head_and_keeps_its_rows_whole() {
    let content = ManualContent {
        procedures: vec![PrintedProcedure {
            case: None,
            steps: (0..40).map(|n| step(&format!("ขั้นที่ {n} {LONG}"))).collect(),
            total: Some("400 นาที".to_owned()),
        }],
        ..short()
    };
    let pages = check(&content);
    let in_table = |page: &&Page| said(page).any(|text| text.starts_with("ขั้นที่ "));
    let with_rows: Vec<&Page> = pages.iter().filter(in_table).collect();
    assert!(with_rows.len() >= 3);
    let mut seen = Vec::new();
    for page in with_rows {
        assert_eq!(
            said(page).filter(|&text| text == "หน่วยงานที่รับผิดชอบ").count(),
            1
        );
        let body = body(page);
        let head = body.iter().position(|text| text.text == "ขั้นตอน").unwrap();
        let first = body
            .iter()
            .position(|text| text.text.starts_with("ขั้นที่ "))
            .unwrap();
        assert!(head < first);
        seen.extend(
            said(page)
                .filter(|text| text.starts_with("ขั้นที่ "))
                .map(str::to_owned),
        );
    }
    let whole: Vec<String> = content.procedures[0]
        .steps
        .iter()
        .map(|step| step.what.clone())
        .collect();
    assert_eq!(seen, whole, "each row once, whole, in order");
}

#[test]
fn the_total_stays_with_the_last_step() {
    for lines in 0..40 {
        let content = ManualContent {
            criteria: vec!["ข้อความ".to_owned(); lines],
            ..short()
        };
        for page in check(&content) {
            if said(&page).any(|text| text == "รวมระยะเวลา") {
                assert!(
                    said(&page).any(|text| text == "รับเอกสาร"),
                    "after {lines} lines"
                );
            }
        }
    }
}

#[test]
fn a_step_longer_than_a_page_goes_on_without_losing_a_letter() {
    let what = (0..90)
        .map(|n| format!("{n} {LONG}"))
        .collect::<Vec<_>>()
        .join(" ");
    let mut content = short();
    content.procedures[0].steps.insert(1, step(&what));
    let pages = check(&content);
    assert!(pages.len() >= 3, "{} pages", pages.len());
    let left = texts(&pages[1])[0].lines[0].x;
    let parts = pages
        .iter()
        .flat_map(texts)
        .filter(|text| text.lines.len() > 3);
    let together: String = parts.map(|text| bare(&text.text)).collect();
    assert_eq!(together, bare(&what));
    assert!(left >= 67.9);
}

#[test]
fn the_same_manual_gives_the_same_bytes() {
    let bytes = || {
        let pages = TYPESETTER.manual(&long(5)).unwrap();
        pdf(&TYPESETTER, &pages, "คู่มือ", DATE_MS).unwrap()
    };
    assert!(bytes() == bytes());
}

/// Thai as it is written, Latin words, figures and signs, from nothing to several pages.
fn plausible(most: usize) -> impl Strategy<Value = String> {
    let syllable = "[เแโใไ]?[ก-ฮ]{1,2}[ะาำิีึืุู]?[่้๊๋์็]?[กงดนบมยว]?";
    let word = "[A-Za-zÀ-ÖØ-öø-ÿ]{1,18}";
    let other = "[ 0-9๐-๙().,/–“”‘’฿%ๆฯ\u{200B}-]{1,3}";
    let part = prop_oneof![6 => syllable, 1 => word, 2 => other];
    prop::collection::vec(part, 0..most).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_any_length_find_their_place(
        size in 0..14usize,
        title in plausible(60),
        agency in plausible(60),
        as_of in plausible(40),
        text in plausible(900),
        cell in plausible(300),
    ) {
        let mut content = long(size);
        content.title = title;
        content.agency = agency;
        content.as_of = as_of;
        content.notice = Some(text.clone());
        content.criteria.push(text.clone());
        content.documents.push(PrintedDocument { name: cell.clone(), details: vec![cell.clone()], originals: 0, copies: 9 });
        content.fees.push(PrintedFee { what: cell.clone(), amount: cell.clone(), condition: Some(cell.clone()) });
        content.procedures.push(PrintedProcedure {
            case: Some(cell.clone()),
            steps: vec![PrintedStep { what: text, time: cell.clone(), unit: cell.clone() }],
            total: Some(cell),
        });
        check(&content);
    }
}
