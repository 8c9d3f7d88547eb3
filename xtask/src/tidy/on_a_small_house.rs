//! The whole check on a small workspace of its own: it passes when in order,
//! and every rule that is broken there is found.

use super::breaches;
use crate::process;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A workspace with two crates of ours, beside a made-up `rusqlite`.
struct SmallHouse {
    folder: TempDir,
}

impl SmallHouse {
    fn in_order() -> Self {
        let house = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        house.write(
            "vendor/rusqlite/Cargo.toml",
            &manifest("rusqlite", "MIT", ""),
        );
        house.write("vendor/rusqlite/src/lib.rs", "//! A driver.\n");
        house.write(
            "house/Cargo.toml",
            "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n",
        );
        house.write(
            "house/crates/domain/Cargo.toml",
            &manifest("infodesk-domain", "MIT", ""),
        );
        house.write(
            "house/crates/domain/src/lib.rs",
            "//! The words and the rules.\n",
        );
        let below = "infodesk-domain = { path = \"../domain\" }\n\
                     rusqlite = { path = \"../../../vendor/rusqlite\" }\n";
        house.write(
            "house/crates/hub/Cargo.toml",
            &manifest("infodesk-hub", "MIT", below),
        );
        house.write(
            "house/crates/hub/src/lib.rs",
            "//! The server.\nuse infodesk_domain as _;\nmod store;\n",
        );
        house.write("house/crates/hub/src/store.rs", "use rusqlite as _;\n");
        process::run(
            Command::new("git")
                .args(["init", "--quiet"])
                .current_dir(house.root()),
        )
        .unwrap();
        house
    }

    fn root(&self) -> std::path::PathBuf {
        self.folder.path().join("house")
    }

    fn write(&self, path: &str, content: &str) {
        let file = self.folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).unwrap();
        fs::write(file, content).unwrap();
    }

    fn breaches(&self) -> Vec<String> {
        breaches(&self.root())
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect()
    }
}

fn manifest(name: &str, licence: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\
         license = \"{licence}\"\n[dependencies]\n{dependencies}"
    )
}

#[test]
fn a_house_in_order_passes() {
    assert_eq!(SmallHouse::in_order().breaches(), [""; 0]);
}

#[test]
fn an_import_upward_fails() {
    let house = SmallHouse::in_order();
    let upward = "infodesk-hub = { path = \"../hub\" }\n";
    house.write(
        "house/crates/domain/Cargo.toml",
        &manifest("infodesk-domain", "MIT", upward),
    );
    house.write(
        "house/crates/hub/Cargo.toml",
        &manifest("infodesk-hub", "MIT", ""),
    );
    house.write(
        "house/crates/domain/src/lib.rs",
        "//! The rules.\nuse infodesk_hub as _;\n",
    );
    house.write("house/crates/hub/src/store.rs", "");
    assert_eq!(
        house.breaches(),
        ["infodesk-domain: may not import infodesk-hub; it may import infodesk-thailand"]
    );
}

#[test]
fn a_driver_outside_the_store_fails() {
    let house = SmallHouse::in_order();
    house.write(
        "house/crates/hub/src/lib.rs",
        "//! The server.\nuse {infodesk_domain as _, rusqlite as _};\n",
    );
    let found = house.breaches();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("crates/hub/src/lib.rs:2: names rusqlite"),
        "{found:?}"
    );
}

#[test]
fn a_dependency_that_no_source_names_fails() {
    let house = SmallHouse::in_order();
    house.write(
        "house/crates/hub/src/store.rs",
        "//! Says rusqlites only.\n",
    );
    assert_eq!(
        house.breaches(),
        ["infodesk-hub: depends on rusqlite, which its sources never name"]
    );
}

#[test]
fn a_licence_that_asks_for_our_source_fails() {
    let house = SmallHouse::in_order();
    house.write(
        "vendor/rusqlite/Cargo.toml",
        &manifest("rusqlite", "GPL-3.0-only", ""),
    );
    assert_eq!(
        house.breaches(),
        ["rusqlite 1.0.0: its licence GPL-3.0-only is not allowed"]
    );
}

#[test]
fn a_crate_without_its_purpose_and_a_file_of_one_machine_fail() {
    let house = SmallHouse::in_order();
    house.write("house/crates/domain/src/lib.rs", "pub fn f() {}\n");
    house.write("house/notes.md", concat!("see /wo", "rk/shared\n"));
    house.write(
        "house/ui/src/lib/components/A.svelte",
        "import x from '@tauri-apps/api';\n",
    );
    let found = house.breaches();
    assert_eq!(found.len(), 3, "{found:?}");
}
