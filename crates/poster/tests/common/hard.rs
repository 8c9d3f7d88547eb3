//! Hard texts: what other makers of PDF set wrong, or hand back wrong.

use infodesk_poster::{Item, PosterContent, Text, Weight};

use super::designs::{designs, poster};
use super::{rows, texts, usual};

/// What is hard, and the text.
const HARD: &[(&str, &str)] = &[
    ("Thai after Latin in one run", "A วันที่ ABC คำว่า น้ำ"),
    ("marks on a tall consonant", "ป ปี ปี่ ปี้ ปี๊ ปี๋ ปุ่ม ฝู้ ฟื้น ฬู ป๋า ปั๊ม"),
    ("sara am, alone and with tones", "น้ำใจ คำ ก่ำ ค้ำ น๊ำ จ๋ำ ป่ำ ฟ้ำ"),
    (
        "nikhahit and sara aa, not sara am",
        "น\u{0E4D}า น\u{0E4D}\u{0E49}า",
    ),
    ("nikhahit with a tone mark", "กํ กํ่ ปํ้ สํสกฤต"),
    (
        "consonants whose foot gives way to a vowel",
        "ญุ ญู ฐุ ฐู ฎุ ฎู ฏุ ฏู กตัญญู วิญญู ฐานราก",
    ),
    (
        "consonants with a foot, nothing below",
        "ญาติ ฐาน ฎีกา ปฏิบัติ มณฑา กฎหมาย ปรากฏ",
    ),
    ("vowels of their own", "กฤๅ ฤๅษี ฦๅ ฤกษ์ พฤษภาคม ทฤษฎี"),
    ("three marks over each other", "เปี๊ยก ลิ้น ชื่อ ที่ เกี๊ยว ตี๋ โป๊ะ"),
    ("silenced consonants", "จันทร์ ศุกร์ พุธ ณ์ใ สิทธิ์ พันธุ์ ราษฎร์"),
    ("leading vowels", "อ้ไ เแโใไ เก่ง ใหญ่ ไมล์ โต๊ะ แม่"),
    (
        "repetition, abbreviation, old signs",
        "ต่าง ๆ ฯลฯ กรุงเทพฯ ๏ บทความ ๚ ๛",
    ),
    ("Thai digits", "พ.ศ. ๒๔๙๙ ข้อ ๑๒ มาตรา ๓๔๕ ๖๗๘๐"),
    (
        "Arabic digits and units",
        "เวลา 08.30–16.30 น. โทร. 0 2141 5500-4 ต่อ 123",
    ),
    ("baht and percent", "ค่าธรรมเนียม ฿50 (100% ของ 1,250.75 ฿)"),
    ("quotation marks", "“คำพูด” ‘เดี่ยว’ \"ตรง\" 'ตรง' «แหลม»"),
    ("brackets in brackets", "(ชั้น 2 [ห้อง 21/3]) {ก} <ข>"),
    ("Latin with marks", "Tôi Việt Ở Café naïve Łódź ÀÉÎÕÜ"),
    ("kerned Latin", "AVATAR To Wa LT Ty. P. office fi fl ffi"),
    ("capitals and Thai without a space", "QRโค้ดPDFไฟล์OTPรหัส"),
    (
        "zero width spaces",
        "สำนักงาน\u{200B}เขต\u{200B}พระนคร\u{200B} 50\u{200B}บาท",
    ),
    (
        "a space that does not break",
        "พ.ศ.\u{00A0}2499 ชั้น\u{00A0}2 น.\u{00A0}",
    ),
    ("a mark below from another block", "ญุ\u{0331} ก\u{0331}"),
    (
        "a long word without a space",
        "ศูนย์ดำรงธรรมอำเภอเมืองเชียงใหม่กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบูรีรมย์",
    ),
    (
        "a text of several lines",
        "การขออนุญาตก่อสร้างอาคาร ดัดแปลงอาคาร หรือรื้อถอนอาคาร ตามมาตรา 21 แห่งพระราชบัญญัติควบคุมอาคาร พ.ศ. 2522 (ฉบับแก้ไขเพิ่มเติม) ค่าธรรมเนียม ฿20 และ “ใบรับรอง” ฉบับละ ๑๐ บาท",
    ),
    (
        "a long word of Latin",
        "Donaudampfschifffahrtsgesellschaftskapitaenswitwenversicherungsgesellschaft",
    ),
];

/// Every hard text: the table above, those of the shaping table, and those from real reports of faults.
pub fn hard_texts() -> Vec<String> {
    let shaped = include_str!("../fixtures/shaping.tsv").lines().skip(1);
    let shaped = shaped.filter_map(|row| row.split('\t').next());
    let reported = rows("thai-text/shaping.tsv");
    let mut texts: Vec<String> = HARD.iter().map(|(_, text)| as_set(text)).collect();
    texts.extend(shaped.map(as_set));
    texts.extend(reported.iter().map(|row| as_set(&row[0])));
    texts.sort();
    texts.dedup();
    texts
}

/// The text as a poster promises to set it, and as it comes back from the file, character for character: white
/// space evened out (a run of it is one space, none at the ends), control characters and byte order marks gone.
/// All else stays: spaces that do not break are white space no more than letters are, and zero width spaces, which
/// show nothing, come back too.
pub fn as_set(text: &str) -> String {
    let is_space = |c: char| c.is_whitespace() && c != '\u{00A0}';
    let words = text.split(is_space).map(|word| {
        let kept = word.chars().filter(|c| !c.is_control() && *c != '\u{FEFF}');
        kept.collect::<String>()
    });
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A text as a poster sets it: as the point's name in bold, as a telephone number in medium, as a manual in regular.
pub fn shaped(text: &str, weight: Weight) -> Text {
    let mut content = PosterContent {
        name_th: "ก".to_owned(),
        manuals: vec!["ก".into()],
        phones: vec!["0".to_owned()],
        ..usual()
    };
    match weight {
        Weight::Bold => content.name_th = text.to_owned(),
        Weight::Medium => content.phones = vec![text.to_owned()],
        Weight::Regular => content.manuals = vec![text.into()],
    }
    let page = poster(&content, &designs()[0]).unwrap();
    let found = texts(&page)
        .into_iter()
        .find(|set| set.text == text && set.weight == weight);
    found
        .unwrap_or_else(|| panic!("{text:?} is not on the poster in {weight:?}"))
        .clone()
}

/// A text alone on a page, its first line with the pen at `origin`, in a size of its own.
pub fn alone(mut text: Text, size: f32, origin: [f32; 2]) -> Item {
    let leading = 1.75 * size;
    let scale = size / text.size;
    let mut baseline = origin[1];
    for line in &mut text.lines {
        line.x = origin[0];
        line.baseline = baseline;
        line.width *= scale;
        baseline += leading;
    }
    text.size = size;
    Item::Text(text)
}
