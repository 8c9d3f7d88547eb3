//! The task runner: `cargo xtask <verb>` does on every system what the README,
//! the developers and the CI ask for.
//!
//! Here belongs: starting programs in the right order and surroundings (system
//! packages, npm, cargo, a private screen, message bus, key ring, PostgreSQL),
//! making what is generated, and checking the rules of the house (`tidy`).
//! Not here: anything the product needs while it runs. No other crate imports
//! this one, and it imports none of ours, so it builds when they do not.
#![allow(
    clippy::print_stdout,
    reason = "a command-line program answers on its standard output"
)]

mod app;
mod bench;
mod bindings;
mod bus;
mod fuzz;
mod headless;
mod home;
mod keyring;
mod npm;
mod packages;
mod postgres;
mod process;
mod python;
mod reference;
mod run;
mod screen;
mod services;
mod system;
mod test;
mod tidy;
mod windows;
mod workspace;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The tasks of the InfoDesk workspace")]
struct CommandLine {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Install what is missing, build the app and open it
    Run(run::RunArgs),
    /// Check everything: format, lints, tests, screens, the real window
    Test(test::TestArgs),
    /// Run one command among the servers that the tests need
    With(services::WithArgs),
    /// Write the TypeScript bindings of the app's commands again
    Bindings,
    /// Make the reference data of crates/thailand again from its sources
    Reference,
    /// Measure beside others, as a table and as JSON
    Bench(bench::BenchArgs),
    /// Throw random input at what reads bytes from outside (with a nightly compiler)
    Fuzz(fuzz::FuzzArgs),
    /// Check the rules of the house: who may import whom, licences, files
    Tidy,
    /// Type-check everything we ship for Windows (on Debian; the first time takes long)
    CheckWindows,
}

fn main() -> ExitCode {
    match perform(CommandLine::parse().verb) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(verb: Verb) -> Result<()> {
    let root = workspace::root();
    match verb {
        Verb::Run(args) => run::run(&root, &args),
        Verb::Test(args) => test::run(&root, &args),
        Verb::With(args) => services::run(&args),
        Verb::Bindings => bindings::write(&root),
        Verb::Reference => reference::run(),
        Verb::Bench(args) => bench::run(&root, &args),
        Verb::Fuzz(args) => fuzz::run(&root, &args),
        Verb::Tidy => tidy::run(&root),
        Verb::CheckWindows => windows::check(&root),
    }
}
