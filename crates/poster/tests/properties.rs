//! Any printable text in any field sets inside its box, in every design.
#![allow(clippy::unwrap_used)]

mod common;

use common::checks::{check, check_page};
use common::designs::{designs, poster};
use common::usual;
use infodesk_poster::{PosterContent, PosterError};
use proptest::prelude::*;

/// Thai as it is written (syllables with vowels and tone marks), Latin words, figures and signs.
fn plausible() -> impl Strategy<Value = String> {
    let syllable = "[เแโใไ]?[ก-ฮ]{1,2}[ะาำิีึืุู]?[่้๊๋์็]?[กงดนบมยว]?";
    let word = "[A-Za-zÀ-ÖØ-öø-ÿ]{1,18}";
    let other = "[ 0-9๐-๙().,/–“”‘’฿%ๆฯ\u{200B}\u{00A0}-]{1,3}";
    let part = prop_oneof![6 => syllable, 1 => word, 2 => other];
    prop::collection::vec(part, 0..160).prop_map(|parts| parts.concat().chars().take(500).collect())
}

/// Anything printable in Thai or Latin, sense or none, up to 500 characters.
fn printable() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ก-ฺ฿-๛ ]{0,500}",
        "[ก-ฺ฿-๛]{450,500}",
        "[ -~¡-ÿ]{0,500}",
        "[A-Za-z]{400,500}",
        "[ก-ฮ]{400,500}",
        plausible(),
    ]
}

/// How a text is put in a field of a content.
type Put = fn(&mut PosterContent, String);

/// Every field that an officer writes; the date of the information is a sentence of the program's own.
const FIELDS: [Put; 11] = [
    |content, text| content.name_th = text,
    |content, text| content.name_en = Some(text),
    |content, text| content.agency_th = text,
    |content, text| content.place_th = Some(text),
    |content, text| content.manuals[2] = text.into(),
    |content, text| content.hours_th = Some(text),
    |content, text| content.phones.push(text),
    |content, text| content.manuals[1].en = Some(text),
    |content, text| content.agency_en = Some(text),
    |content, text| content.place_en = Some(text),
    |content, text| content.hours_en = Some(text),
];

proptest! {
    // each case sets every field in every design
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn any_text_sets_in_its_place(texts in prop::collection::vec(printable(), FIELDS.len())) {
        for (put, text) in FIELDS.iter().zip(texts) {
            let mut content = usual();
            put(&mut content, text);
            for design in designs() {
                check(&content, &design);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn long_texts_everywhere_set_or_are_refused(
        texts in prop::collection::vec(plausible(), FIELDS.len())
    ) {
        let mut content = usual();
        for (put, text) in FIELDS.iter().zip(texts) {
            put(&mut content, text);
        }
        for design in designs() {
            match poster(&content, &design) {
                Ok(page) => check_page(&page, &design),
                Err(error) => prop_assert!(matches!(error, PosterError::DoesNotFit), "{error}"),
            }
        }
    }
}
