//! A damaged database is kept aside, never overwritten: what can still be read from it is not ours to drop.

use infodesk_domain::Timestamp;
use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

/// Renames the file at `path` with its -wal and -shm, so that the three still belong together, and gives
/// the new name: `….damaged-20261123T083000Z`.
///
/// # Errors
/// The system's, when a file cannot be renamed.
pub fn set_aside(path: &Path, now: Timestamp) -> io::Result<PathBuf> {
    let aside = free_name(path, now);
    for ending in ["", "-wal", "-shm"] {
        let (from, to) = (with(path, ending), with(&aside, ending));
        if from.exists() {
            fs::rename(&from, &to)?;
        }
    }
    Ok(aside)
}

fn free_name(path: &Path, now: Timestamp) -> PathBuf {
    let stamp = jiff::Timestamp::from_millisecond(now.0)
        .unwrap_or_default()
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string();
    let mut name = with(path, &format!(".damaged-{stamp}"));
    let mut nth = 2;
    while name.exists() {
        name = with(path, &format!(".damaged-{stamp}-{nth}"));
        nth += 1;
    }
    name
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}
