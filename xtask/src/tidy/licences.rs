//! The licences of everything we depend on, Rust and npm alike.

use super::Breach;
use super::expression;
use super::house::LICENCES;
use anyhow::{Context, Result};
use cargo_metadata::Metadata;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn is_allowed(expression: &str) -> bool {
    expression::accepts(expression, &|name| LICENCES.contains(&name))
}

/// Crates whose licence does not let us ship them.
pub fn of_crates(metadata: &Metadata) -> Vec<Breach> {
    let packages = metadata.packages.iter();
    packages
        .filter_map(|package| {
            let place = format!("{} {}", package.name, package.version);
            breach(place, package.license.as_deref())
        })
        .collect()
}

/// The part of npm's lock file (version 3) that names licences.
#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
struct Locked {
    license: Option<String>,
}

/// Where npm packages are listed.
const LOCKS: &[&str] = &[
    "ui/package-lock.json",
    "crates/hub/tests/providers/package-lock.json",
];

/// npm packages whose licence does not let us ship them. Those that only build
/// the screens or test the hub count as well: what is bundled is not told from
/// what bundles.
pub fn of_npm(root: &Path) -> Result<Vec<Breach>> {
    let mut found = Vec::new();
    for name in LOCKS {
        let path = root.join(name);
        if path.exists() {
            let text = fs::read_to_string(path).context(*name)?;
            found.extend(npm_breaches(&text).context(*name)?);
        }
    }
    Ok(found)
}

fn npm_breaches(lock: &str) -> Result<Vec<Breach>> {
    let lock: Lock = serde_json::from_str(lock)?;
    // The nameless package is our own.
    let others = lock.packages.iter().filter(|(path, _)| !path.is_empty());
    Ok(others
        .filter_map(|(path, locked)| {
            let name = path.rsplit("node_modules/").next().unwrap_or(path);
            breach(format!("npm {name}"), locked.license.as_deref())
        })
        .collect())
}

fn breach(place: String, licence: Option<&str>) -> Option<Breach> {
    match licence {
        Some(licence) if is_allowed(licence) => None,
        Some(licence) => Some(Breach::new(
            place,
            format!("its licence {licence} is not allowed"),
        )),
        None => Some(Breach::new(place, "names no licence")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_may_ask_for_our_source() {
        assert!(is_allowed("MIT OR Apache-2.0 OR LGPL-2.1-or-later"));
        for licence in [
            "GPL-3.0-only",
            "AGPL-3.0-or-later",
            "LGPL-2.1-only",
            "SSPL-1.0",
        ] {
            assert!(!is_allowed(licence), "{licence}");
        }
    }

    #[test]
    fn npm_packages_are_held_to_the_same_list() {
        let lock = r#"{"packages": {
            "": {"name": "ui"},
            "node_modules/svelte": {"license": "MIT"},
            "node_modules/@x/y": {"license": "GPL-3.0"},
            "node_modules/a/node_modules/b": {}
        }}"#;
        let places: Vec<String> = npm_breaches(lock)
            .unwrap()
            .into_iter()
            .map(|breach| breach.place)
            .collect();
        assert_eq!(places, ["npm @x/y", "npm b"]);
    }
}
