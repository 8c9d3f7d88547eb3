//! `cargo xtask fuzz`: random input for everything that reads bytes from
//! outside on the way in, for as long as is asked.

use crate::process;
use crate::workspace::cargo;
use anyhow::{Result, bail};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGETS: [&str; 4] = ["callback", "id_token", "token_answer", "token_text"];
const CARGO_FUZZ: &str = "cargo-fuzz@0.13.1";
/// An input that takes longer is a fault.
const SLOWEST_SECONDS: u32 = 10;

#[derive(Debug, Args)]
pub struct FuzzArgs {
    /// One of the targets; all of them otherwise
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(TARGETS))]
    target: Option<String>,
    /// How long each target runs
    #[arg(long, default_value_t = 300)]
    seconds: u32,
}

pub fn run(root: &Path, args: &FuzzArgs) -> Result<()> {
    if !process::succeeds(Command::new("rustup").args(["run", "nightly", "rustc", "-V"])) {
        bail!("a nightly compiler is needed: rustup toolchain install nightly");
    }
    let fuzz = cargo_fuzz(root)?;
    let wanted = |name: &&&str| args.target.as_deref().is_none_or(|one| one == **name);
    for name in TARGETS.iter().filter(wanted) {
        let place = root.join("target/fuzz").join(name);
        let corpus = place.join("corpus");
        fs::create_dir_all(&corpus)?;
        let mut run = Command::new("rustup");
        run.current_dir(root)
            .args(["run", "nightly"])
            .arg(&fuzz)
            .args(["run", "--fuzz-dir", "tests/fuzz", "--target-dir"])
            .arg(root.join("target/fuzz/build"))
            .arg(name)
            .arg(&corpus)
            .arg(root.join("tests/fuzz/seeds").join(name))
            .arg("--")
            .arg(format!("-max_total_time={}", args.seconds))
            .arg(format!("-timeout={SLOWEST_SECONDS}"))
            .arg(format!("-artifact_prefix={}/", place.display()));
        process::run(&mut run)?;
    }
    Ok(())
}

/// The program, installed below `target` the first time.
fn cargo_fuzz(root: &Path) -> Result<PathBuf> {
    let tools = root.join("target/tools");
    let program = tools
        .join("bin")
        .join(format!("cargo-fuzz{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        let mut install = cargo(root);
        install
            .args(["install", "--locked", CARGO_FUZZ, "--root"])
            .arg(&tools);
        process::run(&mut install)?;
    }
    Ok(program)
}
