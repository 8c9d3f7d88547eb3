//! Hard Thai: glyphs as HarfBuzz sets them, nothing missing.
#![allow(clippy::unwrap_used)]

mod common;

use common::{TYPESETTER, rows, texts, usual};
use infodesk_poster::{Paper, PosterContent, PosterError, Text, Weight};

/// A text as it is shaped on a poster: as the point's name in bold, or as a manual in regular.
fn shaped(text: &str, weight: Weight) -> Text {
    let (name, manual) = if weight == Weight::Bold {
        (text, "ก")
    } else {
        ("ก", text)
    };
    let content = PosterContent {
        name_th: name.to_owned(),
        manuals: vec![manual.to_owned()],
        ..usual()
    };
    let page = TYPESETTER.poster(&content, Paper::A4).unwrap();
    let found = texts(&page)
        .into_iter()
        .find(|set| set.text == text && set.weight == weight);
    found
        .unwrap_or_else(|| panic!("{text:?} is not on the poster"))
        .clone()
}

#[test]
fn glyphs_are_those_of_harfbuzz() {
    let table = include_str!("fixtures/shaping.tsv");
    for row in table.lines().skip(1) {
        let [text, weight, expected] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let weight = if weight == "Bold" {
            Weight::Bold
        } else {
            Weight::Regular
        };
        let set = shaped(text, weight);
        assert_eq!(set.lines.len(), 1, "{text}");
        let glyphs: Vec<String> = set.lines[0]
            .glyphs
            .iter()
            .map(|glyph| format!("{}+{}@{},{}", glyph.id, glyph.advance, glyph.dx, glyph.dy))
            .collect();
        assert_eq!(glyphs.join(" "), expected, "{text} {weight:?}");
    }
}

#[test]
fn strings_from_real_bugs_have_all_their_glyphs() {
    let strings = rows("thai-text/shaping.tsv");
    assert!(!strings.is_empty());
    for row in strings {
        for weight in [Weight::Bold, Weight::Regular] {
            let set = shaped(&row[0], weight);
            assert!(
                set.lines
                    .iter()
                    .flat_map(|line| &line.glyphs)
                    .all(|glyph| glyph.id != 0),
                "{}",
                &row[0]
            );
        }
    }
}

#[test]
fn every_word_of_the_dictionary_sample_sets() {
    let words = std::fs::read_to_string(common::data("thai-text/sorted.utf8.txt")).unwrap();
    for word in words.lines().map(str::trim).filter(|word| !word.is_empty()) {
        shaped(word, Weight::Regular);
    }
}

#[test]
fn a_character_without_glyph_is_an_error_and_no_empty_box() {
    let content = PosterContent {
        name_th: "สำนักงาน 漢".to_owned(),
        ..usual()
    };
    let error = TYPESETTER.poster(&content, Paper::A4).unwrap_err();
    assert!(
        matches!(
            error,
            PosterError::NoGlyph {
                character: '漢',
                ..
            }
        ),
        "{error}"
    );
}
