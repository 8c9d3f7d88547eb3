//! Libraries that only one folder of a crate may name.

use super::Breach;
use super::house::{CONFINED, Confined};
use super::source::Text;

/// Source files that name a confined library outside its folder. Tests may:
/// they look behind the store on purpose, and damage it.
pub fn breaches(texts: &[Text]) -> Vec<Breach> {
    let confined = CONFINED
        .iter()
        .filter(|confined| !confined.folders.is_empty());
    confined
        .flat_map(|confined| texts.iter().flat_map(|text| of_text(confined, text)))
        .collect()
}

fn of_text(confined: &Confined, text: &Text) -> Vec<Breach> {
    let is_source = text.path.ends_with(".rs")
        && (text.path.contains("/src/") || text.path.starts_with("src-tauri/"));
    // The rules themselves name every library.
    let is_rule = text.path.starts_with("xtask/");
    if !is_source || is_rule || confined.folders.iter().any(|folder| text.is_within(folder)) {
        return Vec::new();
    }
    let name = confined.library.replace('-', "_");
    let lines = text
        .content
        .lines()
        .enumerate()
        .filter(|(_, line)| names(code(line), &name));
    let what = format!("names {name}; only {} may", confined.folders.join(", "));
    lines
        .map(|(index, _)| Breach::new(text.place(index), what.clone()))
        .collect()
}

/// A line without its comment.
fn code(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

/// Whether the word stands in the text by itself.
pub fn names(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(path: &str, content: &str) -> Vec<String> {
        breaches(&[Text::new(path, content)])
            .into_iter()
            .map(|breach| breach.place)
            .collect()
    }

    #[test]
    fn a_driver_may_be_named_in_its_folder_only() {
        let line = "use serde::Serialize;\nuse rusqlite::Connection;\n";
        assert!(places("crates/hub/src/store/sqlite.rs", line).is_empty());
        assert!(places("crates/desk/src/replica.rs", line).is_empty());
        assert_eq!(
            places("crates/hub/src/routes/points.rs", line),
            ["crates/hub/src/routes/points.rs:2"]
        );
        assert_eq!(places("src-tauri/main.rs", line), ["src-tauri/main.rs:2"]);
    }

    #[test]
    fn the_other_driver_does_not_open_the_same_folders() {
        let line = "let pool = deadpool_postgres::Pool::builder(manager);";
        assert_eq!(places("crates/desk/src/replica/open.rs", line).len(), 1);
        assert_eq!(
            places("crates/test-support/src/databases.rs", line).len(),
            1
        );
    }

    #[test]
    fn tests_comments_and_longer_words_are_no_breach() {
        assert!(
            places(
                "crates/hub/tests/store/damage.rs",
                "use rusqlite::Connection;"
            )
            .is_empty()
        );
        assert!(places("crates/hub/src/lib.rs", "//! Only `store` names rusqlite.").is_empty());
        assert!(places("crates/hub/src/lib.rs", "let my_rusqlite_note = 1;").is_empty());
    }
}
