//! The conformance suite of the store: every public method, on SQLite and on PostgreSQL.
//!
//! PostgreSQL is the server that `INFODESK_TEST_POSTGRES` names; without it the suite fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

mod accounts;
mod audit;
mod audit_broken;
mod bench;
mod carry_out;
mod devices;
mod digests;
mod feed;
mod find_units;
mod grants;
mod limits;
mod looking_after;
mod mailed;
mod mails;
mod manuals;
mod me;
mod migrations;
mod news;
mod officers;
mod opening;
mod pending_sign_ins;
mod practice;
mod prints;
mod public_points;
mod reach;
mod register;
mod request_sequences;
mod requests;
mod reviews;
mod schema;
mod service_points;
mod sessions;
mod token_attempts;
mod token_requests;
mod token_sequences;
mod tokens;
mod tokens_handed_out;
mod transactions;
mod wrong_rights;
