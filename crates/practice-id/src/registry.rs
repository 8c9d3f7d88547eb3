//! The accounts in use: who signs in, who registers, what is kept of it.

use crate::{
    accounts::{Account, Accounts, Taken, normal_username},
    accounts_file::AccountsFile,
    claims::claims,
    likeness::ClaimNames,
    passwords::{PasswordError, Passwords},
    registration::NewAccount,
};
use infodesk_openid_provider::random_token;
use serde_json::{Map, Value};
use std::{
    io,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::task::{JoinError, spawn_blocking};

pub(crate) struct Registry {
    accounts: Mutex<Accounts>,
    /// Held while the file is written, so that an older state never replaces a newer one.
    file: tokio::sync::Mutex<AccountsFile>,
    passwords: Passwords,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum SignIn {
    Welcome {
        subject: String,
    },
    /// Unknown username and wrong password look the same.
    Wrong,
    Locked {
        for_ms: i64,
    },
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PasswordChange {
    Done {
        subject: String,
    },
    /// Unknown username and wrong password look the same.
    Wrong,
    Locked {
        for_ms: i64,
    },
}

enum Proof {
    Right(Account),
    Wrong,
    Locked { for_ms: i64 },
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Registered {
    Done { subject: String },
    Taken(Vec<Taken>),
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum RegistryError {
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error("the accounts file cannot be written")]
    Write(#[source] io::Error),
    #[error("the writing was broken off")]
    Task(#[from] JoinError),
}

impl Registry {
    pub(crate) fn new(accounts: Accounts, file: AccountsFile) -> Result<Self, PasswordError> {
        Ok(Self {
            accounts: Mutex::new(accounts),
            file: tokio::sync::Mutex::new(file),
            passwords: Passwords::new()?,
        })
    }

    /// Every change below is one statement, so a poisoned lock holds nothing half done.
    fn accounts(&self) -> MutexGuard<'_, Accounts> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn sign_in(
        &self,
        username: &str,
        password: String,
        now: i64,
    ) -> Result<SignIn, RegistryError> {
        Ok(match self.prove(username, password, now).await? {
            Proof::Right(account) => SignIn::Welcome {
                subject: account.subject,
            },
            Proof::Wrong => SignIn::Wrong,
            Proof::Locked { for_ms } => SignIn::Locked { for_ms },
        })
    }

    /// A wrong present password counts like one at signing in.
    pub(crate) async fn change_password(
        &self,
        username: &str,
        present: String,
        new: String,
        now: i64,
    ) -> Result<PasswordChange, RegistryError> {
        match self.prove(username, present, now).await? {
            Proof::Right(account) => self.replace_password(account, new).await,
            Proof::Wrong => Ok(PasswordChange::Wrong),
            Proof::Locked { for_ms } => Ok(PasswordChange::Locked { for_ms }),
        }
    }

    /// The new password counts once the file has it.
    async fn replace_password(
        &self,
        account: Account,
        new: String,
    ) -> Result<PasswordChange, RegistryError> {
        let hash = self.passwords.hash(new).await?;
        let Account {
            subject, password, ..
        } = account;
        let file = self.file.lock().await;
        let mut with_new = self.accounts().clone();
        // Somebody may have changed it while the new one was hashed; the one proven is no more.
        if !with_new.replace_password(&subject, &password, &hash) {
            return Ok(PasswordChange::Wrong);
        }
        write(&file, with_new).await?;
        self.accounts().replace_password(&subject, &password, &hash);
        Ok(PasswordChange::Done { subject })
    }

    async fn prove(
        &self,
        username: &str,
        password: String,
        now: i64,
    ) -> Result<Proof, RegistryError> {
        let known = {
            let mut accounts = self.accounts();
            if let Some(for_ms) = accounts.failures.locked_for(username, now) {
                return Ok(Proof::Locked { for_ms });
            }
            accounts.failures.count(username, now);
            accounts.by_username(username).cloned()
        };
        let hash = known.as_ref().map(|account| account.password.clone());
        let right = self.passwords.verify(password, hash).await?;
        let Some(account) = known.filter(|_| right) else {
            self.keep_failures().await;
            let locked = self.accounts().failures.locked_for(username, now);
            return Ok(locked.map_or(Proof::Wrong, |for_ms| Proof::Locked { for_ms }));
        };
        self.forget_failures(username).await;
        // It may have been changed while this one was looked at; then it opens nothing any more.
        Ok(match self.accounts().still_has_password(&account) {
            true => Proof::Right(account),
            false => Proof::Wrong,
        })
    }

    async fn forget_failures(&self, username: &str) {
        let kept_before = self.accounts().failures.has_more_than_one(username);
        self.accounts().failures.forget(username);
        if kept_before {
            self.keep_failures().await;
        }
    }

    /// A full disk must not keep anybody out: the count then holds until the program ends.
    async fn keep_failures(&self) {
        let file = self.file.lock().await;
        let accounts = self.accounts().clone();
        if let Err(error) = write(&file, accounts).await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "failed tries not kept"
            );
        }
    }

    /// The account is there once the file has it.
    pub(crate) async fn register(
        &self,
        new: NewAccount,
        now: i64,
    ) -> Result<Registered, RegistryError> {
        let taken = self.accounts().taken(&new.citizen_number, &new.username);
        if !taken.is_empty() {
            return Ok(Registered::Taken(taken));
        }
        let account = Account {
            subject: random_token(),
            username: normal_username(&new.username),
            password: self.passwords.hash(new.password).await?,
            citizen_number: new.citizen_number,
            given_name: new.given_name,
            family_name: new.family_name,
            email: new.email,
            assurance_level: new.assurance_level,
            registered_at: now,
        };
        self.add(account).await
    }

    async fn add(&self, account: Account) -> Result<Registered, RegistryError> {
        let file = self.file.lock().await;
        let mut with_new = self.accounts().clone();
        // Somebody may have registered the same while the password was hashed.
        let taken = with_new.taken(&account.citizen_number, &account.username);
        if !taken.is_empty() {
            return Ok(Registered::Taken(taken));
        }
        with_new.add(account.clone());
        write(&file, with_new).await?;
        let subject = account.subject.clone();
        self.accounts().add(account);
        Ok(Registered::Done { subject })
    }

    /// What `scope` lets a client know of the person; `None` for an unknown subject.
    pub(crate) fn claims(
        &self,
        subject: &str,
        scope: &str,
        names: &ClaimNames,
    ) -> Option<Map<String, Value>> {
        self.accounts()
            .by_subject(subject)
            .map(|account| claims(account, scope, names))
    }
}

async fn write(file: &AccountsFile, accounts: Accounts) -> Result<(), RegistryError> {
    let file = file.clone();
    let written = spawn_blocking(move || file.write(&accounts)).await?;
    written.map_err(RegistryError::Write)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::assurance_level::AssuranceLevel;
    use std::{
        future::{Future, poll_fn},
        pin::pin,
        task::Poll,
    };

    const OLD: &str = "รหัสผ่านเดิม";
    const NEW: &str = "รหัสผ่านใหม่";

    async fn with_somchai(folder: &std::path::Path) -> Registry {
        let file = AccountsFile::in_folder(folder).unwrap();
        let registry = Registry::new(Accounts::new("seed".into()), file).unwrap();
        let somchai = NewAccount {
            citizen_number: "1234545678781".into(),
            given_name: "สมชาย".into(),
            family_name: "ทดลองงาน".into(),
            email: "somchai@example.go.th".into(),
            assurance_level: AssuranceLevel::default(),
            username: "somchai".into(),
            password: OLD.into(),
        };
        let registered = registry.register(somchai, 0).await.unwrap();
        assert!(matches!(registered, Registered::Done { .. }));
        registry
    }

    #[tokio::test]
    async fn a_sign_in_under_way_with_the_old_password_ends_with_the_change() {
        let folder = tempfile::tempdir().unwrap();
        let registry = with_somchai(folder.path()).await;
        let mut under_way = pin!(registry.sign_in("somchai", OLD.into(), 0));
        // The first poll takes the account as it is and hands its hash to another thread.
        let begun = poll_fn(|cx| Poll::Ready(under_way.as_mut().poll(cx).is_pending())).await;
        assert!(begun);
        let changed = registry.change_password("somchai", OLD.into(), NEW.into(), 0);
        let changed = changed.await.unwrap();
        assert!(matches!(changed, PasswordChange::Done { .. }));
        assert_eq!(under_way.await.unwrap(), SignIn::Wrong);
    }
}
