//! What was printed for a service point within the officer's rights.

use crate::{
    app::App,
    errors::ApiError,
    extract::{Path, Query},
    openapi::{Broken, MayBeUnknown, NeedsSignIn, ReadsQuery},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::{PrintId, ServicePointId, wire::PrintPage};
use serde::Deserialize;
use utoipa::IntoParams;

const USUAL_LIMIT: u32 = 50;
const LARGEST_LIMIT: u32 = 200;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<PrintId>,
    /// At most so many entries, 1 to 200; 50 unless given.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// A page of a point's print log, the newest print first.
#[utoipa::path(
    get,
    path = "/api/v1/service-points/{id}/prints",
    security(("access_token" = [])),
    params(("id" = ServicePointId, Path, description = "The service point"), Asked),
    responses((status = 200, body = PrintPage), ReadsQuery, NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<ServicePointId>,
    Query(asked): Query<Asked>,
) -> Result<Json<PrintPage>, ApiError> {
    let limit = asked.limit.unwrap_or(USUAL_LIMIT).clamp(1, LARGEST_LIMIT);
    app.store()
        .prints(who.officer, id, asked.after, limit)
        .await?
        .map(Json)
        .ok_or(ApiError::NotFound)
}
