//! The hub over HTTP: a real hub on loopback, with a real identity provider behind it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

mod about;
mod accounts;
mod answers;
mod audit;
mod broken_requests;
mod devices;
mod discretion;
mod events;
mod feed;
mod forged;
mod handing_out;
mod limits;
mod openapi;
mod operations;
mod practice_mails;
mod prints;
mod public_pages;
mod quirks;
mod requests;
mod rights;
mod rights_below;
mod rights_of_all;
mod rights_of_requests;
mod rights_of_tokens;
mod several_providers;
mod sign_in;
mod sign_in_fails;
mod sign_out;
mod token_requests;
mod tokens;
mod tokens_handed_out;
mod traffic;
mod wrong_rights;
