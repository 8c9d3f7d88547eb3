//! Where the app keeps its data on this computer.

use infodesk_desk::errors::{AppError, ErrorCode};
use std::path::{Path, PathBuf};

/// The folder given, or the usual one of the system; it exists and can be written when this returns.
pub fn prepare(given: Option<&Path>) -> Result<PathBuf, AppError> {
    let folder = given
        .map_or_else(usual, |g| Some(g.to_owned()))
        .ok_or(ErrorCode::DataFolderNotWritable)?;
    try_out(&folder)
        .map_err(|error| AppError::because(ErrorCode::DataFolderNotWritable, &error))?;
    Ok(folder)
}

fn usual() -> Option<PathBuf> {
    dirs::data_dir().map(|d| d.join("infodesk"))
}

/// Permissions alone do not tell (network drives, full disks): a file is written and removed.
fn try_out(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    restrict(folder)?;
    let probe = folder.join(".writable");
    std::fs::write(&probe, b"InfoDesk")?;
    std::fs::remove_file(probe)
}

#[cfg(unix)]
fn restrict(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn restrict(_: &Path) -> std::io::Result<()> {
    // The profile folder of Windows belongs to its user alone.
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_written_is_said_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "x").unwrap();
        assert_eq!(
            prepare(Some(&file.join("below"))).unwrap_err().code,
            ErrorCode::DataFolderNotWritable
        );
        assert!(prepare(Some(&folder.path().join("new/one"))).is_ok());
    }
}
