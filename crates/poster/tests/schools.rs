//! Every name of the list of schools sets: no missing glyph, no line wider than its room.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;

use common::checks::check_page;
use common::designs::{Design, designs, poster};
use common::{rows, usual};
use infodesk_poster::{PosterContent, PosterError};

/// Names that the list has with characters for which there is no glyph. They are reported, never printed wrong.
const DIRTY: &[&str] = &[];
/// So many of the longest names are set in every design, all others in one each.
const LONGEST: usize = 150;

/// The names, each once, the longest first.
fn names() -> Vec<String> {
    let names: BTreeSet<String> = rows("schools/schools.csv")
        .iter()
        .map(|row| row[0].to_owned())
        .collect();
    let mut names: Vec<String> = names.into_iter().collect();
    names.sort_by_key(|name| usize::MAX - name.chars().count());
    names
}

/// The poster of a school, with nothing on it that is not needed: what is tried is the name.
fn school(name: &str) -> PosterContent {
    PosterContent {
        name_th: name.to_owned(),
        place_th: None,
        manuals: Vec::new(),
        hours_th: None,
        phones: Vec::new(),
        as_of: None,
        ..usual()
    }
}

/// Sets a name and checks its page; gives the name back where a glyph is missing.
fn without_glyph<'a>(name: &'a str, design: &Design) -> Option<&'a str> {
    match poster(&school(name), design) {
        Ok(page) => {
            check_page(&page, design);
            None
        }
        Err(PosterError::NoGlyph { .. }) => Some(name),
        Err(error) => panic!("{design:?} {name:?}: {error}"),
    }
}

#[test]
fn every_name_sets() {
    let (names, designs) = (names(), designs());
    assert!(names.len() > 20_000);
    let turns = names.iter().enumerate().flat_map(|(number, name)| {
        let designs = match number {
            ..LONGEST => &designs[..],
            _ => std::slice::from_ref(&designs[number % designs.len()]),
        };
        designs.iter().map(move |design| (name.as_str(), design))
    });
    let turns: Vec<(&str, &Design)> = turns.collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let missing: BTreeSet<&str> = std::thread::scope(|scope| {
        let parts = turns.chunks(turns.len().div_ceil(threads));
        let started: Vec<_> = parts
            .map(|part| {
                let set = part.iter();
                let set = set.filter_map(|(name, design)| without_glyph(name, design));
                scope.spawn(move || set.collect::<Vec<_>>())
            })
            .collect();
        let ended = started
            .into_iter()
            .flat_map(|thread| thread.join().unwrap());
        ended.collect()
    });
    assert_eq!(missing.into_iter().collect::<Vec<_>>(), DIRTY);
}
