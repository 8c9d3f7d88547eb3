//! The project's own texts, read once for every rule that looks into them.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// A text file of the project.
#[derive(Debug, Clone)]
pub struct Text {
    /// From the root, with `/` between folders.
    pub path: String,
    pub content: String,
}

impl Text {
    #[cfg(test)]
    pub fn new(path: &str, content: &str) -> Self {
        Self {
            path: path.into(),
            content: content.into(),
        }
    }

    /// Whether the file is in this folder, or is the module of the same name.
    pub fn is_within(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
    }

    /// Whether the name ends in one of these.
    pub fn is_one_of(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// The file and line for a message, counted from 1.
    pub fn place(&self, index: usize) -> String {
        format!("{}:{}", self.path, index + 1)
    }
}

/// The files among `paths` that are text (UTF-8 without a zero byte).
pub fn texts(root: &Path, paths: &[String]) -> Result<Vec<Text>> {
    let mut texts = Vec::new();
    for path in paths {
        let bytes = fs::read(root.join(path)).with_context(|| format!("cannot read {path}"))?;
        if bytes.contains(&0) {
            continue;
        }
        if let Ok(content) = String::from_utf8(bytes) {
            texts.push(Text {
                path: path.clone(),
                content,
            });
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_its_folder_and_the_file_beside_it() {
        let within = |path: &str| Text::new(path, "").is_within("crates/hub/src/store");
        assert!(within("crates/hub/src/store/points.rs"));
        assert!(within("crates/hub/src/store.rs"));
        assert!(!within("crates/hub/src/stores.rs"));
        assert!(!within("crates/hub/src/routes/store.rs"));
    }
}
