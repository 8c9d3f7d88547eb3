//! What tests across the workspace need: fixed time and randomness, a hub with a real identity
//! provider behind it, a browser without a window, databases that clean up after themselves.
//!
//! Here belongs what more than one crate's tests use. Not here: anything a product crate imports, and
//! tests themselves. Whatever goes wrong here panics: that is what a test wants.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

mod app;
mod browser;
mod citizen_numbers;
mod databases;
mod fixed_surroundings;
mod form;
mod mail_server;
mod practice_people;
mod practice_provider;
mod registers;
mod replica;
mod test_hub;

pub use app::{APP_ADDRESS, AppTokens, sign_in_at};
pub use browser::{Arrival, Browser};
pub use citizen_numbers::citizen_number;
pub use databases::Database;
pub use fixed_surroundings::FixedSurroundings;
/// What a mail server and a hub agree on.
pub use infodesk_hub::Security;
pub use infodesk_hub::SystemSurroundings;
/// What the practice Digital ID can be made to take after.
pub use infodesk_practice_id as practice_id;
pub use mail_server::MailServer;
pub use practice_people::{PASSWORD, Person};
pub use practice_provider::PracticeProvider;
pub use registers::SmallRegister;
pub use replica::Replica;
pub use test_hub::{HUB_SECRET, Setup, TestHub};
