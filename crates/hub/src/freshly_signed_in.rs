//! Who asks for what weighs much: an officer who proved themselves lately.

use crate::{app::App, errors::ApiError, signed_in::SignedIn};
use axum::{extract::FromRequestParts, http::request::Parts};
use infodesk_domain::freshness::is_fresh;

/// Signed in, and not longer ago than the hub's setting says. It comes before any look at what is asked for, so
/// that the refusal tells nothing of it.
pub(crate) struct FreshlySignedIn(pub SignedIn);

impl FromRequestParts<App> for FreshlySignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let who = SignedIn::from_request_parts(parts, app).await?;
        let limit = app.config().fresh_sign_in.millis();
        if is_fresh(who.authenticated_at, app.now(), limit) {
            Ok(Self(who))
        } else {
            Err(ApiError::SignInAgain)
        }
    }
}
