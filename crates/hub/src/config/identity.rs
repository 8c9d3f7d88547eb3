//! The identity provider that proves who an officer is: Digital ID, ThaID, or any OpenID provider.

use serde::Deserialize;
use std::fmt;

/// How the hub reaches its identity provider.
#[derive(Clone)]
pub struct IdentityProviderConfig {
    /// Stands in the callback's address, `/sign-in/{name}/callback`: lower-case letters and hyphens.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// As the provider writes it in its discovery document: a slash at the end matters.
    pub issuer: String,
    /// What its subjects are kept under: the issuer, but for a practice provider, whose address
    /// changes with its port.
    pub subjects_of: String,
    pub client_id: String,
    pub client_secret: String,
    /// Asked for beside `openid`.
    pub scopes: Vec<String>,
    /// S256. Off only for a provider that cannot do it.
    pub pkce: bool,
    pub claims: ClaimNames,
}

impl IdentityProviderConfig {
    /// Digital ID with its usual scopes and claims (public integrations; to be confirmed by DGA).
    pub fn digital_id(
        issuer: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Self {
        let issuer = issuer.into();
        Self {
            name: DEFAULT_NAME.to_owned(),
            label: DEFAULT_LABEL.to_owned(),
            subjects_of: issuer.clone(),
            issuer,
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            scopes: default_scopes(),
            pkce: true,
            claims: ClaimNames::default(),
        }
    }

    /// The practice Digital ID beside this hub: the same people, whatever its port.
    pub fn practice(
        issuer: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Self {
        Self {
            subjects_of: "practice-id".to_owned(),
            ..Self::digital_id(issuer, client_id, client_secret)
        }
    }
}

pub(super) const DEFAULT_NAME: &str = "digital-id";
pub(super) const DEFAULT_LABEL: &str = "Digital ID";

pub(super) fn default_scopes() -> Vec<String> {
    ["citizen_id", "given_name", "family_name", "email"]
        .map(str::to_owned)
        .to_vec()
}

/// The client's secret is left out.
impl fmt::Debug for IdentityProviderConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IdentityProviderConfig")
            .field("name", &self.name)
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

/// What the provider calls the things the hub needs to know of a person. The subject is always
/// `sub`: OpenID leaves no choice there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClaimNames {
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub citizen_number: String,
}

impl Default for ClaimNames {
    fn default() -> Self {
        Self {
            given_name: "given_name".to_owned(),
            family_name: "family_name".to_owned(),
            email: "email".to_owned(),
            citizen_number: "citizen_id".to_owned(),
        }
    }
}
