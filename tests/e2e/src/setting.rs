//! What a story is set in: an empty data folder, the system browser, the programs.

use crate::browser::Opener;
use anyhow::Result;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub struct Setting<'a> {
    pub app: &'a Path,
    pub driver: &'a Path,
    /// Where the pictures go.
    pub pictures: &'a Path,
    pub scratch: TempDir,
    pub opener: Opener,
    pub data: PathBuf,
}

impl<'a> Setting<'a> {
    pub fn new(app: &'a Path, driver: &'a Path, pictures: &'a Path) -> Result<Self> {
        let scratch = tempfile::tempdir()?;
        let opener = Opener::install(&scratch.path().join("bin"))?;
        let data = scratch.path().join("data");
        Ok(Self {
            app,
            driver,
            pictures,
            scratch,
            opener,
            data,
        })
    }

    /// On top of our own.
    pub fn environment(&self) -> [(&'static str, PathBuf); 2] {
        [
            ("PATH", self.opener.path()),
            ("INFODESK_DATA_DIR", self.data.clone()),
        ]
    }
}
