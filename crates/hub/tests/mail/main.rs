//! The hub and a mail server that nobody here wrote: what it gets, and what the hub does when it gets no answer, or
//! one that is no.
//!
//! The server comes with `cargo xtask with` and `cargo xtask test`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

mod encrypted;
mod letters;
mod refused;
mod world;
