//! The officer who asks.

use crate::{
    app::App,
    errors::ApiError,
    openapi::{Broken, NeedsSignIn},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::wire::Me;

/// The officer with the rights in force.
#[utoipa::path(
    get,
    path = "/api/v1/me",
    security(("access_token" = [])),
    responses((status = 200, body = Me), NeedsSignIn, Broken)
)]
pub(crate) async fn me(State(app): State<App>, who: SignedIn) -> Result<Json<Me>, ApiError> {
    app.store()
        .me(who.officer)
        .await?
        .map(Json)
        .ok_or(ApiError::SignedOut)
}
