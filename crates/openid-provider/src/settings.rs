//! What a host decides: who it is, who its clients are, how long things live.

use crate::{client::Client, quirks::Quirks, signing_key::SigningKey};
use std::{sync::Arc, time::Duration};
use url::Url;

/// UTC milliseconds since 1970, from the host.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Everything a [`crate::Provider`] needs to know besides its host.
#[derive(Clone)]
pub struct Settings {
    /// The public address, `https://hub.example` or `http://127.0.0.1:4711`: no path, no query.
    pub issuer: Url,
    /// In front of every endpoint but discovery: `/oauth`, or empty.
    pub prefix: String,
    pub clients: Vec<Client>,
    /// Signs the ID tokens. It must outlive a restart.
    pub signing_key: SigningKey,
    pub lifetimes: Lifetimes,
    /// Advertised in discovery. What a scope gives is the host's matter ([`crate::Host::claims`]).
    pub scopes: Vec<String>,
    /// A person without an account can make one on the way (`prompt=create`); advertised in
    /// discovery.
    pub registration: bool,
    pub quirks: Quirks,
    pub now: Clock,
}

/// How long codes and tokens may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetimes {
    pub code: Duration,
    /// Of access tokens and ID tokens.
    pub access: Duration,
    /// `None`: no refresh tokens; a session ends with its access token.
    pub refresh: Option<RefreshLifetime>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefreshLifetime {
    /// A refresh token not used for so long is worth nothing.
    pub idle: Duration,
    /// From sign-in; nothing prolongs it.
    pub absolute: Duration,
    /// For so long after its use, a refresh token may be used once more, so that an answer lost on
    /// the way does not sign the officer out.
    pub retry_grace: Duration,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self {
            code: Duration::from_secs(60),
            access: Duration::from_secs(10 * 60),
            refresh: Some(RefreshLifetime {
                idle: Duration::from_secs(12 * 60 * 60),
                absolute: Duration::from_secs(7 * 24 * 60 * 60),
                retry_grace: Duration::from_secs(30),
            }),
        }
    }
}

/// Why a provider cannot be built from its settings.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("the issuer must be an http or https address without path, query or fragment: {0}")]
    Issuer(Url),
    #[error("the prefix must be empty or start with a slash and not end with one: {0}")]
    Prefix(String),
    #[error("the signing key cannot be read: {0}")]
    SigningKey(String),
}

impl Settings {
    pub(crate) fn check(&self) -> Result<(), SettingsError> {
        let issuer = &self.issuer;
        let plain = matches!(issuer.scheme(), "http" | "https")
            && issuer.host_str().is_some()
            && issuer.path() == "/"
            && issuer.query().is_none()
            && issuer.fragment().is_none()
            && issuer.username().is_empty();
        if !plain {
            return Err(SettingsError::Issuer(issuer.clone()));
        }
        let prefix = &self.prefix;
        if !prefix.is_empty() && (!prefix.starts_with('/') || prefix.ends_with('/')) {
            return Err(SettingsError::Prefix(prefix.clone()));
        }
        Ok(())
    }
}

/// Milliseconds of a duration, as instants are counted.
pub(crate) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
