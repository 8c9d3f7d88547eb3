//! The vault: one secret (the refresh token) in the operating system's keyring.
//!
//! Where there is no keyring, or it stays locked, the secret lives in memory for this run only, and the
//! vault says so. "Nothing stored" and "could not look" are never mixed up: the second is no sign-out.

use keyring_core::{CredentialStore, Error as KeyringError};
use serde::Serialize;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

const SERVICE: &str = "th.go.info.infodesk";
/// Long enough to type a password into the keyring's own window.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where the secret is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Keeping {
    Kept,
    /// This computer offers no keyring.
    Absent,
    /// There is one, and it did not open.
    Locked,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recalled {
    Found(String),
    Nothing,
    /// The keyring did not answer: whether something is in it is not known.
    Unknown(Keeping),
}

/// What this run knows of the secret without asking the keyring.
#[derive(Clone)]
enum Memory {
    Unasked,
    Secret(String),
    /// It was forgotten in this run. A keyring that does not answer changes nothing about that.
    Forgotten,
}

pub struct Vault {
    account: String,
    memory: Mutex<Memory>,
    keeping: Mutex<Keeping>,
}

impl Vault {
    /// `account` tells the secrets of several desks apart.
    pub fn new(account: impl Into<String>) -> Self {
        Self {
            account: account.into(),
            memory: Mutex::new(Memory::Unasked),
            keeping: Mutex::new(Keeping::Kept),
        }
    }

    /// Where the last secret went.
    pub fn keeping(&self) -> Keeping {
        *self.keeping.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps `secret`, in memory at least.
    pub async fn keep(&self, secret: &str) -> Keeping {
        self.remember(Memory::Secret(secret.to_owned()));
        let (account, secret) = (self.account.clone(), secret.to_owned());
        let outcome = off_thread(move || entry(&account)?.set_password(&secret)).await;
        self.note(outcome.map_or_else(|e| why(&e), |()| Keeping::Kept))
    }

    pub async fn recall(&self) -> Recalled {
        match self.memory() {
            Memory::Secret(secret) => return Recalled::Found(secret),
            Memory::Forgotten => return Recalled::Nothing,
            Memory::Unasked => {}
        }
        let account = self.account.clone();
        match off_thread(move || entry(&account)?.get_password()).await {
            Ok(secret) => {
                self.remember(Memory::Secret(secret.clone()));
                self.note(Keeping::Kept);
                Recalled::Found(secret)
            }
            Err(KeyringError::NoEntry) => Recalled::Nothing,
            Err(error) => Recalled::Unknown(self.note(why(&error))),
        }
    }

    /// Removes the secret from memory and from the keyring.
    pub async fn forget(&self) {
        self.remember(Memory::Forgotten);
        let account = self.account.clone();
        match off_thread(move || entry(&account)?.delete_credential()).await {
            Ok(()) | Err(KeyringError::NoEntry) => {}
            Err(error) => {
                self.note(why(&error));
            }
        }
    }

    fn memory(&self) -> Memory {
        let memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        memory.clone()
    }

    fn remember(&self, memory: Memory) {
        *self.memory.lock().unwrap_or_else(PoisonError::into_inner) = memory;
    }

    fn note(&self, keeping: Keeping) -> Keeping {
        *self.keeping.lock().unwrap_or_else(PoisonError::into_inner) = keeping;
        keeping
    }
}

fn why(error: &KeyringError) -> Keeping {
    // The error's text names the platform's reason, never the secret.
    tracing::warn!(%error, "the keyring did not take part");
    match error {
        KeyringError::NoStorageAccess(_) => Keeping::Locked,
        _ => Keeping::Absent,
    }
}

/// The keyring calls block, and may wait for the officer to unlock it: not for ever. A call given up
/// goes on by itself and may still succeed.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, KeyringError> + Send + 'static,
) -> Result<T, KeyringError> {
    match tokio::time::timeout(PATIENCE, tokio::task::spawn_blocking(work)).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(broken_off)) => Err(KeyringError::PlatformFailure(Box::new(broken_off))),
        Err(too_long) => Err(KeyringError::NoStorageAccess(Box::new(too_long))),
    }
}

/// A fresh connection each time: a keyring that appears or unlocks later is found.
fn entry(account: &str) -> Result<keyring_core::Entry, KeyringError> {
    platform_store()?.build(SERVICE, account, None)
}

#[cfg(target_os = "linux")]
fn platform_store() -> Result<Arc<CredentialStore>, KeyringError> {
    let store: Arc<CredentialStore> = zbus_secret_service_keyring_store::Store::new()?;
    Ok(store)
}

#[cfg(target_os = "macos")]
fn platform_store() -> Result<Arc<CredentialStore>, KeyringError> {
    let store: Arc<CredentialStore> = apple_native_keyring_store::keychain::Store::new()?;
    Ok(store)
}

#[cfg(target_os = "windows")]
fn platform_store() -> Result<Arc<CredentialStore>, KeyringError> {
    let store: Arc<CredentialStore> = windows_native_keyring_store::Store::new()?;
    Ok(store)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever this computer has for a keyring.
    #[tokio::test]
    async fn what_was_forgotten_is_gone_also_where_the_keyring_does_not_answer() {
        let vault = Vault::new("a test of the vault");
        vault.keep("secret").await;
        assert_eq!(vault.recall().await, Recalled::Found("secret".to_owned()));
        vault.forget().await;
        assert_eq!(vault.recall().await, Recalled::Nothing);
        vault.keep("another").await;
        assert_eq!(vault.recall().await, Recalled::Found("another".to_owned()));
        vault.forget().await;
    }
}
