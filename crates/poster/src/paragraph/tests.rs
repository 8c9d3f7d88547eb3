#![allow(clippy::unwrap_used)]
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::face::Weight;
use crate::typesetter::Typesetter;

static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(|| Typesetter::new().unwrap());

/// The lines of a text in a width given in em.
fn lines(text: &str, em: f32) -> Vec<String> {
    let paragraph = TYPESETTER.paragraph(text, Weight::Regular).unwrap();
    let cuts = paragraph.lines((em * 1000.0) as i32);
    cuts.into_iter()
        .map(|cut| paragraph.text[cut.bytes].to_owned())
        .collect()
}

#[test]
fn lines_are_of_about_equal_length() {
    assert_eq!(
        lines("ที่ว่าการอำเภอเมืองเชียงใหม่", 10.0),
        ["ที่ว่าการ", "อำเภอเมืองเชียงใหม่"]
    );
    assert_eq!(
        lines(
            "การขออนุญาตก่อสร้างอาคาร ดัดแปลงอาคาร หรือรื้อถอนอาคาร ตามมาตรา 21",
            20.0
        ),
        [
            "การขออนุญาตก่อสร้างอาคาร ดัดแปลงอาคาร",
            "หรือรื้อถอนอาคาร ตามมาตรา 21"
        ]
    );
}

#[test]
fn one_line_where_one_is_enough() {
    assert_eq!(lines("แจ้งเกิด", 20.0), ["แจ้งเกิด"]);
    assert!(lines("", 20.0).is_empty());
    assert!(lines("  \n ", 20.0).is_empty());
}

#[test]
fn brackets_stay_whole_where_they_can() {
    let set = lines("สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)", 14.0);
    assert_eq!(set, ["สำนักงานพัฒนารัฐบาลดิจิทัล", "(องค์การมหาชน)"]);
}

#[test]
fn a_word_wider_than_the_line_breaks_between_letters() {
    let set = lines("ผผผผผผผผผผผผผผผผผผผผ", 5.0);
    assert!(set.len() > 1 && set.concat() == "ผ".repeat(20), "{set:?}");
    let set = lines(&"ปี่".repeat(30), 6.0);
    assert!(set.iter().all(|line| line.starts_with('ป')), "{set:?}");
}

#[test]
fn what_holds_together_parts_at_its_spaces_before_a_number_breaks() {
    assert_eq!(
        lines("02-000-0000 ต่อ 1234", 8.0),
        ["02-000-0000", "ต่อ 1234"]
    );
    assert_eq!(lines("12,345,678,901 บาท", 8.5), ["12,345,678,901", "บาท"]);
}

proptest! {
    #[test]
    fn lines_fit_and_lose_nothing(text in "[ก-ฺเ-๎0-9A-Za-z ().]{0,500}", em in 3.0f32..40.0) {
        let paragraph = TYPESETTER.paragraph(&text, Weight::Regular).unwrap();
        let limit = (em * 1000.0) as i32;
        let cuts = paragraph.lines(limit);
        let said: String = cuts.iter().map(|cut| &paragraph.text[cut.bytes.clone()]).collect();
        let squeezed = |text: &str| text.replace(' ', "");
        prop_assert_eq!(squeezed(&said), squeezed(&paragraph.text));
        for cut in &cuts {
            let line = &paragraph.text[cut.bytes.clone()];
            prop_assert_eq!(cut.advance, advance(&paragraph.glyphs[cut.glyphs.clone()]));
            let letters = line.chars().filter(|c| c.is_alphanumeric()).count();
            prop_assert!(cut.advance <= limit || letters <= 3, "{line:?} is {} of {limit}", cut.advance);
        }
    }
}
