//! Where a line of Thai may break: between words, which no space separates.
//!
//! The Unicode rules and the dictionary of ICU come first. On top of them, what a Thai printer
//! would not do: tear apart a compound the dictionary does not know, the name of a place, a
//! number and its unit, a date, or a syllable.

mod numbers;
mod syllables;
mod unbroken;

use std::sync::LazyLock;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use crate::characters::is_thai;

static SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_dictionary(LineBreakOptions::default()));

/// The byte offsets at which a line may break, ascending, each between two characters; the
/// beginning and the end of the text are not among them. A break follows the spaces at it, and
/// one stands after every line feed.
#[must_use]
pub fn opportunities(text: &str) -> Vec<usize> {
    let mut breaks = between_words(text);
    breaks.retain(|&at| {
        let (before, after) = text.split_at(at);
        before.ends_with('\n') || !belongs_together(before, after)
    });
    syllables::join_stranded(text, &mut breaks);
    breaks
}

fn belongs_together(before: &str, after: &str) -> bool {
    syllables::belong_together(before, after)
        || numbers::belong_together(before, after)
        || joined_by_dash(before, after)
}

/// "แป-ระ", "จันทร์–ศุกร์", "08.30–16.30": a dash without spaces joins.
fn joined_by_dash(before: &str, after: &str) -> bool {
    let follows_text = before
        .strip_suffix(['-', '–'])
        .and_then(|rest| rest.chars().next_back())
        .is_some_and(|c| !c.is_whitespace());
    follows_text && !after.starts_with(char::is_whitespace)
}

/// The segmenter's breaks without those inside unbroken words. Where the segmenter runs over the
/// end of such a word into the next, it starts anew from there.
fn between_words(text: &str) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut start = 0;
    while let Some(restart) = segment_from(text, start, &mut breaks) {
        breaks.push(restart);
        start = restart;
    }
    breaks
}

/// Adds the breaks after `start`, up to the end of the text or to where to start anew.
fn segment_from(text: &str, start: usize, breaks: &mut Vec<usize>) -> Option<usize> {
    let word_end = |at: usize| unbroken::length_at(&text[at..]).map(|length| at + length);
    let mut unbroken_until = word_end(start);
    for at in SEGMENTER.segment_str(&text[start..]).map(|at| start + at) {
        if at == start || unbroken_until.is_some_and(|end| at < end) {
            continue;
        }
        let ran_over = unbroken_until.filter(|&end| end < at && between_thai(text, end));
        if ran_over.is_some() {
            return ran_over;
        }
        if at < text.len() {
            breaks.push(at);
            unbroken_until = word_end(at);
        }
    }
    None
}

fn between_thai(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    before.ends_with(is_thai) && after.starts_with(is_thai)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text with "|" at every opportunity.
    fn broken(text: &str) -> String {
        let mut shown = text.to_owned();
        for at in opportunities(text).into_iter().rev() {
            shown.insert(at, '|');
        }
        shown
    }

    #[track_caller]
    fn check(shown: &str) {
        assert_eq!(broken(&shown.replace('|', "")), shown);
    }

    #[test]
    fn not_inside_the_name_of_a_village() {
        check("โรงเรียน|บ้านท่าตอน");
        check("โรงเรียน|บ้านแม่อาย");
    }

    #[test]
    fn between_words_without_spaces() {
        check("การขอ|สำเนา|ทะเบียนบ้าน");
        check("การแก้ไข|รายการ|ใน|เอกสาร|การทะเบียนราษฎร");
        check("กรม|การปกครอง |กระทรวง|มหาดไทย");
        check("บัตรประจำตัวประชาชน");
    }

    #[test]
    fn compounds_stay_whole() {
        check("ก่อสร้าง |ดัดแปลง |รื้อถอน|หรือ|เคลื่อนย้าย|อาคาร");
        check("กรม|ส่งเสริม|การปกครอง|ท้องถิ่น");
        check("โยธาธิการ|และ|ผังเมือง");
        check("ผู้ประกอบการ|และ|ห้างหุ้นส่วน|สามัญ");
        for whole in ["รื้อถอน", "ท้องถิ่น", "ส่งเสริม"]
        {
            check(whole);
        }
    }

    #[test]
    fn places_stay_whole_with_the_word_for_their_level() {
        check("สำนักงาน|เขตพระนคร");
        check("สำนักงาน|เขตทุ่งครุ |กรุงเทพมหานคร");
        check("ที่ว่าการ|อำเภอเขาคิชฌกูฏ");
        check("ที่ว่าการ|อำเภอนายายอาม|จังหวัดจันทบุรี");
        check("ตำบลหว้านใหญ่ |อำเภอหว้านใหญ่ |จังหวัดมุกดาหาร");
        check("ต.ออนเหนือ |อ.แม่ออน |จ.เชียงใหม่");
    }

    #[test]
    fn numbers_stay_with_what_they_count_and_number() {
        check("พ.ศ. ๒๔๙๙");
        check("ตาม |พ.ร.บ.ทะเบียน|พาณิชย์ |พ.ศ. 2499 |กรณี");
        check("วันที่ 22 พ.ย. 2569 |เวลา 08.30–16.30 น.");
        check("22 พฤศจิกายน 2569");
        check("ค่าธรรมเนียม |10 บาท |ภายใน |15 วัน");
        check("โทร. 0 2141 5500-4 ต่อ 123");
        check("ชั้น 2 |อาคาร |3");
        check("มาตรา ๗");
        check("ข้อ 3 |มาตรา 21 |วรรค 2");
        check("สำนักงาน|เขตพระนคร |(ชั้น 2)");
        check("50 บาท |฿ 50");
        check("50 ฿ |หรือ |100 %");
        check("08.30–16.30 น.");
        check("ครั้งที่ 2 |ใน|ปี 2569 |ระดับ 5");
        check("ชั้นที่ ๓");
        check("ฉบับที่ 4");
        check("3 รายการ |และ |2 ชั้น");
        check("รถ |1 คัน");
    }

    #[test]
    fn abbreviations_stay_whole() {
        check("ก.พ.ร.");
        check("สำนักงาน |ก.พ.ร. |ส.ป.ก. |อบต. |ม.ค.");
        check("ตาม |พ.ร.บ. |และ |พ.ร.ก.");
        check("สำนักงาน|อบต.");
    }

    #[test]
    fn marks_stay_with_their_words() {
        check("ต่าง ๆ |เช่น|นี้ ฯลฯ");
        check("สำนักงาน|พัฒนา|รัฐบาล|ดิจิทัล |(องค์การ|มหาชน)");
        check("อำเภอสุไหงโก-ลก |จันทร์–ศุกร์");
    }

    #[test]
    fn a_line_feed_breaks_always() {
        assert_eq!(opportunities("10\nบาท"), [3]);
    }

    #[test]
    fn nothing_to_break() {
        assert!(opportunities("").is_empty());
        assert!(opportunities("ก").is_empty());
        assert!(opportunities(" ").is_empty());
    }

    proptest! {
        #[test]
        fn offsets_are_between_characters(
            text in ".*|[ก-๛ ]{0,40}|(อำเภอ|เขต|ตำบล|การ|โยธาธิการ|แม่|[ก-ฮ]|[0-9 ]|\\n){0,20}"
        ) {
            let breaks = opportunities(&text);
            prop_assert!(breaks.iter().all(|&at| at > 0 && at < text.len()));
            prop_assert!(breaks.iter().all(|&at| text.is_char_boundary(at)));
            prop_assert!(breaks.is_sorted_by(|a, b| a < b));
        }
    }
}
