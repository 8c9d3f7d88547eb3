//! The TypeScript bindings: written by the app itself, committed, and checked.

use crate::app;
use crate::npm;
use crate::process;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where the UI imports them from.
const FILE: &str = "ui/src/lib/backend/bindings.ts";

/// Writes the bindings again.
pub fn write(root: &Path) -> Result<()> {
    generate(root, &root.join(FILE))?;
    println!("{FILE}: written");
    Ok(())
}

/// Fails when the committed bindings are not what the app would write now.
pub fn check(root: &Path) -> Result<()> {
    let folder = tempfile::tempdir().context("temporary folder")?;
    let file = folder.path().join("bindings.ts");
    generate(root, &file)?;
    let fresh = fs::read(&file).context("the new bindings")?;
    let committed = fs::read(root.join(FILE)).context(FILE)?;
    if fresh != committed {
        bail!("{FILE} is out of date; run `cargo xtask bindings` and commit it");
    }
    Ok(())
}

fn generate(root: &Path, file: &Path) -> Result<()> {
    npm::build(root)?;
    let app = app::build_among_the_others(root)?;
    process::run(Command::new(app).arg("--export-bindings").arg(file))
}
