//! What `cargo xtask bench posters` runs of ours: one contest a process, so that each has its own peak of memory.
//!
//! Here belong: the contents that every contestant sets, our own way from contents to a file, krilla as another
//! back end for the same display list, and the meters. A contest prints one line of JSON.
//!
//! Not here: the order of the contests, the table and the targets, which `xtask` knows; the contestants in Python,
//! which stand in `peers/` and read the same contents.
#![allow(
    clippy::print_stdout,
    reason = "the figures are what this program is run for"
)]

mod contents;
mod contest;
mod krilla_file;
mod meter;
mod our_file;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(about = "Contestants of the poster benchmark")]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Write the contents that every contestant sets
    Contents {
        /// How many posters
        #[arg(long, default_value_t = 1000)]
        count: usize,
        /// The folder with schools/schools.csv and manuals/titles.csv
        #[arg(long)]
        data: PathBuf,
        /// The JSON file to write
        #[arg(long)]
        out: PathBuf,
    },
    /// Make posters and print how that went
    Run {
        #[arg(value_enum)]
        contest: contest::Contest,
        /// The contents as `contents` wrote them
        #[arg(long)]
        contents: PathBuf,
        /// Where the PDF goes
        #[arg(long)]
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    match perform(CommandLine::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Contents { count, data, out } => contents::write(&data, count, &out),
        Task::Run {
            contest,
            contents,
            out,
        } => {
            let figures = contest::run(contest, &contents::read(&contents)?, &out)?;
            println!("{}", serde_json::to_string(&figures)?);
            Ok(())
        }
    }
}
