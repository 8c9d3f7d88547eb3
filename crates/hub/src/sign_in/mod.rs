//! Signing in: the hub is the relying party of the identity provider and the OpenID provider of the
//! app. Its own leg is `infodesk-openid-provider`; here is the other leg and the way between both.
//!
//! app → `/oauth/authorize` → [`HubHost`] keeps the request and sends the browser to the provider →
//! [`mod@callback`] takes the request back, learns who it is, and answers the app with a code.

mod callback;
mod cookie;
mod failures;
mod host;
mod pages;
mod person;
mod upstream;
mod upstreams;

pub(crate) use callback::callback;
#[cfg(feature = "fuzzing")]
pub(crate) use callback::fuzz_query;
pub(crate) use host::HubHost;
pub(crate) use pages::{after_sign_out as signed_out, failed_here, held_back};
pub(crate) use upstream::UpstreamError;
#[cfg(feature = "fuzzing")]
pub(crate) use upstream::fuzzing as fuzz;
pub(crate) use upstreams::Upstreams;

use sha2::{Digest, Sha256};

/// The app's name as a client of the hub. It is public: PKCE stands in for a secret.
pub const APP_CLIENT_ID: &str = "infodesk-desktop";
/// The app's redirect address; any port of it will do (RFC 8252 §7.3).
pub const APP_REDIRECT: &str = "http://127.0.0.1/callback";

/// How long somebody may take at the identity provider.
const PENDING_MILLIS: i64 = 10 * 60 * 1000;

/// SHA-256 as text: what is stored of `state` and of the browser's cookie.
fn digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}
