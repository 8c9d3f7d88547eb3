//! The hub: the server behind InfoDesk, as a library and as the program `infodesk-hub`.
//!
//! Here belong the HTTP API of the app, signing in (relying party of the identity provider, OpenID
//! provider of the app), the public pages behind the posters' codes, mails, and the [`store`] in which
//! everything is kept. Handlers are thin: they unpack, ask the store, and answer.
//!
//! Not here: rules (`infodesk-domain` decides, the store calls it inside its transaction), the OpenID
//! protocol (`infodesk-openid-provider`), anything of the app or its screens. The hub keeps no state
//! outside its database, so that replicas can be added.

mod app;
pub mod config;
mod errors;
mod extract;
mod freshly_signed_in;
mod hub;
mod keeping;
mod limits;
mod mail;
mod middleware;
mod openapi;
mod origin;
mod page;
pub mod practice;
mod public;
mod routes;
pub mod secrets;
mod serving;
mod sign_in;
mod signed_in;
pub mod store;
mod surroundings;
mod traffic;

pub use config::{
    ClaimNames, ClientAuthentication, ConfigError, Endpoints, Expiry, HubConfig,
    IdentityProviderConfig, MailConfig, ProcedureConfig, Proxies, Quirks, Registration,
    ReviewsConfig, SecretHash, Security, SigningAlgorithm, SmtpConfig, TrafficConfig,
};
pub use hub::{Hub, HubError, check_mail};
pub use mail::{SmtpError, TemplateError, Templates, Written};
pub use openapi::openapi;
pub use origin::Origin;
pub use secrets::SecretSource;
pub use serving::serve;
pub use sign_in::{APP_CLIENT_ID, APP_REDIRECT};
pub use surroundings::SystemSurroundings;

/// Doors for random input; see `tests/fuzz`.
#[cfg(feature = "fuzzing")]
pub mod fuzzing {
    use crate::sign_in;

    /// What a provider answers to the code.
    pub fn token_answer(bytes: &[u8]) {
        sign_in::fuzz::token_answer(bytes);
    }

    /// An ID token.
    pub fn id_token(text: &str) {
        sign_in::fuzz::id_token(text);
    }

    /// The query that the browser brings back.
    pub fn callback(query: &str) {
        sign_in::fuzz_query(query);
    }
}
