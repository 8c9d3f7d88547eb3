//! Building the app: the page inside the binary, as an officer gets it.

use crate::process;
use crate::workspace;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which of cargo's profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Dev,
    Release,
}

impl Profile {
    /// The name of its folder below `target`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// Builds the app with the page of `ui/dist` inside, and says where it is.
pub fn build(root: &Path, profile: Profile) -> Result<PathBuf> {
    process::run(&mut command(root, profile))?;
    let name = format!("infodesk{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace::target_folder(root)?
        .join(profile.folder())
        .join(name))
}

fn command(root: &Path, profile: Profile) -> Command {
    let mut cargo = workspace::cargo(root);
    cargo.args([
        "build",
        "--package",
        "infodesk",
        "--features",
        "custom-protocol",
    ]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    cargo
}
