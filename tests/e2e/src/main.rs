//! The real window, through WebDriver: stories told as an officer lives them, with a picture of every
//! screen.
//!
//! Runs inside a display, a D-Bus session and a keyring of its own, which `cargo xtask test` provides.
//! Not here: what can be seen without a window.
#![allow(
    clippy::print_stdout,
    reason = "the outcome is what this program is run for"
)]

mod approvals;
mod below;
mod browser;
mod desktop;
mod notifications;
mod obstacles;
#[path = "../../../crates/printing/tests/office/mod.rs"]
mod office;
mod office_printer;
mod pdf;
mod printing;
mod procedure;
mod programs;
mod setting;
mod sleep;
mod story;
mod tray;
mod window;

use anyhow::Result;
use clap::Parser;
use setting::Setting;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Debug, Parser)]
struct Arguments {
    /// The app's binary.
    #[arg(long)]
    app: PathBuf,
    /// The hub's binary; without it nothing is told that stands on servers of its own.
    #[arg(long)]
    hub: Option<PathBuf>,
    /// tauri-driver's binary.
    #[arg(long)]
    driver: PathBuf,
    /// Where the pictures go.
    #[arg(long)]
    out: PathBuf,
    /// Tell only the stories whose name holds this.
    #[arg(long, env = "INFODESK_STORY", default_value = "")]
    only: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Err(error) = std::fs::create_dir_all(&arguments.out) {
        eprintln!("{}: {error}", arguments.out.display());
        return ExitCode::FAILURE;
    }
    let mut told = on_one_pc(&arguments).await;
    if let Some(hub) = &arguments.hub {
        told.extend(among_servers(&arguments, hub).await);
    }
    let (passed, failed): (Vec<bool>, _) = told.into_iter().flatten().partition(|passed| *passed);
    println!("{} passed, {} failed", passed.len(), failed.len());
    if failed.is_empty() && !passed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

async fn on_one_pc(arguments: &Arguments) -> Vec<Option<bool>> {
    vec![
        tell(arguments, "from sign-in to the printed poster", async |s| {
            story::from_sign_in_to_the_printed_poster(s).await
        })
        .await,
        tell(arguments, "a note arrives in the tray", async |s| {
            approvals::a_note_arrives_in_the_tray(&s).await
        })
        .await,
        tell(arguments, "the procedure, standalone", async |s| {
            procedure::standalone(&s).await
        })
        .await,
        tell(arguments, "the data folder cannot be written", async |s| {
            obstacles::the_data_folder_cannot_be_written(&s).await
        })
        .await,
        tell(arguments, "the hub does not answer", async |s| {
            obstacles::the_hub_does_not_answer(&s).await
        })
        .await,
        tell(arguments, "a damaged register is kept aside", async |s| {
            obstacles::a_damaged_register_is_kept_aside(&s).await
        })
        .await,
        tell(
            arguments,
            "ports are taken and the browser is closed",
            async |s| obstacles::ports_are_taken_and_the_browser_is_closed(&s).await,
        )
        .await,
    ]
}

async fn among_servers(arguments: &Arguments, hub: &Path) -> Vec<Option<bool>> {
    vec![
        tell(arguments, "the procedure at an office", async |s| {
            procedure::at_an_office(&s, hub).await
        })
        .await,
        tell(arguments, "the PC sleeps", async |s| {
            sleep::what_came_meanwhile_is_told_once(&s, hub).await
        })
        .await,
    ]
}

/// Tells one story in a setting of its own, and says whether it came out. `None`: it was not asked for.
async fn tell(
    arguments: &Arguments,
    name: &str,
    story: impl AsyncFn(Setting<'_>) -> Result<()>,
) -> Option<bool> {
    if !name.contains(&arguments.only) {
        return None;
    }
    let told = async {
        let setting = Setting::new(&arguments.app, &arguments.driver, &arguments.out)?;
        story(setting).await
    };
    match told.await {
        Ok(()) => println!("ok: {name}"),
        Err(error) => {
            println!("FAILED: {name}: {error:?}");
            return Some(false);
        }
    }
    Some(true)
}
