//! The checks of the screens.

use crate::npm::{script, tool};
use crate::process;
use anyhow::Result;
use std::path::Path;

/// prettier changes nothing.
pub fn format(root: &Path) -> Result<()> {
    process::run(tool(root, "prettier").args(["--check", "."]))
}

/// eslint has nothing to say.
pub fn lint(root: &Path) -> Result<()> {
    process::run(tool(root, "eslint").args(["--max-warnings", "0", "."]))
}

/// Types and markup are right, and the tests beside the components pass.
pub fn tests(root: &Path) -> Result<()> {
    script(root, "check")?;
    script(root, "test")
}
