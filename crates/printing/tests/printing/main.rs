//! Printing, against a real CUPS and real IPP printers that each test starts for itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

#[path = "../office/mod.rs"]
mod office;

mod faults;
mod finding;
mod jobs;
