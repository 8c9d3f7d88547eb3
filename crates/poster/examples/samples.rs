//! Writes posters of many kinds into a folder, to be looked at: `cargo run --example samples -- FOLDER`.

use std::sync::Arc;

use infodesk_poster::{
    Design, Emblem, Ink, Language, Paper, PosterContent, Template, Title, Typesetter, address, pdf,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "target/posters".to_owned());
    std::fs::create_dir_all(&folder)?;
    let typesetter = Typesetter::new()?;
    for (name, content) in samples()? {
        for (kind, design) in designs()? {
            let page = typesetter.poster(&content, &design)?;
            let bytes = pdf(&typesetter, [page], &content.name_th, 1_795_392_000_000)?;
            std::fs::write(format!("{folder}/{name}.{kind}.pdf"), bytes)?;
        }
    }
    Ok(())
}

/// A drawing in the proportions of an emblem; it is nobody's.
const EMBLEM: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<circle cx="50" cy="50" r="48" fill="#c8a24a"/><circle cx="50" cy="50" r="40" fill="#2a3f8a"/>
<path d="M50 18 L60 42 L85 42 L65 57 L72 82 L50 67 L28 82 L35 57 L15 42 L40 42 Z" fill="#fff"/></svg>"##;

fn designs() -> Result<Vec<(&'static str, Design)>, infodesk_poster::EmblemError> {
    let emblem = Some(Arc::new(Emblem::read(EMBLEM.as_bytes())?));
    let a4 = Design::default();
    let card = Design {
        template: Template::CounterCard,
        ..Design::default()
    };
    let paper = |paper| Design {
        template: Template::Poster(paper),
        ..Design::default()
    };
    let both = |design: &Design| Design {
        language: Language::ThaiAndEnglish,
        ..design.clone()
    };
    let saving = |design: &Design| Design {
        ink: Ink::Saving,
        ..design.clone()
    };
    let with_emblem = |design: &Design| Design {
        emblem: emblem.clone(),
        ..design.clone()
    };
    Ok(vec![
        ("a4", a4.clone()),
        ("a4-en", both(&a4)),
        ("a4-ink", saving(&a4)),
        ("a4-emblem", with_emblem(&a4)),
        ("a4-all", with_emblem(&saving(&both(&a4)))),
        ("a3", paper(Paper::A3)),
        ("a5", paper(Paper::A5)),
        ("card", card.clone()),
        ("card-en", both(&card)),
        ("card-ink", saving(&card)),
        ("card-emblem", with_emblem(&both(&card))),
    ])
}

const SHORT: [&str; 12] = [
    "ทำบัตรประชาชน (บัตรหมดอายุ)",
    "ทำบัตรประชาชน (บัตรหาย)",
    "แจ้งเกิด",
    "แจ้งย้ายที่อยู่",
    "จดทะเบียนสมรส",
    "เปลี่ยนชื่อตัว",
    "การแจ้งตาย",
    "การขอเลขที่บ้าน",
    "การจดทะเบียนหย่า",
    "การจดทะเบียนรับรองบุตร",
    "การคัดสำเนาทะเบียนบ้าน",
    "การขอจดทะเบียนจัดตั้งมูลนิธิ",
];
const LONG: [&str; 4] = [
    "การจดทะเบียนพาณิชย์ (ตั้งใหม่) ตาม พ.ร.บ.ทะเบียนพาณิชย์ พ.ศ. 2499 กรณีผู้ขอจดทะเบียนเป็นบุคคลธรรมดา",
    "การขออนุญาตก่อสร้างอาคาร ดัดแปลงอาคาร หรือรื้อถอนอาคาร ตามมาตรา 21",
    "การรับลงทะเบียนและยื่นคำขอรับเงินเบี้ยยังชีพผู้สูงอายุ",
    "การจดทะเบียนพาณิชย์ (ตั้งใหม่) ตาม พ.ร.บ.ทะเบียนพาณิชย์ พ.ศ. 2499 กรณีผู้ขอจดทะเบียนเป็นห้างหุ้นส่วนสามัญ คณะบุคคล และกิจการร่วมค้า",
];
const LONGEST_NAME: &str = "ศูนย์บริการร่วมและศูนย์ดำรงธรรมประจำสำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอเฉลิมพระเกียรติ จังหวัดนครศรีธรรมราช สาขาที่ว่าการอำเภอ (ชั้น 2)";

