//! The stories across crates: real desks, a real hub on either database, the practice Digital ID, and the
//! cable between them.
//!
//! They need what `cargo xtask with` starts: PostgreSQL, and an unlocked keyring on a bus of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a story fails"
)]

mod another_units_data;
mod approvals;
mod devices;
mod keyring;
mod prints;
mod rights_end;
mod sign_in_fails;
mod the_cable_is_pulled;
mod the_procedure;
mod things_break;
mod two_desks;
