//! Every crate opens by saying what belongs in it and what does not.

use super::Breach;
use anyhow::{Context, Result};
use cargo_metadata::{Metadata, Package, Target};
use std::fs;

/// Libraries of the workspace, and programs without one, whose first line is no
/// `//!`. A program beside a library only calls it.
pub fn breaches(metadata: &Metadata) -> Result<Vec<Breach>> {
    let packages = metadata.workspace_packages();
    let mut found = Vec::new();
    for target in packages.iter().flat_map(|package| crates(package)) {
        let file = &target.src_path;
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
        if !opens_with_its_purpose(&text) {
            let place = file.strip_prefix(&metadata.workspace_root).unwrap_or(file);
            found.push(Breach::new(
                place.as_str(),
                "does not open with //! and its purpose",
            ));
        }
    }
    Ok(found)
}

fn crates(package: &Package) -> Vec<&Target> {
    let library = package.targets.iter().find(|target| target.is_lib());
    let programs = package.targets.iter().filter(|target| target.is_bin());
    library.map_or_else(|| programs.collect(), |library| vec![library])
}

fn opens_with_its_purpose(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    first
        .strip_prefix("//!")
        .is_some_and(|words| !words.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_tells() {
        assert!(opens_with_its_purpose("//! The words and the rules.\n"));
        assert!(!opens_with_its_purpose("//!\n"));
        assert!(!opens_with_its_purpose("use std::fmt;\n//! too late\n"));
        assert!(!opens_with_its_purpose(""));
    }
}
