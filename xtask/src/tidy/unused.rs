//! Dependencies that no source of their crate names: they cost time and trust.

use super::Breach;
use super::house::UNNAMED;
use super::names::names;
use super::source::Text;
use cargo_metadata::{Dependency, Metadata, Package};

/// Dependencies of our crates that stand in the manifest only.
pub fn breaches(metadata: &Metadata, texts: &[Text]) -> Vec<Breach> {
    let packages = metadata.workspace_packages();
    packages
        .iter()
        .flat_map(|package| of_package(metadata, package, texts))
        .collect()
}

fn of_package(metadata: &Metadata, package: &Package, texts: &[Text]) -> Vec<Breach> {
    let folders = folders(metadata, package);
    let is_source = |text: &&Text| {
        text.path.ends_with(".rs") && folders.iter().any(|folder| text.is_within(folder))
    };
    let sources: Vec<&Text> = texts.iter().filter(is_source).collect();
    let unused = |dependency: &&Dependency| {
        !UNNAMED.contains(&dependency.name.as_str())
            && !sources
                .iter()
                .any(|text| names(&text.content, &name_in_code(dependency)))
    };
    let found = package.dependencies.iter().filter(unused);
    let breach = |dependency: &Dependency| {
        let what = format!(
            "depends on {}, which its sources never name",
            dependency.name
        );
        Breach::new(package.name.as_str(), what)
    };
    found.map(breach).collect()
}

/// The folders of a crate's targets, from the root of the workspace.
fn folders(metadata: &Metadata, package: &Package) -> Vec<String> {
    let roots = package.targets.iter().filter_map(|target| {
        let folder = target.src_path.parent()?;
        // what several test binaries share lies beside their folders
        match target.is_test() && target.src_path.file_name() == Some("main.rs") {
            true => folder.parent(),
            false => Some(folder),
        }
    });
    let inside = roots.filter_map(|folder| folder.strip_prefix(&metadata.workspace_root).ok());
    inside
        .map(|folder| folder.as_str().replace('\\', "/"))
        .collect()
}

/// What `use` calls it: its new name where the manifest gives it one.
fn name_in_code(dependency: &Dependency) -> String {
    dependency
        .rename
        .as_ref()
        .unwrap_or(&dependency.name)
        .replace('-', "_")
}
