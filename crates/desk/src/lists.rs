//! Lists that an officer hands in as a file: accounts to be imported, recipients of Tokens.

use crate::errors::{AppError, ErrorCode};
use infodesk_domain::{Problem, ProblemCode};
use serde::Serialize;
use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

/// What the hub takes at once.
const MOST_BYTES: u64 = 1_000_000;

/// A list as it was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChosenList {
    /// As its file is called.
    pub name: String,
    pub text: String,
}

/// Reads a list. What is no UTF-8 was saved by an older spreadsheet in the Thai code page (Windows-874).
///
/// # Errors
/// [`ErrorCode::FileNotRead`]; a problem at `text` where it is too large to be handed in at once.
pub async fn read(file: PathBuf) -> Result<ChosenList, AppError> {
    let read = tokio::task::spawn_blocking(move || read_now(&file)).await;
    read.map_err(|error| AppError::because(ErrorCode::Internal, &error))?
}

fn read_now(path: &Path) -> Result<ChosenList, AppError> {
    let unread = |error: std::io::Error| AppError::because(ErrorCode::FileNotRead, &error);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unread)?;
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unread)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(vec![Problem::error("text", ProblemCode::ListTooLarge)].into());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(ChosenList {
        name: name.into_owned(),
        text: decoded(bytes),
    })
}

fn decoded(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let (text, _, _) = encoding_rs::WINDOWS_874.decode(error.as_bytes());
        text.into_owned()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn a_list_of_an_older_spreadsheet_reads_as_thai() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("รายการ.csv");
        let (bytes, _, _) = encoding_rs::WINDOWS_874.encode("unit\nกรมการปกครอง\n");
        std::fs::write(&file, bytes).unwrap();
        let list = read(file).await.unwrap();
        assert_eq!(list.text, "unit\nกรมการปกครอง\n");
        assert_eq!(list.name, "รายการ.csv");
    }

    #[tokio::test]
    async fn a_list_that_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("list.csv");
        std::fs::write(&file, vec![b'a'; 1_000_001]).unwrap();
        let error = read(file).await.unwrap_err();
        assert_eq!(error.problems[0].code, ProblemCode::ListTooLarge);
    }
}
