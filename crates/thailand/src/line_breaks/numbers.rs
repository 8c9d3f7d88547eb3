//! Numbers stay with their units, dates and labels, and their groups of digits stay together.

use crate::characters::{is_digit, is_thai};
use crate::dates::month_names;

/// What is counted or measured.
const UNITS: &str = "บาท สตางค์ วัน ชั่วโมง ชม. นาที วินาที น. นาฬิกา สัปดาห์ เดือน ปี ฉบับ ชุด แผ่น \
    ใบ ครั้ง คน ราย รูป ไร่ งาน ตารางวา ตร.ว. ตารางเมตร ตร.ม. กิโลเมตร กม. เมตร ม. \
    กิโลกรัม กก. กรัม ลิตร ตัน เปอร์เซ็นต์ % พัน หมื่น แสน ล้าน ขั้นตอน แห่ง ต่อ ฿ โมง ซม. มม. องศา \
    หน้า หลัง ชั้น ห้อง คัน เครื่อง เล่ม ข้อ รายการ หลักสูตร ทุ่ม";

/// What a number follows and says which one it is.
const LABELS: &str = "พ.ศ. ค.ศ. ร.ศ. มาตรา ข้อ หมวด หมู่ หมู่ที่ ม. เลขที่ ชั้น ห้อง ช่อง ฉบับที่ \
    ครั้งที่ วันที่ เล่ม ตอนที่ หน้า รหัส โทร. โทรศัพท์ ต่อ เวลา ซอย ซ. ที่ วรรค ปี เขต ระดับ ประเภท \
    ลำดับ ฿";

/// Makes an ordinal of the number after it.
const ORDINAL: &str = "ที่";

pub(super) fn belong_together(before: &str, after: &str) -> bool {
    if before.ends_with(is_thai) && is_ordinal(after) {
        return true;
    }
    let before = before.trim_end_matches(' ');
    if before.ends_with(is_digit) {
        return after.starts_with(is_digit)
            || starts_with_any(after, UNITS.split(' '))
            || starts_with_any(after, month_names());
    }
    after.starts_with(is_digit)
        && (ends_with_any(before, LABELS.split(' ')) || ends_with_any(before, month_names()))
}

/// "ที่ 2", of "ครั้งที่ 2".
fn is_ordinal(text: &str) -> bool {
    let number = text.strip_prefix(ORDINAL);
    number.is_some_and(|number| number.trim_start_matches(' ').starts_with(is_digit))
}

fn starts_with_any<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> bool {
    words.into_iter().any(|word| text.starts_with(word))
}

fn ends_with_any<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> bool {
    words.into_iter().any(|word| text.ends_with(word))
}
