//! Who asks: from the bearer token to the officer. What they may do is asked of the database, each time.

use crate::{app::App, errors::ApiError, origin::Origin, traffic::Seen};
use axum::{extract::FromRequestParts, http::request::Parts};
use infodesk_domain::{OfficerId, Timestamp};
use infodesk_openid_provider::SessionId;

/// An officer with an access token that holds.
pub(crate) struct SignedIn {
    pub officer: OfficerId,
    pub session: SessionId,
    /// When they last proved themselves at the identity provider.
    pub authenticated_at: Timestamp,
    /// With the officer as its actor.
    pub origin: Origin,
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let session = app
            .provider()
            .session(&parts.headers)
            .await?
            .ok_or(ApiError::SignedOut)?;
        let officer = session.subject.parse().map_err(|_| ApiError::SignedOut)?;
        let Ok(origin) = Origin::from_request_parts(parts, app).await;
        if let Some(seen) = parts.extensions.get::<Seen>() {
            seen.note(officer);
        }
        Ok(Self {
            officer,
            session: session.id,
            authenticated_at: Timestamp(session.auth_time),
            origin: origin.with_actor(officer),
        })
    }
}
