//! The TypeScript bindings: written by the app itself, committed, and checked.

use crate::process;
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

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
    let mut app = workspace::cargo(root);
    app.args([
        "run",
        "--quiet",
        "--package",
        "infodesk",
        "--",
        "--export-bindings",
    ])
    .arg(file);
    process::run(&mut app)
}
