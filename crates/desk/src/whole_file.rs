//! Files appear whole or not at all: written beside their place, flushed, then put there in one step.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Writes `bytes` to `path`, making its folder where it is missing and replacing an older file.
///
/// # Errors
/// The system's; an older file is as it was then, and nothing half-written stays behind.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = WholeFile::create(path)?;
    file.write_all(bytes)?;
    file.finish()
}

/// A file in the making. It stands at its place once it is finished; dropped before, it was never there.
pub struct WholeFile {
    path: PathBuf,
    beside: PathBuf,
    /// None once it is finished.
    file: Option<File>,
}

impl WholeFile {
    /// Begins a file that will stand at `path`, making its folder where it is missing.
    ///
    /// # Errors
    /// The system's.
    pub fn create(path: &Path) -> io::Result<Self> {
        let folder = path
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let beside = folder.join(format!(
            ".{}.{}.part",
            name.to_string_lossy(),
            std::process::id()
        ));
        let file = Some(File::create(&beside)?);
        Ok(Self {
            path: path.to_owned(),
            beside,
            file,
        })
    }

    /// Puts the file at its place, in the place of an older one.
    ///
    /// # Errors
    /// The system's; an older file is as it was then.
    pub fn finish(mut self) -> io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        file.sync_all()?;
        fs::rename(&self.beside, &self.path)?;
        self.file = None;
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.file {
            Some(file) => file.write(bytes),
            None => Err(io::ErrorKind::NotConnected.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // What matters is the error that came before; the half-written file may not even exist.
            let _ = fs::remove_file(&self.beside);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_older_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("below/poster.pdf");
        write(&file, b"one").unwrap();
        write(&file, b"two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_place_that_is_a_folder_is_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir_all(taken.join("something")).unwrap();
        assert!(write(&taken, b"one").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
