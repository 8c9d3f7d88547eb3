//! What waits for the officer's yes or no.

use crate::{
    app::App,
    errors::ApiError,
    openapi::{Broken, NeedsSignIn},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::approvals::Approvals;

/// The one that waits longest first; empty for an officer for whom nothing can wait.
#[utoipa::path(
    get,
    path = "/api/v1/approvals",
    security(("access_token" = [])),
    responses((status = 200, body = Approvals), NeedsSignIn, Broken)
)]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<Approvals>, ApiError> {
    let approvals = app.store().approvals(who.officer).await?;
    Ok(Json(Approvals { approvals }))
}
