//! The fixed words of the poster. They are said to citizens: kind, short, no jargon.

use crate::face::Weight;

pub(super) const PROMISE: [&str; 2] = ["สแกนก่อนยื่นเรื่อง", "เตรียมเอกสารครบในครั้งเดียว"];
pub(super) const WHAT: &str = "ดูคู่มือสำหรับประชาชนของจุดบริการนี้ในโทรศัพท์ของท่าน";
pub(super) const OR_TYPE: &str = "หรือพิมพ์ที่อยู่นี้ในโทรศัพท์";

/// What to do, and how, in three steps.
pub(super) const STEPS: [(&str, &str, &str); 3] = [
    ("1", "สแกน", "เปิดกล้องส่องที่ QR"),
    ("2", "เลือกเรื่อง", "ที่จะมาติดต่อ"),
    ("3", "เตรียมเอกสาร", "ตามรายการ"),
];

pub(super) const HOW: &str = "ดูได้เองใน 3 ขั้น";
/// Stands under the steps where no manual is pinned.
pub(super) const INVITATION: &str =
    "ในโทรศัพท์มีขั้นตอน เอกสารที่ใช้ ค่าธรรมเนียม และระยะเวลา ของเรื่องที่ติดต่อได้ที่นี่";

pub(super) const MANUALS: &str = "เรื่องที่ติดต่อได้ที่นี่";
pub(super) const HOURS: &str = "เวลาเปิด";
pub(super) const PHONES: &str = "โทรศัพท์";
/// Stands where hours or numbers do not fit.
pub(super) const REST: &str = "สแกนเพื่อดูทั้งหมด";
pub(super) const ON_PAPER: &str = "ไม่มีสมาร์ทโฟน ขอดูคู่มือฉบับพิมพ์ได้ที่เคาน์เตอร์";

/// What stands under a list of manuals of which `left` are not shown.
pub(super) fn more(shown: usize, left: usize) -> String {
    match shown {
        0 => format!("มีคู่มือ {left} รายการ {REST}"),
        _ => format!("และอีก {left} รายการ {REST}"),
    }
}

/// Words that never change, with the weight they are set in: shaped once for all posters.
pub(crate) const FIXED: &[(Weight, &str)] = &[
    (Weight::Bold, PROMISE[0]),
    (Weight::Bold, PROMISE[1]),
    (Weight::Regular, WHAT),
    (Weight::Regular, OR_TYPE),
    (Weight::Bold, STEPS[0].0),
    (Weight::Bold, STEPS[1].0),
    (Weight::Bold, STEPS[2].0),
    (Weight::Bold, STEPS[0].1),
    (Weight::Bold, STEPS[1].1),
    (Weight::Bold, STEPS[2].1),
    (Weight::Regular, STEPS[0].2),
    (Weight::Regular, STEPS[1].2),
    (Weight::Regular, STEPS[2].2),
    (Weight::Bold, HOW),
    (Weight::Regular, INVITATION),
    (Weight::Bold, MANUALS),
    (Weight::Bold, HOURS),
    (Weight::Bold, PHONES),
    (Weight::Medium, REST),
    (Weight::Regular, ON_PAPER),
];
