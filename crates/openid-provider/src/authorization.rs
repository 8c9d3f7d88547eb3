//! The authorization request: what is asked for, and whether it may be asked.

use crate::{parameters::Parameters, quirks::Quirks, settings::Settings};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

/// Longest `state` and `nonce` in bytes; they travel in addresses and are kept until sign-in ends.
const STATE_LIMIT: usize = 1024;
const DEVICE_LIMIT: usize = 80;
const PROVIDER_NAME_LIMIT: usize = 40;

/// A request that has passed every check: client and redirect address are known, PKCE is S256
/// (unless the provider ignores it, see [`Quirks`]).
///
/// It can be kept as JSON while the person signs in. Its fields are private, so that only this
/// library makes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizationRequest {
    client_id: String,
    redirect_uri: String,
    scope: String,
    state: Option<String>,
    nonce: Option<String>,
    challenge: String,
    device: Option<String>,
    force_sign_in: bool,
    // Requests kept by an older program know neither of these.
    #[serde(default)]
    register: bool,
    #[serde(default)]
    identity_provider: Option<String>,
}

impl AuthorizationRequest {
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    #[must_use]
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// The scopes asked for, separated by spaces; `openid` is among them, unless the provider does
    /// without it ([`Quirks::claims_without_openid`]).
    #[must_use]
    pub fn scope(&self) -> &str {
        &self.scope
    }

    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }

    #[must_use]
    pub fn nonce(&self) -> Option<&str> {
        self.nonce.as_deref()
    }

    /// What the app calls the machine it runs on (parameter `device`, our own): at most 80
    /// characters, none of them a control character.
    #[must_use]
    pub fn device(&self) -> Option<&str> {
        self.device.as_deref()
    }

    /// The client wants the person to prove themselves now (`prompt=login` or `max_age=0`).
    #[must_use]
    pub fn force_sign_in(&self) -> bool {
        self.force_sign_in
    }

    /// The client wants the person to make an account first (`prompt=create`, OpenID Connect
    /// Initiating User Registration 1.0 §4).
    #[must_use]
    pub fn register(&self) -> bool {
        self.register
    }

    /// Which of the host's identity providers the app wants (parameter `identity_provider`, our
    /// own): at most 40 lower-case letters, digits and hyphens. Whether there is such a provider
    /// is the host's to say.
    #[must_use]
    pub fn identity_provider(&self) -> Option<&str> {
        self.identity_provider.as_deref()
    }

    pub(crate) fn challenge(&self) -> &str {
        &self.challenge
    }
}

/// Errors that go back to the client by redirect (RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorizationError {
    InvalidRequest,
    UnsupportedResponseType,
    InvalidScope,
    RequestNotSupported,
    RequestUriNotSupported,
    LoginRequired,
    AccessDenied,
    /// The person is not known surely enough (OpenID Connect Core Unmet Authentication Requirements 1.0).
    UnmetAuthenticationRequirements,
    ServerError,
    TemporarilyUnavailable,
}

impl AuthorizationError {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::InvalidScope => "invalid_scope",
            Self::RequestNotSupported => "request_not_supported",
            Self::RequestUriNotSupported => "request_uri_not_supported",
            Self::LoginRequired => "login_required",
            Self::AccessDenied => "access_denied",
            Self::UnmetAuthenticationRequirements => "unmet_authentication_requirements",
            Self::ServerError => "server_error",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
        }
    }
}

/// Why a request is answered with a page here and never by redirect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestProblem {
    UnknownClient,
    RedirectNotRegistered,
}

#[derive(Debug)]
pub(crate) enum Refused {
    Here(RequestProblem),
    Back {
        redirect_uri: String,
        state: Option<String>,
        error: AuthorizationError,
    },
}

/// Checks a request against the known clients. Nothing is sent back by redirect before client and
/// redirect address are proven (RFC 9700 §4.11).
pub(crate) fn validate(
    settings: &Settings,
    given: &Parameters,
) -> Result<AuthorizationRequest, Refused> {
    let client = given
        .get("client_id")
        .and_then(|id| settings.clients.iter().find(|client| client.id() == id))
        .ok_or(Refused::Here(RequestProblem::UnknownClient))?;
    let redirect_uri = given
        .get("redirect_uri")
        .filter(|uri| client.may_redirect_to(uri))
        .ok_or(Refused::Here(RequestProblem::RedirectNotRegistered))?;
    let quirks = &settings.quirks;
    check_protocol(given, quirks).map_err(|error| Refused::Back {
        redirect_uri: redirect_uri.to_owned(),
        state: given.bounded("state", STATE_LIMIT).map(str::to_owned),
        error,
    })?;
    Ok(AuthorizationRequest {
        client_id: client.id().to_owned(),
        redirect_uri: redirect_uri.to_owned(),
        scope: given.owned("scope").unwrap_or_default(),
        state: given.owned("state"),
        nonce: given.owned("nonce"),
        challenge: challenge(given, quirks),
        device: given.get("device").and_then(device_name),
        force_sign_in: prompts(given, "login") || given.get("max_age") == Some("0"),
        register: prompts(given, "create"),
        identity_provider: given
            .get("identity_provider")
            .filter(|name| is_provider_name(name))
            .map(str::to_owned),
    })
}

