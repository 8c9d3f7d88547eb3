//! The shape of the TOML file. Every key may be absent; unknown keys are refused, so that a typing
//! mistake does not pass for a setting.

use super::{
    ConfigError,
    identity::{ClaimNames, Endpoints, Registration},
    quirks::Quirks,
    smtp::Security,
};
use infodesk_domain::assurance::AssuranceLevel;
use serde::Deserialize;
use std::path::{Path, PathBuf};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub database: Option<String>,
    pub listen: Option<String>,
    pub public_url: Option<String>,
    pub secret_file: Option<PathBuf>,
    pub practice: Option<bool>,
    pub name: Option<String>,
    pub contact: Option<ContactPart>,
    pub fresh_sign_in_minutes: Option<u32>,
    pub trusted_proxies: Option<Vec<String>>,
    pub client_address_header: Option<String>,
    pub traffic_dir: Option<PathBuf>,
    pub traffic_days: Option<u32>,
    pub token_days: Option<u32>,
    pub link_days: Option<u32>,
    #[serde(default)]
    pub reviews: ReviewsPart,
    #[serde(default)]
    pub mail: MailPart,
    pub smtp: Option<SmtpPart>,
    #[serde(default)]
    pub identity_provider: Vec<IdentityPart>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactPart {
    pub telephone: String,
    pub email: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReviewsPart {
    pub on: Option<bool>,
    pub days: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailPart {
    pub templates: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SmtpPart {
    pub host: Option<String>,
    pub port: Option<u16>,
    pub security: Option<Security>,
    pub username: Option<String>,
    // The password itself has no key here, as no other secret has.
    pub password_file: Option<PathBuf>,
    pub from: Option<String>,
    pub from_name: Option<String>,
    pub ca_file: Option<PathBuf>,
    pub timeout_seconds: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IdentityPart {
    pub name: Option<String>,
    pub label: Option<String>,
    pub issuer: Option<String>,
    pub endpoints: Option<Endpoints>,
    pub client_id: Option<String>,
    // The secret itself has no key here: this file is copied and mailed about.
    pub client_secret_file: Option<PathBuf>,
    pub scopes: Option<Vec<String>>,
    pub pkce: Option<bool>,
    pub claims: Option<ClaimNames>,
    pub email_is_verified: Option<bool>,
    pub minimum_assurance: Option<AssuranceLevel>,
    pub registration: Option<Registration>,
    pub quirks: Option<Quirks>,
}

pub(super) fn read(path: &Path) -> Result<File, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::FileNotRead {
        setting: super::reading::CONFIG,
        path: path.to_owned(),
        source,
    })?;
    toml::from_str(&text).map_err(|error| ConfigError::FileNotUnderstood {
        path: path.to_owned(),
        message: error.message().to_owned(),
    })
}
