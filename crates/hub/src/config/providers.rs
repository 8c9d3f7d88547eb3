//! The identity providers, from their blocks in the file and the environment. The variables without a name in
//! them are the first block's, which need not stand in the file then.

use super::{
    ConfigError, HubConfig, IdentityProviderConfig, Registration, checks,
    file::IdentityPart,
    identity,
    reading::{Variable, needed},
};
use infodesk_domain::accounts::ProviderOf;
use std::path::PathBuf;

pub(super) const ISSUER: &str = "INFODESK_HUB_IDENTITY_ISSUER";
pub(super) const CLIENT_ID: &str = "INFODESK_HUB_IDENTITY_CLIENT_ID";
pub(super) const CLIENT_SECRET: &str = "INFODESK_HUB_IDENTITY_CLIENT_SECRET";
const CLIENT_SECRET_FILE: &str = "INFODESK_HUB_IDENTITY_CLIENT_SECRET_FILE";
const NAME: &str = "identity_provider.name";
const ENDPOINTS: &str = "identity_provider.endpoints";
const REGISTRATION: &str = "identity_provider.registration";

impl HubConfig {
    /// Whose accounts a list holds, where its sender names a provider or none; `None`: nobody is called so.
    pub fn provider_of(&self, name: Option<&str>) -> Option<ProviderOf<'_>> {
        let mut names = self.identity_providers.iter().map(|one| one.name.as_str());
        if let Some(name) = name {
            return names.find(|one| *one == name).map(ProviderOf::Named);
        }
        let only = names.next().filter(|_| self.identity_providers.len() == 1);
        Some(ProviderOf::Unsaid { only })
    }
}

pub(super) fn read(
    variable: Variable<'_>,
    mut parts: Vec<IdentityPart>,
) -> Result<Vec<IdentityProviderConfig>, ConfigError> {
    if parts.is_empty() {
        parts.push(IdentityPart::default());
    }
    if let [first, ..] = parts.as_mut_slice() {
        from_environment(variable, first);
    }
    let mut providers: Vec<IdentityProviderConfig> = Vec::with_capacity(parts.len());
    for (place, part) in parts.into_iter().enumerate() {
        let provider = one(variable, part, place == 0)?;
        if providers.iter().any(|other| other.name == provider.name) {
            return Err(ConfigError::not_understood(
                NAME,
                "two providers have the same name",
            ));
        }
        providers.push(provider);
    }
    Ok(providers)
}

fn from_environment(variable: Variable<'_>, part: &mut IdentityPart) {
    if let Some(issuer) = variable(ISSUER) {
        part.issuer = Some(issuer);
    }
    if let Some(id) = variable(CLIENT_ID) {
        part.client_id = Some(id);
    }
}

fn one(
    variable: Variable<'_>,
    part: IdentityPart,
    is_first: bool,
) -> Result<IdentityProviderConfig, ConfigError> {
    let name = checked_name(part.name)?;
    let issuer = needed(ISSUER, part.issuer)?;
    checks::secure_url(ISSUER, &issuer)?;
    if let Some(endpoints) = &part.endpoints {
        let needed = [&endpoints.authorization, &endpoints.token];
        let optional = [&endpoints.userinfo, &endpoints.jwks, &endpoints.end_session];
        for url in needed.into_iter().chain(optional.into_iter().flatten()) {
            checks::secure(ENDPOINTS, url)?;
        }
    }
    if let Some(Registration::Page(page)) = &part.registration {
        checks::secure(REGISTRATION, page)?;
    }
    Ok(IdentityProviderConfig {
        label: part
            .label
            .unwrap_or_else(|| identity::DEFAULT_LABEL.to_owned()),
        subjects_of: issuer.clone(),
        issuer,
        endpoints: part.endpoints,
        client_id: needed(CLIENT_ID, part.client_id)?,
        client_secret: client_secret(variable, &name, part.client_secret_file, is_first)?,
        name,
        scopes: part.scopes.unwrap_or_else(identity::default_scopes),
        pkce: part.pkce.unwrap_or(true),
        claims: part.claims.unwrap_or_default(),
        email_is_verified: part.email_is_verified.unwrap_or(false),
        minimum_assurance: part.minimum_assurance,
        registration: part.registration,
        quirks: part.quirks.unwrap_or_default(),
    })
}

fn checked_name(name: Option<String>) -> Result<String, ConfigError> {
    let name = name.unwrap_or_else(|| identity::DEFAULT_NAME.to_owned());
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if name.is_empty() || !name.bytes().all(fits) {
        return Err(ConfigError::not_understood(
            NAME,
            "lower-case letters, digits and hyphens",
        ));
    }
    Ok(name)
}

/// From `INFODESK_HUB_IDENTITY_{NAME}_CLIENT_SECRET`, or the file that `…_FILE` or the block names.
fn client_secret(
    variable: Variable<'_>,
    name: &str,
    in_file: Option<PathBuf>,
    is_first: bool,
) -> Result<String, ConfigError> {
    let own = format!(
        "INFODESK_HUB_IDENTITY_{}_CLIENT_SECRET",
        name.to_ascii_uppercase().replace('-', "_")
    );
    let find = |own: &str, of_the_first: &str| {
        variable(own).or_else(|| is_first.then(|| variable(of_the_first)).flatten())
    };
    if let Some(secret) = find(&own, CLIENT_SECRET) {
        return Ok(secret);
    }
    let path = find(&format!("{own}_FILE"), CLIENT_SECRET_FILE)
        .map(PathBuf::from)
        .or(in_file)
        .ok_or(ConfigError::Missing {
            setting: CLIENT_SECRET_FILE,
        })?;
    let secret = std::fs::read_to_string(&path).map_err(|source| ConfigError::FileNotRead {
        setting: CLIENT_SECRET_FILE,
        path,
        source,
    })?;
    needed(
        CLIENT_SECRET_FILE,
        Some(secret.trim().to_owned()).filter(|s| !s.is_empty()),
    )
}
