//! The fixed words of the posters. They are said to citizens: kind, short, no jargon.

use crate::face::Weight;

/// The same in both languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    pub th: &'static str,
    pub en: &'static str,
}

const fn phrase(th: &'static str, en: &'static str) -> Phrase {
    Phrase { th, en }
}

pub(super) const PROMISE: [&str; 2] = ["สแกนก่อนยื่นเรื่อง", "เตรียมเอกสารครบในครั้งเดียว"];
pub(super) const PROMISE_EN: &str = "Scan before you apply, and come with everything you need";
pub(super) const WHAT: &str = "ดูคู่มือสำหรับประชาชนของจุดบริการนี้ในโทรศัพท์ของท่าน";
pub(super) const OR_TYPE: Phrase = phrase("หรือพิมพ์ที่อยู่นี้ในโทรศัพท์", "or type this address");

/// What to do, and how.
pub(super) struct Step {
    pub number: &'static str,
    pub what: Phrase,
    pub how: Phrase,
}

/// From the telephone to the papers, in three steps.
pub(super) const STEPS: [Step; 3] = [
    Step {
        number: "1",
        what: phrase("สแกน", "Scan"),
        how: phrase("เปิดกล้องส่องที่ QR", "with your phone's camera"),
    },
    Step {
        number: "2",
        what: phrase("เลือกเรื่อง", "Choose"),
        how: phrase("ที่จะมาติดต่อ", "what you have come for"),
    },
    Step {
        number: "3",
        what: phrase("เตรียมเอกสาร", "Prepare"),
        how: phrase("ตามรายการ", "the papers listed"),
    },
];

pub(super) const HOW: Phrase = phrase("ดูได้เองใน 3 ขั้น", "Three steps");
/// Stands under the steps where no manual is pinned.
pub(super) const INVITATION: Phrase = phrase(
    "ในโทรศัพท์มีขั้นตอน เอกสารที่ใช้ ค่าธรรมเนียม และระยะเวลา ของเรื่องที่ติดต่อได้ที่นี่",
    "Your phone shows the steps, papers, fees and times of what is done here",
);

pub(super) const MANUALS: Phrase = phrase("เรื่องที่ติดต่อได้ที่นี่", "Services here");
pub(super) const HOURS: Phrase = phrase("เวลาเปิด", "Opening hours");
pub(super) const PHONES: Phrase = phrase("โทรศัพท์", "Telephone");
/// Stands where hours or numbers do not fit.
pub(super) const REST: Phrase = phrase("สแกนเพื่อดูทั้งหมด", "Scan to see all");
pub(super) const ON_PAPER: Phrase = phrase(
    "ไม่มีสมาร์ทโฟน ขอดูคู่มือฉบับพิมพ์ได้ที่เคาน์เตอร์",
    "No smartphone? Ask for the printed manual at the counter",
);

/// What an emblem is, for those who do not see it.
pub(super) const EMBLEM: &str = "ตราสัญลักษณ์ของหน่วยงาน";

/// What stands under a list of manuals of which `left` are not shown.
pub(super) fn more(shown: usize, left: usize) -> String {
    let rest = REST.th;
    match shown {
        0 => format!("มีคู่มือ {left} รายการ {rest}"),
        _ => format!("และอีก {left} รายการ {rest}"),
    }
}

/// The same in English.
pub(super) fn more_en(shown: usize, left: usize) -> String {
    match shown {
        0 => format!("{left} manuals: scan to see all"),
        _ => format!("{left} more: scan to see all"),
    }
}

/// What stands before the number of the poster.
pub(super) fn number(number: &str) -> String {
    format!("เลขที่โปสเตอร์ {number}")
}

/// Words that never change, with the weight they are set in: shaped once for all posters.
pub(crate) fn fixed() -> Vec<(Weight, &'static str)> {
    let bold = [HOW, MANUALS, HOURS, PHONES].map(|phrase| (Weight::Bold, phrase.th));
    let english = [HOW, MANUALS, HOURS, PHONES].map(|phrase| (Weight::Regular, phrase.en));
    let regular = [OR_TYPE, INVITATION, ON_PAPER]
        .into_iter()
        .flat_map(|phrase| [phrase.th, phrase.en])
        .chain([WHAT, PROMISE_EN])
        .map(|text| (Weight::Regular, text));
    let steps = STEPS.into_iter().flat_map(|step| {
        [
            (Weight::Bold, step.number),
            (Weight::Bold, step.what.th),
            (Weight::Regular, step.what.en),
            (Weight::Regular, step.how.th),
            (Weight::Regular, step.how.en),
        ]
    });
    let promise = PROMISE.map(|text| (Weight::Bold, text));
    let mut fixed: Vec<_> = promise.into_iter().chain(bold).chain(english).collect();
    fixed.extend(regular);
    fixed.extend(steps);
    fixed.extend([(Weight::Medium, REST.th), (Weight::Regular, REST.en)]);
    fixed
}
