//! The tests that `docs/security.md` names are there: a defence whose test is
//! gone is a promise.

use super::Breach;
use super::source::Text;
use std::collections::BTreeSet;

const PAGE: &str = "docs/security.md";

/// Every test in the last column of the page's tables that no source defines.
pub fn breaches(texts: &[Text]) -> Vec<Breach> {
    let Some(page) = texts.iter().find(|text| text.path == PAGE) else {
        return Vec::new();
    };
    let tests = defined(texts);
    let mut found = Vec::new();
    for (index, line) in page.content.lines().enumerate() {
        for name in named(line).filter(|name| !tests.contains(name)) {
            let what = format!("names the test {name}, which is nowhere");
            found.push(Breach::new(page.place(index), what));
        }
    }
    found
}

/// The words in code in a row's last column that can be names of tests.
fn named(line: &str) -> impl Iterator<Item = &str> {
    let row = line.strip_prefix('|').unwrap_or_default();
    let last = row.trim_end_matches('|').rsplit('|').next();
    let in_code = last.unwrap_or_default().split('`').skip(1).step_by(2);
    in_code.filter(|word| word.bytes().all(|b| b == b'_' || b.is_ascii_alphanumeric()))
}

/// Every function; a test is one.
fn defined(texts: &[Text]) -> BTreeSet<&str> {
    let sources = texts.iter().filter(|text| text.path.ends_with(".rs"));
    let lines = sources.flat_map(|text| text.content.lines());
    lines.filter_map(function).collect()
}

fn function(line: &str) -> Option<&str> {
    let (_, after) = line.split_once("fn ")?;
    after.split(['(', '<']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rows: &str) -> Vec<Breach> {
        breaches(&[
            Text::new(PAGE, rows),
            Text::new("crates/hub/tests/a.rs", "async fn it_is_there() {\n"),
        ])
    }

    #[test]
    fn a_test_that_is_there_may_be_named() {
        assert_eq!(page("| a threat | `no_matter` | `it_is_there` |\n"), []);
    }

    #[test]
    fn a_test_that_is_gone_is_a_breach() {
        let found = page("| threat | defence | test |\n| a | b | `it_is_there`, `it_was` |\n");
        let place = format!("{PAGE}:2");
        let what = "names the test it_was, which is nowhere";
        assert_eq!(found, [Breach::new(place, what)]);
    }
}
