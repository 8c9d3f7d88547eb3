//! The checks of the Rust side.

use crate::bus::Bus;
use crate::home::Home;
use crate::keyring;
use crate::postgres::{self, Postgres};
use crate::process;
use crate::workspace::cargo;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

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

/// All tests, with what they need: a PostgreSQL and an unlocked key ring. The
/// developer's own key ring and databases are out of their reach.
pub fn tests(root: &Path) -> Result<()> {
    let postgres = Postgres::start()?;
    let home = Home::empty()?;
    let bus = Bus::start(&home, None)?;
    keyring::unlock(&home, &bus)?;
    let in_place = |mut command: Command| {
        bus.enter(&mut command)
            .env(postgres::VARIABLE, postgres.url());
        process::run(&mut command)
    };
    if process::find("cargo-nextest").is_none() {
        return in_place(with_args(root, &["test", "--workspace"]));
    }
    in_place(with_args(root, &["nextest", "run", "--workspace"]))?;
    // nextest leaves the examples in the documentation out.
    in_place(with_args(root, &["test", "--workspace", "--doc"]))
}

fn with_args(root: &Path, args: &[&str]) -> Command {
    let mut command = cargo(root);
    command.args(args);
    command
}
