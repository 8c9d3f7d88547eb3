//! The checks of the Rust side.

use crate::process;
use crate::services::Services;
use crate::workspace::cargo;
use anyhow::Result;
use std::path::Path;

/// rustfmt changes nothing.
pub fn format(root: &Path) -> Result<()> {
    process::run(cargo(root).args(["fmt", "--all", "--check"]))
}

/// Clippy has nothing to say, in tests neither.
pub fn lint(root: &Path) -> Result<()> {
    let everything = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    process::run(cargo(root).args(everything))
}

/// The documentation builds, and its links lead somewhere.
pub fn docs(root: &Path) -> Result<()> {
    let mut doc = cargo(root);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    process::run(doc.args([
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
    ]))
}

/// All tests, among the servers they need.
pub fn tests(root: &Path) -> Result<()> {
    let services = Services::start(root)?;
    let run = |args: &[&str]| process::run(services.enter(cargo(root).args(args)));
    if process::find("cargo-nextest").is_none() {
        return run(&["test", "--workspace"]);
    }
    run(&["nextest", "run", "--workspace"])?;
    // nextest leaves the examples in the documentation out.
    run(&["test", "--workspace", "--doc"])
}
