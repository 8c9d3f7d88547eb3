//! The hub's one secret and the keys made from it.
//!
//! Whoever has the secret can sign as the hub and test guesses against its hashes, so it never
//! stands in the configuration file and never prints itself.

use crate::store::StoreKeys;
use hkdf::Hkdf;
use infodesk_domain::Surroundings;
use sha2::Sha256;
use std::{
    fmt,
    fs::{File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

const LENGTH: usize = 32;

/// Where the secret comes from.
#[derive(Clone)]
pub enum SecretSource {
    /// 64 hexadecimal digits; made on first start, readable by its owner only.
    File(PathBuf),
    Given([u8; LENGTH]),
}

impl SecretSource {
    /// From 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        bytes_of(text).map(Self::Given)
    }
}

impl fmt::Debug for SecretSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Given(_) => f.write_str("Given(…)"),
        }
    }
}

/// What a key made from the secret is for. The labels are part of the stored data: never change them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Seed of the Ed25519 key that signs ID tokens.
    IdTokens,
    /// Keyed hash of the mission's Tokens.
    TokenHash,
    /// Keyed hash of citizen numbers.
    CitizenNumberHash,
    /// Chains the audit.
    Audit,
    /// Keyed hash of those whose attempts are counted.
    LimitHash,
    /// Seals what mails carry until they have left.
    Mails,
    /// Signs the links by which executives confirm.
    Links,
}

impl Purpose {
    const fn label(self) -> &'static str {
        match self {
            Self::IdTokens => "id-token-ed25519",
            Self::TokenHash => "token-hash",
            Self::CitizenNumberHash => "citizen-number-hash",
            Self::Audit => "audit-chain",
            Self::LimitHash => "limit-hash",
            Self::Mails => "mails",
            Self::Links => "links",
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    #[error("the secret file {path} cannot be read")]
    NotRead {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("the secret file {path} cannot be made")]
    NotMade {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("the secret file {path} does not hold 64 hexadecimal digits")]
    Damaged { path: PathBuf },
}

/// The secret itself, in memory.
pub struct Secrets([u8; LENGTH]);

impl Secrets {
    /// Reads the secret; a file that is not there yet is made.
    ///
    /// # Errors
    /// When the file cannot be read, made or understood. A damaged one is left as it is: with a new
    /// secret every stored hash would be worthless.
    pub fn open(
        source: &SecretSource,
        surroundings: &dyn Surroundings,
    ) -> Result<Self, SecretError> {
        match source {
            SecretSource::Given(bytes) => Ok(Self(*bytes)),
            SecretSource::File(path) => match read(path) {
                Err(SecretError::NotRead { source, .. })
                    if source.kind() == io::ErrorKind::NotFound =>
                {
                    make(path, surroundings)
                }
                other => other,
            },
        }
    }

    /// Reads the secret and makes none: what was hashed with another could not be checked.
    ///
    /// # Errors
    /// When the file is missing, or cannot be read or understood.
    pub fn look(source: &SecretSource) -> Result<Self, SecretError> {
        match source {
            SecretSource::Given(bytes) => Ok(Self(*bytes)),
            SecretSource::File(path) => read(path),
        }
    }

    /// The keys of [`crate::store::Store`].
    pub fn store_keys(&self) -> StoreKeys {
        StoreKeys {
            audit: self.key(Purpose::Audit),
            limits: self.key(Purpose::LimitHash),
            tokens: self.key(Purpose::TokenHash),
            mails: self.key(Purpose::Mails),
            links: self.key(Purpose::Links),
        }
    }

    /// A key for one purpose (HKDF-SHA256); knowing one says nothing about the others.
    pub fn key(&self, purpose: Purpose) -> [u8; LENGTH] {
        let mut key = [0; LENGTH];
        let derived =
            Hkdf::<Sha256>::new(None, &self.0).expand(purpose.label().as_bytes(), &mut key);
        // It fails only for more than 255 times 32 bytes.
        derived.expect("32 bytes can be derived");
        key
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}

fn read(path: &Path) -> Result<Secrets, SecretError> {
    let text = std::fs::read_to_string(path).map_err(|source| SecretError::NotRead {
        path: path.to_owned(),
        source,
    })?;
    warn_if_others_may_read(path);
    bytes_of(&text)
        .map(Secrets)
        .ok_or_else(|| SecretError::Damaged {
            path: path.to_owned(),
        })
}

/// Two processes starting at once must not end with two secrets: the file is created only where
/// none is, and the one that comes second reads the first one's.
fn make(path: &Path, surroundings: &dyn Surroundings) -> Result<Secrets, SecretError> {
    let mut bytes = [0; LENGTH];
    surroundings.random(&mut bytes);
    match write_new(path, &hex::encode(bytes)) {
        Ok(()) => Ok(Secrets(bytes)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => read(path),
        Err(source) => Err(SecretError::NotMade {
            path: path.to_owned(),
            source,
        }),
    }
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = create_private(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn warn_if_others_may_read(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let open = std::fs::metadata(path).is_ok_and(|m| m.permissions().mode() & 0o077 != 0);
    if open {
        tracing::warn!(path = %path.display(), "the secret file can be read by others; chmod 600 it");
    }
}

#[cfg(not(unix))]
fn warn_if_others_may_read(_path: &Path) {}

fn bytes_of(text: &str) -> Option<[u8; LENGTH]> {
    hex::decode(text.trim()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::SystemSurroundings;

    #[test]
    fn a_missing_file_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let source = SecretSource::File(folder.path().join("keys/secret"));
        let first = Secrets::open(&source, &SystemSurroundings).unwrap();
        let again = Secrets::open(&source, &SystemSurroundings).unwrap();
        assert_eq!(first.0, again.0);
        assert_ne!(first.0, [0; LENGTH]);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        Secrets::open(&SecretSource::File(path.clone()), &SystemSurroundings).unwrap();
        assert_eq!(
            std::fs::metadata(path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn a_damaged_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        std::fs::write(&path, "abc").unwrap();
        let error =
            Secrets::open(&SecretSource::File(path.clone()), &SystemSurroundings).unwrap_err();
        assert!(matches!(error, SecretError::Damaged { .. }));
        assert_eq!(std::fs::read_to_string(path).unwrap(), "abc");
    }

    #[test]
    fn each_purpose_has_a_key_of_its_own_that_stays() {
        let secrets = Secrets([7; LENGTH]);
        let keys = [
            Purpose::IdTokens,
            Purpose::TokenHash,
            Purpose::CitizenNumberHash,
        ]
        .map(|p| secrets.key(p));
        assert_ne!(keys[0], keys[1]);
        assert_ne!(keys[1], keys[2]);
        // Stored hashes depend on it: these bytes must never change.
        assert_eq!(hex::encode(&keys[2][..4]), "93fab9f9");
        assert_eq!(Secrets([7; LENGTH]).key(Purpose::IdTokens), keys[0]);
    }
}
