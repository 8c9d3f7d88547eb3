//! The accounts file: written whole or not at all, never overwritten when it cannot be read.

use crate::accounts::{Accounts, VERSION};
use serde::Deserialize;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

const NAME: &str = "accounts.json";

#[derive(Clone)]
pub(crate) struct AccountsFile {
    path: PathBuf,
}

pub(crate) enum Found {
    Nothing,
    Accounts(Accounts),
    /// It was no accounts file; it stands aside there now.
    Damaged(PathBuf),
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    #[error("cannot read or set aside {path}")]
    Io {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("{0} was written by a newer program")]
    Newer(PathBuf),
}

#[derive(Deserialize)]
struct Head {
    version: u32,
}

impl AccountsFile {
    pub(crate) fn in_folder(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self {
            path: folder.join(NAME),
        })
    }

    /// `now` names the file that is set aside, in UTC milliseconds.
    pub(crate) fn read(&self, now: i64) -> Result<Found, ReadError> {
        let failed = |source| ReadError::Io {
            path: self.path.clone(),
            source,
        };
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(failed(error)),
        };
        if serde_json::from_slice::<Head>(&text).is_ok_and(|head| head.version > VERSION) {
            return Err(ReadError::Newer(self.path.clone()));
        }
        match serde_json::from_slice(&text) {
            Ok(accounts) => Ok(Found::Accounts(accounts)),
            Err(error) => {
                let aside = self.set_aside(now).map_err(failed)?;
                // Where the text is broken, not what it says.
                let (line, column) = (error.line(), error.column());
                tracing::error!(line, column, kept = %aside.display(), "accounts file is damaged");
                Ok(Found::Damaged(aside))
            }
        }
    }

    fn set_aside(&self, now: i64) -> io::Result<PathBuf> {
        let mut aside = self.path.with_file_name(format!("{NAME}.damaged-{now}"));
        let mut again = 1;
        while aside.exists() {
            again += 1;
            aside = self
                .path
                .with_file_name(format!("{NAME}.damaged-{now}-{again}"));
        }
        fs::rename(&self.path, &aside)?;
        Ok(aside)
    }

    pub(crate) fn write(&self, accounts: &Accounts) -> io::Result<()> {
        let text = serde_json::to_vec_pretty(accounts)?;
        let unfinished = self.path.with_file_name(format!("{NAME}.new"));
        let mut file = create_private(&unfinished)?;
        file.write_all(&text)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&unfinished, &self.path)?;
        sync_folder(&self.path)
    }
}

fn create_private(path: &Path) -> io::Result<File> {
    // One left over from a crash might be readable by others.
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// On Unix the new name is safe only once the folder is written too.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_damaged_file_is_set_aside_each_time_under_its_own_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = AccountsFile::in_folder(folder.path()).unwrap();
        for name in ["accounts.json.damaged-7", "accounts.json.damaged-7-2"] {
            fs::write(&file.path, "{\"version\":1,").unwrap();
            let Found::Damaged(aside) = file.read(7).unwrap() else {
                panic!("not seen as damaged");
            };
            assert_eq!(aside.file_name().unwrap(), name);
            assert_eq!(fs::read_to_string(aside).unwrap(), "{\"version\":1,");
            assert!(matches!(file.read(7).unwrap(), Found::Nothing));
        }
    }

    #[test]
    fn a_newer_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = AccountsFile::in_folder(folder.path()).unwrap();
        fs::write(&file.path, "{\"version\":2}").unwrap();
        assert!(matches!(file.read(7), Err(ReadError::Newer(_))));
        assert!(file.path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = AccountsFile::in_folder(folder.path()).unwrap();
        fs::write(folder.path().join("accounts.json.new"), "left over").unwrap();
        file.write(&Accounts::new("seed".into())).unwrap();
        let mode = fs::metadata(&file.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(matches!(file.read(7).unwrap(), Found::Accounts(_)));
    }
}
