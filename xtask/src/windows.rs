//! `cargo xtask check-windows`: type-checks what we ship as Windows would see it, on Debian.
//!
//! The toolchain of this machine has no standard library for Windows. Debian's `rustc-web` comes with the
//! source of one, and cargo builds it on the way; MinGW compiles the few C files. Nothing is linked.
//! Everything this makes stays below `target/windows-check`, and nothing is installed but MinGW.

use crate::packages;
use crate::process;
use crate::system::System;
use crate::tidy::TEST_SUPPORT;
use crate::workspace::{self, cargo};
use anyhow::{Context, Result, bail};
use cargo_metadata::{MetadataCommand, Package};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "x86_64-pc-windows-gnu";

/// The C compiler for Windows; it is installed when it is missing.
const MINGW: &str = "gcc-mingw-w64-x86-64";

/// The compiler of this version, its library for this machine, the source of the library, and LLVM. They
/// are unpacked, not installed: the system's own Rust stays as it is.
const COMPILER: [&str; 5] = [
    "rustc-web",
    "libstd-rust-web-1.96",
    "libstd-rust-web-dev",
    "rust-web-src",
    "libllvm22",
];

/// Checks the app, the hub and all they are made of; fails on the first error of a compiler.
pub fn check(root: &Path) -> Result<()> {
    let System::Debian = System::here() else {
        bail!("the packages that this needs are Debian's: please run it on Debian");
    };
    packages::install(&[MINGW])?;
    let folder = workspace::target_folder(root)?.join("windows-check");
    let compiler = compiler(&folder)?;
    process::run(&mut check_with(&compiler, root, &folder)?)
}

/// Where the compiler stands, downloaded and unpacked the first time.
fn compiler(folder: &Path) -> Result<PathBuf> {
    let place = folder.join("rust");
    if place.is_dir() {
        return Ok(place);
    }
    let unpacked = folder.join("rust.part");
    let archives = folder.join("archives");
    for made in [&unpacked, &archives] {
        if made.exists() {
            fs::remove_dir_all(made).with_context(|| format!("old {}", made.display()))?;
        }
        fs::create_dir_all(made).with_context(|| format!("cannot make {}", made.display()))?;
    }
    let mut download = Command::new("apt-get");
    download.current_dir(&archives).arg("download");
    process::run(download.args(COMPILER))?;
    for archive in fs::read_dir(&archives).context("the packages downloaded")? {
        let mut unpack = Command::new("dpkg-deb");
        unpack.arg("-x").arg(archive?.path());
        process::run(unpack.arg(&unpacked))?;
    }
    // Last, so that what stands there is whole.
    fs::rename(&unpacked, &place).context("the compiler's folder")?;
    Ok(place)
}

/// The desktop app and what stands below `crates/`, but for what only tests use.
fn shipped(root: &Path) -> Result<Vec<String>> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .exec()
        .context("cargo metadata failed")?;
    let is_shipped = |package: &&Package| {
        let folder = package.manifest_path.parent();
        let is_app = folder.is_some_and(|folder| folder.as_std_path() == root);
        let is_crate = folder.is_some_and(|folder| folder.starts_with(root.join("crates")));
        (is_app || is_crate) && package.name != TEST_SUPPORT
    };
    let packages = metadata.packages.iter().filter(is_shipped);
    Ok(packages.map(|package| package.name.to_string()).collect())
}

fn check_with(compiler: &Path, root: &Path, folder: &Path) -> Result<Command> {
    let mut check = cargo(root);
    check
        .env("RUSTC", compiler.join("usr/bin/rustc"))
        .env("LD_LIBRARY_PATH", compiler.join("usr/lib/x86_64-linux-gnu"))
        // To build the standard library is not stable yet.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .args(["check", "--locked", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind");
    for package in shipped(root)? {
        check.args(["--package", &package]);
    }
    Ok(check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_installs_is_left_out() {
        let shipped = shipped(&workspace::root()).unwrap();
        let holds = |name: &str| shipped.iter().any(|package| package == name);
        assert!(holds("infodesk") && holds("infodesk-hub") && holds("infodesk-desk"));
        assert!(!holds("xtask") && !holds("infodesk-e2e") && !holds(TEST_SUPPORT));
    }

    #[test]
    fn a_compiler_that_is_there_is_not_downloaded_again() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("rust");
        fs::create_dir(&place).unwrap();
        assert_eq!(compiler(folder.path()).unwrap(), place);
        assert!(!folder.path().join("archives").exists());
    }
}
