//! What is left on a disk, and what must not be among it.

use std::{fs, path::Path, path::PathBuf};

/// Every file below `folder`, with what is in it.
pub fn bytes_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(bytes_below(&path));
        } else {
            let bytes = fs::read(&path).expect("the file");
            files.push((path, bytes));
        }
    }
    files
}

pub fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// Panics with the name of the file that holds one of `secrets`.
pub fn assert_in_no_file(folder: &Path, secrets: &[String]) {
    let files = bytes_below(folder);
    assert!(!files.is_empty(), "no file was written at all");
    for (path, bytes) in &files {
        for secret in secrets {
            assert!(!holds(bytes, secret), "{} holds a secret", path.display());
        }
    }
}
