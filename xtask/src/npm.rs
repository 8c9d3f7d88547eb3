//! What comes from npm: the UI's tools, its build and the programs among them, and the strangers that the hub's
//! tests meet.

use crate::process;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The oldest Node that the UI's tools run on.
const OLDEST_NODE: u32 = 20;

/// The libraries of the UI.
pub fn install(root: &Path) -> Result<()> {
    install_in(&root.join("ui"))
}

/// The identity provider and the client that the hub is tested with.
pub fn install_strangers(root: &Path) -> Result<()> {
    install_in(&root.join("crates/hub/tests/providers"))
}

/// Runs `npm ci` unless `node_modules` was made from this very lock file.
fn install_in(folder: &Path) -> Result<()> {
    require_node()?;
    if is_current(folder)? {
        return Ok(());
    }
    process::run(npm(folder).args(["ci", "--no-audit", "--no-fund"]))?;
    let lock = folder.join("package-lock.json");
    fs::copy(lock, stamp(folder)).context("cannot mark node_modules")?;
    Ok(())
}

/// Builds the page that the app embeds, into `ui/dist`.
pub fn build(root: &Path) -> Result<()> {
    script(root, "build")
}

/// Runs a script of the UI's `package.json`.
pub fn script(root: &Path, name: &str) -> Result<()> {
    process::run(npm(&root.join("ui")).args(["run", name]))
}

/// A program among the UI's libraries, in the folder of the UI.
pub fn tool(root: &Path, name: &str) -> Command {
    let mut command = npm_program("npx", &root.join("ui"));
    command.args(["--no-install", name]);
    command
}

/// npm itself, in a folder.
pub fn npm(folder: &Path) -> Command {
    npm_program("npm", folder)
}

fn npm_program(name: &str, folder: &Path) -> Command {
    // On Windows these are scripts, which a program must call by their full name.
    let suffix = if cfg!(windows) { ".cmd" } else { "" };
    let mut command = Command::new(format!("{name}{suffix}"));
    command.current_dir(folder);
    command
}

/// The copy of the lock file from which `node_modules` was made.
fn stamp(folder: &Path) -> std::path::PathBuf {
    folder
        .join("node_modules")
        .join(".made-from-package-lock.json")
}

fn is_current(folder: &Path) -> Result<bool> {
    let path = folder.join("package-lock.json");
    let lock = fs::read(&path).with_context(|| path.display().to_string())?;
    Ok(fs::read(stamp(folder)).is_ok_and(|made_from| made_from == lock))
}

fn require_node() -> Result<()> {
    let advice = format!("please install Node.js {OLDEST_NODE} or newer: https://nodejs.org");
    let said = process::read(Command::new("node").arg("--version")).context(advice.clone())?;
    match major(&said) {
        Some(found) if found >= OLDEST_NODE => Ok(()),
        _ => bail!("this is Node.js {}; {advice}", said.trim()),
    }
}

/// The first number of what `node --version` says, such as `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_version_is_understood() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("20.1"), None);
    }

    #[test]
    fn libraries_are_current_only_for_the_lock_they_were_made_from() {
        let ui = tempfile::tempdir().unwrap();
        fs::create_dir(ui.path().join("node_modules")).unwrap();
        fs::write(ui.path().join("package-lock.json"), "one").unwrap();
        assert!(!is_current(ui.path()).unwrap());

        fs::write(stamp(ui.path()), "one").unwrap();
        assert!(is_current(ui.path()).unwrap());

        fs::write(ui.path().join("package-lock.json"), "two").unwrap();
        assert!(!is_current(ui.path()).unwrap());
    }
}
