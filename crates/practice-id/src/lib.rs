//! Digital ID จำลองสำหรับฝึกใช้: an identity provider for practice, on this machine only.
//!
//! Here belong the practice accounts, their registration and sign-in pages, and the lock-out after
//! wrong passwords. The protocol is the `openid-provider` crate's; its one client is the hub. It
//! answers like Thailand's Digital ID: `sub`, `citizen_id`, `ial_level`, names, e-mail; a
//! [`Likeness`] makes it take after one of the real providers, quirks and all.
//!
//! Not here: proof of identity. Whoever sits at the machine may register any number that passes
//! the check digit, so it must never face a network: it refuses an address that is not loopback.
//! Not here either: the listener (the embedding program binds it), rights, real Digital ID.
//!
//! Citizen numbers are practice numbers. The hub asks for them as it asks the real provider, so
//! they are kept readable in the accounts file, which only the user of the machine may read; they
//! are in no log and in no address. Passwords are kept as argon2id hashes only.

mod accounts;
mod accounts_file;
mod assurance_level;
mod browser;
mod claims;
mod failures;
mod host;
#[cfg(test)]
mod hostile_input;
mod likeness;
mod new_password;
mod pages;
mod password_change;
mod passwords;
mod practice_id;
mod registration;
mod registry;
mod routes;
mod transactions;

pub use infodesk_openid_provider::{Clock, Quirks};
pub use likeness::{ClaimNames, Likeness, SecretHash};
pub use practice_id::{Config, OpenError, Opened, PracticeId};
