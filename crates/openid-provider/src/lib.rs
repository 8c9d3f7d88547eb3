//! A small OpenID provider as a library: code flow with PKCE, nothing else.
//!
//! It serves two hosts. The hub is the provider of the desktop app and sends the browser on to an
//! upstream provider; the practice Digital ID is the provider of the hub and shows a sign-in page.
//! Here belong the protocol and its checks: discovery, keys, authorization requests, the token,
//! userinfo, revocation and end-session endpoints, and the rules for codes and refresh tokens.
//!
//! Not here: who a person is and how they prove it (the [`Host`] does that), where things are kept
//! (the host's [`Storage`]; [`MemoryStore`] serves a host that lives in one process), rights, and
//! the relying party's side. No implicit or hybrid flow, no password or device-code grant, no
//! dynamic registration.
//!
//! Times are UTC milliseconds and come from the host's [`Clock`]. Secrets come from the operating
//! system and reach the storage only as [`TokenHash`].

mod authorization;
mod authorize;
mod client;
mod discovery;
mod end_session;
mod hashed_secret;
mod host;
#[cfg(test)]
mod hostile_input;
mod id_token;
mod memory;
mod parameters;
mod provider;
mod quirks;
mod response;
mod revocation;
mod rotation;
mod secret;
mod settings;
mod signing_key;
mod storage;
mod token;
mod userinfo;

pub use authorization::{AuthorizationError, AuthorizationRequest, RequestProblem};
pub use client::Client;
pub use hashed_secret::hashed_secret;
pub use host::Host;
pub use memory::{MemoryStore, StoreFull};
pub use provider::Provider;
pub use quirks::Quirks;
pub use response::protective_headers;
pub use rotation::{RefreshState, Rotation, StoredRefresh, Verdict};
pub use secret::{SessionId, TokenHash, random_token};
pub use settings::{Clock, Lifetimes, RefreshLifetime, Settings, SettingsError};
pub use signing_key::SigningKey;
pub use storage::{CodeGrant, NewRefresh, NewTokens, Rotated, Session, Storage, TakenCode};
