//! What a story is set in: an empty data folder, the system browser, the programs.

use crate::browser::Opener;
use anyhow::Result;
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

pub struct Setting<'a> {
    pub app: &'a Path,
    pub driver: &'a Path,
    /// Where the pictures go.
    pub pictures: &'a Path,
    pub scratch: TempDir,
    pub opener: Opener,
    pub data: PathBuf,
    /// Where this machine's print server is, as CUPS's own variable has it.
    pub print_server: String,
}

impl<'a> Setting<'a> {
    /// A print server is only what the story says; none otherwise.
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
            print_server: "localhost:9".to_owned(),
        })
    }

    /// On top of our own.
    pub fn environment(&self) -> [(&'static str, OsString); 3] {
        [
            ("PATH", self.opener.path().into()),
            ("INFODESK_DATA_DIR", self.data.clone().into()),
            ("CUPS_SERVER", self.print_server.clone().into()),
        ]
    }
}