fn samples() -> Result<Vec<(&'static str, PosterContent)>, infodesk_poster::AddressError> {
    let usual = PosterContent {
        code: "K3M9X2QF".to_owned(),
        address: address("https://info.go.th", "K3M9X2QF")?,
        name_th: "ที่ว่าการอำเภอเมืองเชียงใหม่".to_owned(),
        agency_th: "กรมการปกครอง กระทรวงมหาดไทย".to_owned(),
        place_th: Some("ตำบลศรีภูมิ อำเภอเมืองเชียงใหม่ จังหวัดเชียงใหม่".to_owned()),
        manuals: owned(&SHORT[..6]),
        hours_th: Some("จันทร์–ศุกร์ 08.30–16.30 น.\nพัก 12.00–13.00 น.\nเสาร์–อาทิตย์ ปิด".to_owned()),
        phones: vec!["0 5300 0000 ต่อ 12".to_owned()],
        hours_en: Some(
            "Monday–Friday 08:30–16:30\nBreak 12:00–13:00\nSaturday–Sunday closed".to_owned(),
        ),
        agency_en: Some("Department of Provincial Administration".to_owned()),
        place_en: Some("Si Phum, Mueang Chiang Mai, Chiang Mai".to_owned()),
        name_en: Some("Mueang Chiang Mai District Office".to_owned()),
        as_of: Some("ข้อมูล ณ วันที่ 23 พฤศจิกายน 2569".to_owned()),
        number: Some("K3M9X2QF-17".to_owned()),
    };
    let phra_nakhon = PosterContent {
        name_th: "สำนักงานเขตพระนคร".to_owned(),
        name_en: Some("Phra Nakhon District Office".to_owned()),
        agency_en: Some("Bangkok Metropolitan Administration".to_owned()),
        place_en: Some("Wat Sam Phraya, Phra Nakhon, Bangkok".to_owned()),
        agency_th: "กรุงเทพมหานคร".to_owned(),
        place_th: Some("แขวงวัดสามพระยา เขตพระนคร กรุงเทพมหานคร".to_owned()),
        ..usual.clone()
    };
    let forty: Vec<&str> = SHORT
        .iter()
        .chain(&LONG)
        .cycle()
        .take(40)
        .copied()
        .collect();
    Ok(vec![
        ("usual", usual.clone()),
        (
            "three",
            PosterContent {
                manuals: owned(&SHORT[..3]),
                ..phra_nakhon.clone()
            },
        ),
        (
            "twelve",
            PosterContent {
                manuals: owned(&SHORT),
                ..usual.clone()
            },
        ),
        (
            "forty",
            PosterContent {
                manuals: owned(&forty),
                ..usual.clone()
            },
        ),
        (
            "long-titles",
            PosterContent {
                manuals: owned(&LONG),
                ..usual.clone()
            },
        ),
        (
            "none",
            PosterContent {
                manuals: Vec::new(),
                ..phra_nakhon.clone()
            },
        ),
        (
            "nothing",
            PosterContent {
                manuals: Vec::new(),
                hours_th: None,
                phones: Vec::new(),
                ..phra_nakhon.clone()
            },
        ),
        (
            "no-hours",
            PosterContent {
                hours_th: None,
                phones: Vec::new(),
                ..phra_nakhon.clone()
            },
        ),
        (
            "no-hours-long",
            PosterContent {
                hours_th: None,
                phones: Vec::new(),
                manuals: owned(&[&LONG[..], &SHORT[..]].concat()),
                ..phra_nakhon.clone()
            },
        ),
        (
            "longest-name",
            PosterContent {
                name_th: LONGEST_NAME.to_owned(),
                agency_th:
                    "กองบริหารการทะเบียนและกิจการพิเศษ สำนักงานปลัดกระทรวง กระทรวงมหาดไทย ราชอาณาจักรไทย"
                        .to_owned(),
                ..usual.clone()
            },
        ),
        (
            "english",
            PosterContent {
                name_en: Some(
                    "Mueang Chiang Mai District Office, Service Counter of the Civil Registry"
                        .to_owned(),
                ),
                phones: vec![
                    "0 5300 0000 ต่อ 12".to_owned(),
                    "08 1000 0000".to_owned(),
                    "1111".to_owned(),
                ],
                ..usual.clone()
            },
        ),
        (
            "long-address",
            PosterContent {
                address: address(
                    "https://www.servicepoint.example.go.th/information-desk",
                    "K3M9X2QF",
                )?,
                as_of: None,
                ..usual
            },
        ),
    ])
}

fn owned(texts: &[&str]) -> Vec<Title> {
    let title = |&text: &&str| Title {
        th: text.to_owned(),
        en: ENGLISH
            .iter()
            .find(|(th, _)| *th == text)
            .map(|(_, en)| (*en).to_owned()),
    };
    texts.iter().map(title).collect()
}

const ENGLISH: [(&str, &str); 6] = [
    ("ทำบัตรประชาชน (บัตรหมดอายุ)", "Identity card (expired)"),
    ("ทำบัตรประชาชน (บัตรหาย)", "Identity card (lost)"),
    ("แจ้งเกิด", "Registration of a birth"),
    ("แจ้งย้ายที่อยู่", "Change of address"),
    ("จดทะเบียนสมรส", "Registration of a marriage"),
    ("เปลี่ยนชื่อตัว", "Change of given name"),
];
