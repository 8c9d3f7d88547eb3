//! `docs/procedure.md` says what the code does.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use infodesk_domain::{grants, requests, reviews, token_requests, tokens, wrong_rights};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};

/// From, act, to.
type Arrows = BTreeSet<[String; 3]>;

/// What is drawn under one heading.
#[derive(Debug, Default)]
struct Drawn {
    arrows: Arrows,
    /// With an arrow to the end.
    last: BTreeSet<String>,
}

/// The diagrams of the page, by their headings.
fn drawn() -> BTreeMap<String, Drawn> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/procedure.md");
    let page = std::fs::read_to_string(path).unwrap();
    let mut diagrams: BTreeMap<String, Drawn> = BTreeMap::new();
    let mut heading = String::new();
    for line in page.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("## ") {
            heading = text.to_owned();
        } else if let Some((from, rest)) = line.split_once(" --> ") {
            let drawn = diagrams.entry(heading.clone()).or_default();
            match (from, rest.split_once(": ")) {
                ("[*]", _) => {}
                (from, Some((to, act))) => {
                    let arrow = [from, act, to].map(str::to_owned);
                    assert!(drawn.arrows.insert(arrow), "twice under {heading}: {line}");
                }
                (from, None) => {
                    assert_eq!(rest, "[*]", "an act is missing under {heading}: {line}");
                    drawn.last.insert(from.to_owned());
                }
            }
        }
    }
    diagrams
}

fn arrows<S: Debug, A: Debug>(table: &[(S, A, S)]) -> Arrows {
    let arrow =
        |(from, act, to): &(S, A, S)| [format!("{from:?}"), format!("{act:?}"), format!("{to:?}")];
    table.iter().map(arrow).collect()
}

#[test]
fn the_diagrams_are_those_of_the_code() {
    let mut drawn = drawn();
    for (heading, arrows) in [
        ("Service requests", arrows(requests::TRANSITIONS)),
        ("Requests for Tokens", arrows(token_requests::TRANSITIONS)),
        ("Tokens", arrows(tokens::TRANSITIONS)),
        ("Rights of officers below", arrows(grants::TRANSITIONS)),
        ("Reviews of rights", arrows(reviews::TRANSITIONS)),
        (
            "Notes that a right is wrong",
            arrows(wrong_rights::TRANSITIONS),
        ),
    ] {
        let diagram = drawn.remove(heading).unwrap_or_default();
        assert_eq!(diagram.arrows, arrows, "{heading}");
        let left: BTreeSet<&String> = arrows.iter().map(|[from, ..]| from).collect();
        let reached = arrows.iter().map(|[.., to]| to);
        let last: BTreeSet<String> = reached.filter(|to| !left.contains(to)).cloned().collect();
        assert_eq!(diagram.last, last, "the ends of {heading}");
    }
    assert!(drawn.is_empty(), "drawn without a table: {drawn:?}");
}
