//! Passwords: argon2id, away from the async threads, with the same work for unknown usernames.

use argon2::{
    Argon2, PasswordHash, PasswordHasher, PasswordVerifier,
    password_hash::{self, SaltString},
};
use infodesk_openid_provider::random_token;
use rand::rngs::OsRng;
use std::sync::Arc;
use tokio::{
    sync::Semaphore,
    task::{JoinError, spawn_blocking},
};

/// Each hashing takes 19 MiB; more at once would only take memory.
const AT_ONCE: usize = 4;
/// A longer password is wrong without being hashed whole. Bytes.
const LONGEST: usize = 1024;

#[derive(Debug, thiserror::Error)]
pub(crate) enum PasswordError {
    #[error("the password cannot be hashed: {0}")]
    Hash(password_hash::Error),
    #[error("the hashing was broken off")]
    Task(#[from] JoinError),
    #[error("no hashing any more")]
    Closed(#[from] tokio::sync::AcquireError),
}

pub(crate) struct Passwords {
    /// Of a password nobody knows; stands in for an account that does not exist.
    dummy: Arc<str>,
    slots: Semaphore,
}

impl Passwords {
    pub(crate) fn new() -> Result<Self, PasswordError> {
        let dummy = hash(&random_token())?.into();
        Ok(Self {
            dummy,
            slots: Semaphore::new(AT_ONCE),
        })
    }

    pub(crate) async fn hash(&self, password: String) -> Result<String, PasswordError> {
        let _slot = self.slots.acquire().await?;
        spawn_blocking(move || hash(&password)).await?
    }

    /// `known`: the hash of the account, if there is one.
    pub(crate) async fn verify(
        &self,
        password: String,
        known: Option<String>,
    ) -> Result<bool, PasswordError> {
        let _slot = self.slots.acquire().await?;
        let dummy = self.dummy.clone();
        let right = spawn_blocking(move || {
            let right = matches(&password, known.as_deref().unwrap_or(&dummy));
            right && known.is_some()
        });
        Ok(right.await?)
    }
}

fn hash(password: &str) -> Result<String, PasswordError> {
    let salt = SaltString::generate(&mut OsRng);
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt);
    hash.map(|hash| hash.to_string())
        .map_err(PasswordError::Hash)
}

fn matches(password: &str, hash: &str) -> bool {
    let password = password.as_bytes();
    let cut = &password[..password.len().min(LONGEST)];
    let right = PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(cut, &hash).is_ok());
    right && cut.len() == password.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_account_will_do() {
        let passwords = Passwords::new().unwrap();
        let known = Some(passwords.hash("รหัสผ่าน ฝึกใช้".into()).await.unwrap());
        assert!(known.as_ref().unwrap().starts_with("$argon2id$"));
        assert!(
            passwords
                .verify("รหัสผ่าน ฝึกใช้".into(), known.clone())
                .await
                .unwrap()
        );
        assert!(!passwords.verify("รหัสผ่านฝึกใช้".into(), known).await.unwrap());
        assert!(!passwords.verify("รหัสผ่าน ฝึกใช้".into(), None).await.unwrap());
    }
}
