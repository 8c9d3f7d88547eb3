//! `cargo xtask tidy`: the rules of the house that no compiler checks.
//!
//! Each rule is data in `house` and a function that lists its breaches; a new
//! rule is a new function in the list of [`breaches`].

mod crates;
mod expression;
mod files;
mod house;
mod imports;
mod licences;
mod names;
#[cfg(test)]
mod on_a_small_house;
mod screens;
mod source;
mod threats;
mod unused;

pub use house::TEST_SUPPORT;

use anyhow::{Context, Result, bail};
use cargo_metadata::{Metadata, MetadataCommand};
use std::fmt;
use std::path::Path;

/// One place where a rule is broken, in words for the one who broke it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// A crate, or a file from the root with its line.
    place: String,
    /// What is wrong there and what the rule is.
    what: String,
}

impl Breach {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            what: what.into(),
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// Prints every breach, and fails when there is one.
pub fn run(root: &Path) -> Result<()> {
    let breaches = breaches(root)?;
    for breach in &breaches {
        println!("{breach}");
    }
    match breaches.len() {
        0 => {
            println!("tidy");
            Ok(())
        }
        count => bail!("tidy: {count} breach(es)"),
    }
}

/// Every breach of every rule in the workspace at `root`.
fn breaches(root: &Path) -> Result<Vec<Breach>> {
    let metadata = metadata(root)?;
    let files = files::of_the_project(root)?;
    let texts = source::texts(root, &files)?;
    let edges = imports::edges(&metadata);
    let mut found = imports::breaches(&edges);
    found.extend(imports::foreign_breaches(&edges));
    found.extend(names::breaches(&texts));
    found.extend(screens::breaches(&texts));
    found.extend(unused::breaches(&metadata, &texts));
    found.extend(crates::breaches(&metadata)?);
    found.extend(licences::of_crates(&metadata));
    found.extend(licences::of_npm(root)?);
    found.extend(files::too_large(root, &files)?);
    found.extend(files::unfit_text(&texts));
    found.extend(threats::breaches(&texts));
    Ok(found)
}

fn metadata(root: &Path) -> Result<Metadata> {
    MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .exec()
        .context("cargo metadata failed")
}
