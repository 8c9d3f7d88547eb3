//! Hard Thai: glyphs as HarfBuzz sets them, nothing missing.
#![allow(clippy::unwrap_used)]

mod common;

use common::designs::{designs, poster};
use common::hard::{hard_texts, shaped};
use common::usual;
use infodesk_poster::{PosterContent, PosterError, Weight};

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
fn hard_texts_have_all_their_glyphs() {
    for text in hard_texts() {
        for weight in Weight::ALL {
            let set = shaped(&text, weight);
            let glyphs = set.lines.iter().flat_map(|line| &line.glyphs);
            assert!(glyphs.clone().count() > 0, "{text:?}");
            assert!(glyphs.clone().all(|glyph| glyph.id != 0), "{text:?}");
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
    for design in designs() {
        let error = poster(&content, &design).unwrap_err();
        let names_it = matches!(
            error,
            PosterError::NoGlyph {
                character: '漢',
                ..
            }
        );
        assert!(names_it, "{error}");
    }
}
