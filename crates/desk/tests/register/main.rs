//! The register of the app against a hub in memory that keeps the contract of the real one, and that
//! can be made unreachable at any call.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

#[path = "../../../printing/tests/office/mod.rs"]
mod office;

mod conflicts;
mod convergence;
mod file;
mod lists;
mod loop_in_step;
mod manuals;
mod memory_hub;
mod offline;
mod people;
mod poster_files;
mod poster_options;
mod printing;
mod prints;
mod request_drafts;
mod rights;
