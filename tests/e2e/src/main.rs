#![allow(clippy::print_stdout, reason = "the outcome is what this program is run for")]

//! The real window, through WebDriver: stories told as an officer lives them, with a picture of every
//! screen.
//!
//! Runs inside a display, a D-Bus session and a keyring of its own, which `cargo xtask test` provides.
//! Not here: what can be seen without a window.

mod browser;
mod desktop;
mod pdf;
mod programs;
mod story;
mod tray;
mod window;

use anyhow::Result;
use clap::Parser;
use std::{path::PathBuf, process::ExitCode};

#[derive(Debug, Parser)]
struct Arguments {
    /// The app's binary.
    #[arg(long)]
    app: PathBuf,
    /// tauri-driver's binary.
    #[arg(long)]
    driver: PathBuf,
    /// Where the pictures go.
    #[arg(long)]
    out: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments).await {
        Ok(()) => {
            println!("1 passed, 0 failed");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:?}");
            println!("0 passed, 1 failed");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<()> {
    std::fs::create_dir_all(&arguments.out)?;
    story::from_sign_in_to_the_printed_poster(&arguments.app, &arguments.driver, &arguments.out).await
}
