//! Python packages that tests and benchmarks compare with: a virtual environment a purpose, under
//! `target/python`, made anew when its list of requirements changes.

use crate::process;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names the interpreter that the tests run their Python readers with.
pub const VARIABLE: &str = "INFODESK_TEST_PYTHON";

/// Names the interpreter that the hub's tests start their identity provider with.
pub const PROVIDERS_VARIABLE: &str = "INFODESK_TEST_PROVIDERS_PYTHON";

/// Names the interpreter that tests start their mail server with.
pub const MAIL_VARIABLE: &str = "INFODESK_TEST_MAIL_PYTHON";

/// The interpreter with the mail server that hubs send to in tests.
pub fn mail(root: &Path) -> Result<PathBuf> {
    let requirements = root.join("crates/test-support/mail_server/requirements.txt");
    environment(root, "mail", &requirements)
}

/// The interpreter with the identity provider that the hub is tested with.
pub fn providers(root: &Path) -> Result<PathBuf> {
    let requirements = root.join("crates/hub/tests/providers/requirements.txt");
    environment(root, "providers", &requirements)
}

/// The interpreter with what reads posters back, for the tests of the crate `poster`.
pub fn readers(root: &Path) -> Result<PathBuf> {
    let requirements = root.join("crates/poster/tests/readers/requirements.txt");
    environment(root, "readers", &requirements)
}

/// The interpreter of the environment `name` with everything that `requirements` lists.
pub fn environment(root: &Path, name: &str, requirements: &Path) -> Result<PathBuf> {
    let wanted = fs::read_to_string(requirements)
        .with_context(|| format!("{} is missing", requirements.display()))?;
    let folder = root.join("target/python").join(name);
    let python = folder.join("bin/python");
    let stamp = folder.join("requirements.txt");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let mut venv = Command::new("python3");
    process::run(venv.args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut pip = Command::new(&python);
    pip.env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    pip.args(["-m", "pip", "install", "--quiet", "--only-binary", ":all:"]);
    process::run(pip.arg("--requirement").arg(requirements))?;
    // last, so that an installation that was broken off is not taken for a whole one
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(python)
}