fn check_protocol(given: &Parameters, quirks: &Quirks) -> Result<(), AuthorizationError> {
    use AuthorizationError as Error;
    let too_long = |name| given.has(name) && given.bounded(name, STATE_LIMIT).is_none();
    let checks = [
        (given.any_repeated(), Error::InvalidRequest),
        (
            ["state", "nonce", "scope"].into_iter().any(too_long),
            Error::InvalidRequest,
        ),
        (given.has("request"), Error::RequestNotSupported),
        (given.has("request_uri"), Error::RequestUriNotSupported),
        (!given.has("response_type"), Error::InvalidRequest),
        (
            given.get("response_type") != Some("code"),
            Error::UnsupportedResponseType,
        ),
        (
            given
                .get("response_mode")
                .is_some_and(|mode| mode != "query"),
            Error::InvalidRequest,
        ),
        (!scope_will_do(given, quirks), Error::InvalidScope),
        (
            !quirks.ignores_pkce && !pkce_is_s256(given),
            Error::InvalidRequest,
        ),
        // `none` stands alone or is a fault (OpenID Connect Core §3.1.2.1).
        (given.get("prompt") == Some("none"), Error::LoginRequired),
        (prompts(given, "none"), Error::InvalidRequest),
    ];
    match checks.into_iter().find(|(fault, _)| *fault) {
        Some((_, error)) => Err(error),
        None => Ok(()),
    }
}

fn scope_will_do(given: &Parameters, quirks: &Quirks) -> bool {
    given
        .get("scope")
        .is_some_and(|scope| quirks.claims_without_openid || asks_openid(scope))
}

/// Whether an ID token is wanted (OpenID Connect Core §3.1.2.1).
pub(crate) fn asks_openid(scope: &str) -> bool {
    scope.split(' ').any(|one| one == "openid")
}

/// Empty where the provider ignores it; no verifier has an empty challenge.
fn challenge(given: &Parameters, quirks: &Quirks) -> String {
    given
        .owned("code_challenge")
        .filter(|_| !quirks.ignores_pkce)
        .unwrap_or_default()
}

/// A challenge must be given and be S256: 43 characters of base64url (RFC 7636 §4.2).
fn pkce_is_s256(given: &Parameters) -> bool {
    given.get("code_challenge_method") == Some("S256")
        && given.get("code_challenge").is_some_and(|challenge| {
            URL_SAFE_NO_PAD
                .decode(challenge)
                .is_ok_and(|bytes| bytes.len() == 32)
        })
}

fn device_name(given: &str) -> Option<String> {
    let name: String = given
        .chars()
        .filter(|c| !c.is_control())
        .take(DEVICE_LIMIT)
        .collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// `prompt` is a list (OpenID Connect Core §3.1.2.1).
fn prompts(given: &Parameters, wanted: &str) -> bool {
    given
        .get("prompt")
        .is_some_and(|prompt| prompt.split(' ').any(|one| one == wanted))
}

fn is_provider_name(given: &str) -> bool {
    let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    (1..=PROVIDER_NAME_LIMIT).contains(&given.len()) && given.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_name_is_short_and_plain() {
        for name in ["thaid", "digital-id", "uat-2", &"a".repeat(40)] {
            assert!(is_provider_name(name), "{name}");
        }
        for name in ["", "ThaID", "thai id", "../x", "ไทยดี", &"a".repeat(41)] {
            assert!(!is_provider_name(name), "{name}");
        }
    }

    #[test]
    fn a_request_kept_by_an_older_program_is_still_read() {
        let kept = r#"{"client_id":"app","redirect_uri":"http://127.0.0.1/callback",
            "scope":"openid","state":null,"nonce":null,"challenge":"","device":null,
            "force_sign_in":true}"#;
        let request = serde_json::from_str::<AuthorizationRequest>(kept);
        let read = request.map(|r| (r.register(), r.identity_provider().map(str::to_owned)));
        assert!(matches!(read, Ok((false, None))));
    }

    #[test]
    fn a_device_name_is_cleaned_and_cut() {
        assert_eq!(
            device_name(" เครื่อง\u{7}ที่ 1\n "),
            Some("เครื่องที่ 1".to_owned())
        );
        assert_eq!(device_name(" \t "), None);
        assert_eq!(
            device_name(&"ก".repeat(200)).map(|name| name.chars().count()),
            Some(80)
        );
    }
}
