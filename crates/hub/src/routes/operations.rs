//! The app's outbox arrives.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    openapi::{Broken, NeedsRights, NeedsSignIn, ReadsJson},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::wire::{PushOperations, PushResults};

/// Carries out operations in order, each by itself: what one comes to does not stop the next. An
/// operation that was carried out before is not carried out again and gets its first answer. Of an
/// officer without any right nothing is taken: what they wrote can be pushed again when rights come back.
#[utoipa::path(
    post,
    path = "/api/v1/operations",
    security(("access_token" = [])),
    request_body = PushOperations,
    responses((status = 200, body = PushResults), NeedsSignIn, NeedsRights, ReadsJson, Broken)
)]
pub(crate) async fn push(
    State(app): State<App>,
    who: SignedIn,
    extract::Json(pushed): extract::Json<PushOperations>,
) -> Result<Json<PushResults>, ApiError> {
    if app.store().rights_mark(who.officer).await?.is_none() {
        return Err(ApiError::NoRights);
    }
    let mut results = Vec::with_capacity(pushed.operations.len());
    for operation in &pushed.operations {
        results.push(app.store().carry_out(who.officer, operation).await?);
    }
    Ok(Json(PushResults { results }))
}
