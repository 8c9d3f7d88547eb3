//! The practice accounts and what holds between them.

use crate::{assurance_level::AssuranceLevel, failures::Failures};
use serde::{Deserialize, Serialize};

/// The form of the accounts file; raised when an older program could not read it any more.
pub(crate) const VERSION: u32 = 1;

/// Everything that the accounts file holds.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Accounts {
    pub(crate) version: u32,
    /// Ed25519 seed of this installation, base64url.
    pub(crate) signing_seed: String,
    accounts: Vec<Account>,
    #[serde(default)]
    pub(crate) failures: Failures,
}

/// One practice account. No `Debug`: it holds a citizen number.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Account {
    /// `sub`: random, so that it says nothing about the person.
    pub(crate) subject: String,
    /// Lower case.
    pub(crate) username: String,
    /// argon2id, in PHC form.
    pub(crate) password: String,
    /// 13 Arabic digits.
    pub(crate) citizen_number: String,
    pub(crate) given_name: String,
    pub(crate) family_name: String,
    pub(crate) email: String,
    /// Files written before there was a choice lack it.
    #[serde(default)]
    pub(crate) assurance_level: AssuranceLevel,
    /// UTC milliseconds.
    pub(crate) registered_at: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    CitizenNumber,
    Username,
}

impl Accounts {
    pub(crate) fn new(signing_seed: String) -> Self {
        Self {
            version: VERSION,
            signing_seed,
            accounts: Vec::new(),
            failures: Failures::default(),
        }
    }

    pub(crate) fn by_username(&self, username: &str) -> Option<&Account> {
        let username = normal_username(username);
        self.accounts
            .iter()
            .find(|account| account.username == username)
    }

    pub(crate) fn by_subject(&self, subject: &str) -> Option<&Account> {
        self.accounts
            .iter()
            .find(|account| account.subject == subject)
    }

    /// One account for a number, one for a username.
    pub(crate) fn taken(&self, citizen_number: &str, username: &str) -> Vec<Taken> {
        let mut taken = Vec::new();
        if self
            .accounts
            .iter()
            .any(|account| account.citizen_number == citizen_number)
        {
            taken.push(Taken::CitizenNumber);
        }
        if self.by_username(username).is_some() {
            taken.push(Taken::Username);
        }
        taken
    }

    /// Whether the password of `known`, looked up some time ago, is the account's still.
    pub(crate) fn still_has_password(&self, known: &Account) -> bool {
        self.by_subject(&known.subject)
            .is_some_and(|account| account.password == known.password)
    }

    /// Answers false, and changes nothing, when the account has another password than `known` by
    /// now. Both are hashes.
    pub(crate) fn replace_password(&mut self, subject: &str, known: &str, new: &str) -> bool {
        let mut accounts = self.accounts.iter_mut();
        let account = accounts.find(|a| a.subject == subject && a.password == known);
        account
            .map(|account| new.clone_into(&mut account.password))
            .is_some()
    }

    pub(crate) fn add(&mut self, account: Account) {
        self.accounts.push(account);
    }
}

/// Usernames differ by more than case and surrounding spaces.
pub(crate) fn normal_username(username: &str) -> String {
    username.trim().to_lowercase()
}
