//! An identity provider that proves who an officer is: Digital ID, ThaID, or any OpenID provider.

use super::quirks::Quirks;
use infodesk_domain::assurance::AssuranceLevel;
use infodesk_openid_provider::hashed_secret;
use serde::Deserialize;
use std::fmt;
use url::Url;

/// How the hub reaches one of its identity providers.
#[derive(Clone)]
pub struct IdentityProviderConfig {
    /// Stands in the callback's address, `/sign-in/{name}/callback`: lower-case letters, digits and hyphens.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// As the provider writes it in its discovery document: a slash at the end matters.
    pub issuer: String,
    /// What its subjects are kept under: the issuer, but for a practice provider, whose address
    /// changes with its port.
    pub subjects_of: String,
    /// For a provider without a discovery document.
    pub endpoints: Option<Endpoints>,
    pub client_id: String,
    pub client_secret: String,
    /// Asked for beside `openid`.
    pub scopes: Vec<String>,
    /// S256. Off only for a provider that cannot do it.
    pub pkce: bool,
    pub claims: ClaimNames,
    /// It proves every e-mail address before it tells it. Off: only one that comes with `email_verified` counts as
    /// its owner's when an imported list is looked through.
    pub email_is_verified: bool,
    /// Whoever is known less surely is refused.
    pub minimum_assurance: Option<AssuranceLevel>,
    pub registration: Option<Registration>,
    pub quirks: Quirks,
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
            endpoints: None,
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            scopes: default_scopes(),
            pkce: true,
            claims: ClaimNames::default(),
            email_is_verified: false,
            minimum_assurance: None,
            registration: None,
            quirks: Quirks::default(),
        }
    }

    /// The practice Digital ID beside this hub: the same people, whatever its port.
    pub fn practice(
        issuer: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Self {
        let mut practice = Self::digital_id(issuer, client_id, client_secret);
        practice.subjects_of = "practice-id".to_owned();
        practice.scopes.push("preferred_username".to_owned());
        practice.registration = Some(Registration::Prompt);
        practice
    }
}

impl IdentityProviderConfig {
    /// The client's secret as the provider wants to see it.
    pub(crate) fn sent_secret(&self) -> String {
        match &self.quirks.secret_hash {
            Some(hash) => hashed_secret(&self.client_secret, &hash.suffix, hash.rounds),
            None => self.client_secret.clone(),
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

/// Where a provider without a discovery document does its parts (OpenID Connect Core §3.1). https, or http
/// on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endpoints {
    pub authorization: Url,
    pub token: Url,
    pub userinfo: Option<Url>,
    /// The keys of its ID tokens. Not needed where claims come without one.
    pub jwks: Option<Url>,
    pub end_session: Option<Url>,
}

/// How somebody without an account gets one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Registration {
    /// The provider's sign-in leads there by itself (`prompt=create`, Initiating User Registration via OpenID
    /// Connect 1.0), and back.
    Prompt,
    /// A page of the provider's, from which people come back by themselves.
    Page(Url),
}

impl<'de> Deserialize<'de> for Registration {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.as_str() {
            "prompt" => Ok(Self::Prompt),
            page => Url::parse(page).map(Self::Page).map_err(|_| {
                serde::de::Error::custom("registration: \"prompt\" or the address of a page")
            }),
        }
    }
}

/// What the provider calls the things the hub needs to know of a person. In an ID token the subject is always
/// `sub`: OpenID leaves no choice there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClaimNames {
    /// Where claims come without an ID token only. May be the citizen number: then a keyed hash of it is kept.
    pub subject: String,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    /// By which an imported list knows people. It must be one person's for ever, as OpenID does not promise of
    /// `preferred_username`; an empty name leaves lists by username out.
    pub username: String,
    pub citizen_number: String,
    pub assurance_level: String,
}

impl Default for ClaimNames {
    fn default() -> Self {
        Self {
            subject: "sub".to_owned(),
            given_name: "given_name".to_owned(),
            family_name: "family_name".to_owned(),
            email: "email".to_owned(),
            username: "preferred_username".to_owned(),
            citizen_number: "citizen_id".to_owned(),
            assurance_level: "ial_level".to_owned(),
        }
    }
}
