//! The provider itself: its settings, its host, its routes.

use crate::{
    authorize, discovery, end_session,
    host::Host,
    id_token::Signer,
    response::protective_headers,
    revocation,
    secret::TokenHash,
    settings::{Settings, SettingsError},
    storage::{Session, Storage},
    token, userinfo,
};
use axum::{
    Json, Router,
    extract::DefaultBodyLimit,
    http::{HeaderMap, header},
    middleware::map_response,
    routing::{get, post},
};
use std::sync::Arc;

/// Larger than any honest form; nothing else is ever posted here.
const BODY_LIMIT: usize = 16 * 1024;

pub(crate) type StorageError<H> = <<H as Host>::Storage as Storage>::Error;

/// A provider for one host. Keep it in an [`Arc`].
pub struct Provider<H: Host> {
    host: H,
    pub(crate) settings: Settings,
    issuer: String,
    pub(crate) signer: Signer,
}

impl<H: Host> Provider<H> {
    /// # Errors
    /// When issuer, prefix or key cannot be used.
    pub fn new(host: H, settings: Settings) -> Result<Self, SettingsError> {
        settings.check()?;
        let issuer = settings.issuer.as_str().trim_end_matches('/').to_owned();
        let signer = Signer::new(&settings.signing_key).map_err(SettingsError::SigningKey)?;
        Ok(Self {
            host,
            settings,
            issuer,
            signer,
        })
    }

    pub fn host(&self) -> &H {
        &self.host
    }

    /// The issuer as it stands in discovery and in ID tokens: without a slash at the end.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    pub(crate) fn now(&self) -> i64 {
        (self.settings.now)()
    }

    /// All endpoints, to be merged into the host's own routes.
    pub fn router(self: Arc<Self>) -> Router {
        let at = |name: &str| format!("{}/{name}", self.settings.prefix);
        let document = discovery::document(&self.issuer, &self.settings, &self.signer.algorithm());
        let keys = self.signer.key_set();
        Router::new()
            .route(
                "/.well-known/openid-configuration",
                get(move || async move { Json(document) }),
            )
            .route(&at("jwks"), get(move || async move { Json(keys) }))
            .route(
                &at("authorize"),
                get(authorize::by_query::<H>).post(authorize::by_form::<H>),
            )
            .route(&at("token"), post(token::endpoint::<H>))
            .route(&at("revoke"), post(revocation::endpoint::<H>))
            .route(
                &at("userinfo"),
                get(userinfo::endpoint::<H>).post(userinfo::endpoint::<H>),
            )
            .route(&at("end_session"), get(end_session::endpoint::<H>))
            .layer(DefaultBodyLimit::max(BODY_LIMIT))
            .layer(map_response(async |response| protective_headers(response)))
            .with_state(self.clone())
    }

    /// The session whose access token stands in `Authorization: Bearer …`, if it is good now.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn session(&self, headers: &HeaderMap) -> Result<Option<Session>, StorageError<H>> {
        match credentials(headers, "bearer") {
            Some(token) => {
                self.host
                    .storage()
                    .find_access(TokenHash::of(token), self.now())
                    .await
            }
            None => Ok(None),
        }
    }
}

/// What follows the scheme in the `Authorization` header; schemes are case-insensitive.
pub(crate) fn credentials<'a>(headers: &'a HeaderMap, scheme: &str) -> Option<&'a str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (given, rest) = value.split_once(' ')?;
    given.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}
