//! Where and when figures were measured, and with which versions.

use crate::process;
use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

/// The machine, as far as figures depend on it.
#[derive(Debug, Serialize)]
pub struct Machine {
    /// The model of the processor.
    pub processor: String,
    /// Cores that this process may use.
    pub cores: usize,
    /// Memory in bytes.
    pub memory_bytes: u64,
    /// The system's kernel and architecture.
    pub system: String,
    /// Programs that were running or waiting to run in the minute before the first contest began to be prepared. On a
    /// busy machine rates say little, and processor time says more.
    pub load: f64,
}

impl Machine {
    /// This one; Linux only, as the benchmarks are.
    pub fn here() -> Result<Self> {
        let processors = fs::read_to_string("/proc/cpuinfo").context("figures are of Linux")?;
        let memory = fs::read_to_string("/proc/meminfo").context("figures are of Linux")?;
        let kilobytes = value(&memory, "MemTotal").and_then(|size| size.strip_suffix(" kB"));
        let kilobytes: u64 = kilobytes.context("no MemTotal")?.parse()?;
        let load = fs::read_to_string("/proc/loadavg").context("figures are of Linux")?;
        let load = load.split_whitespace().next().context("no load")?.parse()?;
        Ok(Machine {
            load,
            processor: value(&processors, "model name")
                .unwrap_or("unknown")
                .to_owned(),
            cores: thread::available_parallelism()?.get(),
            memory_bytes: kilobytes * 1024,
            system: said_by(Command::new("uname").args(["-srm"]))?,
        })
    }
}

/// The minute in UTC, as the system's own calendar writes it.
pub fn now() -> Result<String> {
    said_by(Command::new("date").args(["-u", "+%Y-%m-%d %H:%M UTC"]))
}

/// The versions of the contestants and of the compiler.
pub fn versions(root: &Path, requirements: &Path) -> Result<BTreeMap<String, String>> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .exec()
        .context("cargo metadata failed")?;
    let crates = metadata.packages.iter();
    let crates = crates.filter(|package| CRATES.contains(&package.name.as_str()));
    let mut versions: BTreeMap<String, String> = crates
        .map(|package| (package.name.to_string(), package.version.to_string()))
        .collect();
    let pins = fs::read_to_string(requirements)
        .with_context(|| format!("{} is missing", requirements.display()))?;
    versions.extend(pinned(&pins));
    let compiler = said_by(Command::new("rustc").arg("--version"))?;
    let compiler = compiler.split_whitespace().nth(1).unwrap_or(&compiler);
    versions.insert("rustc".to_owned(), compiler.to_owned());
    Ok(versions)
}

const CRATES: &[&str] = &["infodesk-poster", "krilla", "printpdf"];
const PACKAGES: &[&str] = &["reportlab", "typst", "weasyprint", "zxing-cpp"];

fn pinned(requirements: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let pins = requirements
        .lines()
        .filter_map(|line| line.split_once("=="));
    pins.filter(|(name, _)| PACKAGES.contains(name))
        .map(|(name, version)| (name.to_owned(), version.to_owned()))
}

/// The value of a key in a file of `/proc`.
fn value<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        (name.trim() == key).then(|| value.trim())
    })
}

fn said_by(command: &mut Command) -> Result<String> {
    Ok(process::read(command)?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_whole_key() {
        let text = "model\t\t: 85\nmodel name\t: A Processor @ 2 GHz\n";
        assert_eq!(value(text, "model name"), Some("A Processor @ 2 GHz"));
        assert_eq!(value(text, "MemTotal"), None);
    }

    #[test]
    fn versions_are_those_of_the_contestants() {
        let pins: Vec<_> = pinned("# notes\ncffi==2.1.1\ntypst==0.15.2\n").collect();
        assert_eq!(pins, [("typst".to_owned(), "0.15.2".to_owned())]);
    }
}
