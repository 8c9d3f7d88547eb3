//! By which identity provider the last sign-in on this PC went: a fresh sign-in goes there again, since at another
//! provider the officer may be somebody else.

use std::{fs, path::Path};

const FILE: &str = "last-provider";

/// `None`: the hub's first.
pub fn of(folder: &Path) -> Option<String> {
    let name = fs::read_to_string(folder.join(FILE)).ok()?;
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// A convenience only: without it the hub's first provider is asked.
pub fn remember(folder: &Path, provider: Option<&str>) {
    if let Err(error) = fs::write(folder.join(FILE), provider.unwrap_or_default()) {
        tracing::warn!(%error, "the provider is not remembered");
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_last_one_is_known_until_the_first_is_asked_again() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(of(folder.path()), None);
        remember(folder.path(), Some("thaid"));
        assert_eq!(of(folder.path()).as_deref(), Some("thaid"));
        remember(folder.path(), None);
        assert_eq!(of(folder.path()), None);
    }
}
