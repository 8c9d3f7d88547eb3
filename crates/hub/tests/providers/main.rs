//! The hub among strangers: its way in by identity providers that nobody here wrote, and its own provider, and the
//! practice Digital ID's, before a strict client that nobody here wrote.
//!
//! Each test starts what it needs on free ports and ends it. The programs come with `cargo xtask with` and
//! `cargo xtask test`; a test fails where one is missing, and names its package.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]
// The strangers' ending with their test is Linux's work.
#![cfg(target_os = "linux")]

mod canaille;
mod coming_in;
mod glewlwyd;
mod node;
mod oidc_provider;
mod openid_client;
mod python;
mod server;
mod with_canaille;
mod with_glewlwyd;
mod with_oidc_provider;
