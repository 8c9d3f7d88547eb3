//! The real window, driven through WebDriver, on a private desktop and in an
//! empty home. Pictures of every screen and the logs stay below `target/e2e`.

use crate::app::{self, Profile};
use crate::headless::Desktop;
use crate::home::Home;
use crate::npm;
use crate::postgres::{self, Postgres};
use crate::process;
use crate::python;
use crate::workspace::{self, cargo};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The bridge from WebDriver to the web view, from crates.io.
const DRIVER: &str = "tauri-driver@2.1.0";

/// The story on the build that developers run.
pub fn on_the_dev_build(root: &Path) -> Result<()> {
    story(root, Profile::Dev, app::build_among_the_others)
}

/// The same on what officers get, but for what stands on servers of its own: those are the same programs.
pub fn on_the_release_build(root: &Path) -> Result<()> {
    story(root, Profile::Release, |root| {
        app::build(root, Profile::Release)
    })
}

fn story(root: &Path, profile: Profile, build: impl Fn(&Path) -> Result<PathBuf>) -> Result<()> {
    npm::build(root)?;
    let app = build(root)?;
    let target = workspace::target_folder(root)?;
    let out = target.join("e2e").join(profile.folder());
    if out.exists() {
        fs::remove_dir_all(&out).context("the last run's pictures")?;
    }
    fs::create_dir_all(&out).context("folder for the pictures")?;
    let driver = driver(root, &target)?;
    // The program that tells the story stands in the workspace too.
    app::build_among_the_others(root)?;

    let program = |name: &str| {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        target.join("debug").join(file)
    };
    let mut story = Command::new(program("infodesk-e2e"));
    story
        .current_dir(root)
        .arg("--app")
        .arg(app)
        .arg("--driver")
        .arg(driver)
        .arg("--out")
        .arg(out);
    let postgres = (profile == Profile::Dev)
        .then(Postgres::start)
        .transpose()?;
    if let Some(postgres) = &postgres {
        story
            .arg("--hub")
            .arg(program("infodesk-hub"))
            .env(postgres::VARIABLE, postgres.url())
            .env(python::MAIL_VARIABLE, python::mail(root)?);
    }
    let desktop = Desktop::start(Home::empty()?)?;
    process::run(desktop.enter(&mut story))
}

/// The driver, installed below `target` the first time.
fn driver(root: &Path, target: &Path) -> Result<PathBuf> {
    let tools = target.join("tools");
    let driver = tools
        .join("bin")
        .join(format!("tauri-driver{}", std::env::consts::EXE_SUFFIX));
    if !driver.exists() {
        let mut install = cargo(root);
        install
            .args(["install", "--debug", "--locked", DRIVER, "--root"])
            .arg(&tools);
        process::run(&mut install)?;
    }
    Ok(driver)
}
