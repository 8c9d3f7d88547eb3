//! A home of its own for programs that must not touch the developer's.

use anyhow::{Context, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A home folder and the short-lived folder for sockets beside it.
pub struct Home {
    path: PathBuf,
    /// Deleted with this value. Not below `path`: the path of a socket may have
    /// 107 bytes at most.
    runtime: TempDir,
    /// The home itself when it is to disappear as well.
    _temporary: Option<TempDir>,
}

impl Home {
    /// An empty home that disappears with this value.
    pub fn empty() -> Result<Self> {
        let folder = tempfile::tempdir().context("cannot make a home")?;
        let path = folder.path().to_owned();
        Ok(Self {
            path,
            runtime: runtime_folder()?,
            _temporary: Some(folder),
        })
    }

    /// The home at `path`, made when it is not there, and kept.
    pub fn at(path: &Path) -> Result<Self> {
        fs::create_dir_all(path).with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self {
            path: path.to_owned(),
            runtime: runtime_folder()?,
            _temporary: None,
        })
    }

    /// The folder that `HOME` names.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets a program live here. Cargo and rustup stay where they are, or they
    /// would download everything again.
    pub fn enter<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        for (variable, folder) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
            if env::var_os(variable).is_none()
                && let Some(real) = env::home_dir().map(|home| home.join(folder))
                && real.is_dir()
            {
                command.env(variable, real);
            }
        }
        for inherited in [
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_CACHE_HOME",
        ] {
            command.env_remove(inherited);
        }
        command
            .env("HOME", &self.path)
            .env("XDG_RUNTIME_DIR", self.runtime.path())
            .env("LANG", "C.UTF-8")
    }
}

/// A folder that only its owner may open, as `XDG_RUNTIME_DIR` must be.
fn runtime_folder() -> Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("idr");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir().context("cannot make a runtime folder")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::process;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_program_lives_in_its_own_empty_home() {
        let home = Home::empty().unwrap();
        let mut shell = Command::new("sh");
        shell.args([
            "-c",
            "cd && pwd && ls -A | wc -l && echo ${XDG_DATA_HOME-none}",
        ]);
        let said = process::read(home.enter(&mut shell)).unwrap();
        let lines: Vec<&str> = said.lines().map(str::trim).collect();
        assert_eq!(lines, [home.path().to_str().unwrap(), "0", "none"]);
    }

    #[test]
    fn the_runtime_folder_is_its_owners_alone() {
        let home = Home::empty().unwrap();
        let mode = fs::metadata(home.runtime.path())
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
