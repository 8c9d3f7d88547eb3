//! `cargo xtask run`: from a fresh machine to the open app.

use crate::app::{self, Profile};
use crate::headless::Desktop;
use crate::home::Home;
use crate::npm;
use crate::packages::{self, Need};
use crate::process::{self, Running};
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The app makes this file when its page has been painted for the first time.
const READY_FILE: &str = "INFODESK_READY_FILE";

#[derive(clap::Args)]
pub struct RunArgs {
    /// Take a picture after the first paint, on a screen of its own, and end
    #[arg(long, value_name = "FILE")]
    screenshot: Option<PathBuf>,
    /// Arguments of the app; without --hub it starts in standalone mode
    #[arg(last = true, value_name = "APP ARGS")]
    app: Vec<OsString>,
}

/// Installs what is missing, builds the app and opens it.
pub fn run(root: &Path, args: &RunArgs) -> Result<()> {
    let headless = args.screenshot.is_some() || !has_display();
    packages::ensure(if headless {
        Need::Headless
    } else {
        Need::Build
    })?;
    npm::install(root)?;
    npm::build(root)?;
    let app = app::build(root, Profile::Dev)?;
    let mut command = Command::new(app);
    command.current_dir(root).args(app_args(&args.app));
    match &args.screenshot {
        Some(file) => photograph(&mut command, file),
        None if headless => run_headless(root, &mut command),
        None => process::run(&mut command),
    }
}

/// The app's arguments: standalone unless they name a hub.
fn app_args(given: &[OsString]) -> Vec<OsString> {
    let names_a_mode = given.iter().any(|arg| {
        let arg = arg.to_string_lossy();
        arg == "--standalone" || arg == "--hub" || arg.starts_with("--hub=")
    });
    let standalone = (!names_a_mode).then(|| OsString::from("--standalone"));
    standalone
        .into_iter()
        .chain(given.iter().cloned())
        .collect()
}

/// Whether there is a screen to open the window on.
fn has_display() -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Runs the app unseen. Its home stays between runs, so that what was tried
/// today is there tomorrow, as it is on a desktop.
fn run_headless(root: &Path, app: &mut Command) -> Result<()> {
    let home = workspace::target_folder(root)?.join("headless-home");
    println!("There is no display here: starting the app under Xvfb.");
    println!("Its home is {}; Ctrl C ends it.", home.display());
    let desktop = Desktop::start(Home::at(&home)?)?;
    println!(
        "To look at it: DISPLAY={} import -window root FILE",
        desktop.screen().display()
    );
    process::run(desktop.enter(app))
}

/// Runs the app in an empty home until its first paint and takes its picture.
fn photograph(app: &mut Command, file: &Path) -> Result<()> {
    if let Some(folder) = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).context("folder of the picture")?;
    }
    let home = Home::empty()?;
    let ready = home.path().join("ready");
    let desktop = Desktop::start(home)?;
    app.env(READY_FILE, &ready);
    let mut app = Running::start(desktop.enter(app))?;
    app.wait_until("the first paint", Duration::from_secs(180), || {
        ready.exists()
    })?;
    desktop.screen().picture(file)?;
    if let Some(status) = app.ended()? {
        bail!("the app ended while its picture was taken: {status}");
    }
    println!("{}: taken", file.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_is_standalone_unless_it_is_told_a_hub() {
        let of = |args: &[&str]| app_args(&args.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of(&[]), ["--standalone"]);
        assert_eq!(
            of(&["--data-dir", "x"]),
            ["--standalone", "--data-dir", "x"]
        );
        assert_eq!(
            of(&["--hub", "https://hub.test"]),
            ["--hub", "https://hub.test"]
        );
        assert_eq!(of(&["--hub=https://hub.test"]), ["--hub=https://hub.test"]);
    }
}
