//! Building the app: the page inside the binary, as an officer gets it.

use crate::process;
use crate::workspace;
use anyhow::Result;
use std::path::{Path, PathBuf};

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
    let package = ["--package", "infodesk", "--features", "custom-protocol"];
    let mut cargo = workspace::cargo(root);
    cargo.arg("build").args(package);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    process::run(&mut cargo)?;
    place(root, profile)
}

/// The same in the dev profile, together with everything else: what the lints and tests have built
/// before is used again, where a single package would ask its dependencies for other features.
pub fn build_among_the_others(root: &Path) -> Result<PathBuf> {
    let everything = [
        "build",
        "--workspace",
        "--features",
        "infodesk/custom-protocol",
    ];
    process::run(workspace::cargo(root).args(everything))?;
    place(root, Profile::Dev)
}

fn place(root: &Path, profile: Profile) -> Result<PathBuf> {
    let name = format!("infodesk{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace::target_folder(root)?
        .join(profile.folder())
        .join(name))
}
