//! Signing out of this device.

use crate::{
    app::App,
    errors::ApiError,
    openapi::{Broken, NeedsSignIn},
    signed_in::SignedIn,
};
use axum::{extract::State, http::StatusCode};

/// Ends the session: its access and refresh tokens are worth nothing from now on.
#[utoipa::path(
    post,
    path = "/api/v1/sign-out",
    security(("access_token" = [])),
    responses((status = 204, description = "Signed out"), NeedsSignIn, Broken)
)]
pub(crate) async fn sign_out(
    State(app): State<App>,
    who: SignedIn,
) -> Result<StatusCode, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    store.sign_out(&who.session).await?;
    tracing::info!(officer = %who.officer, "signed out");
    Ok(StatusCode::NO_CONTENT)
}
