//! Service points within the officer's rights.

use crate::{
    app::App,
    errors::ApiError,
    extract::{Path, Query},
    openapi::{Broken, MayBeUnknown, NeedsSignIn, ReadsQuery},
    signed_in::SignedIn,
    store::PointFilter,
};
use axum::{Json, extract::State};
use infodesk_domain::{
    ServicePointId,
    wire::{ServicePointPage, ServicePointWithPins},
};
use serde::Deserialize;
use utoipa::IntoParams;

const USUAL_LIMIT: u32 = 100;
const LARGEST_LIMIT: u32 = 500;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Part of the name, Thai or English.
    #[serde(default)]
    #[param(required = false)]
    q: String,
    /// A province's code: 10 is Bangkok.
    province: Option<u16>,
    /// `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<ServicePointId>,
    /// At most so many points, 1 to 500; 100 unless given.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u32>,
}

/// A page of the service points that the officer's rights allow, and of no others.
#[utoipa::path(
    get,
    path = "/api/v1/service-points",
    security(("access_token" = [])),
    params(Asked),
    responses((status = 200, body = ServicePointPage), ReadsQuery, NeedsSignIn, Broken)
)]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Json<ServicePointPage>, ApiError> {
    let filter = PointFilter {
        text: asked.q,
        province: asked.province,
    };
    let limit = asked.limit.unwrap_or(USUAL_LIMIT).clamp(1, LARGEST_LIMIT);
    Ok(Json(
        app.store()
            .service_points(who.officer, &filter, asked.after, limit)
            .await?,
    ))
}

/// One service point with its pinned manuals.
#[utoipa::path(
    get,
    path = "/api/v1/service-points/{id}",
    security(("access_token" = [])),
    params(("id" = ServicePointId, Path, description = "The service point")),
    responses((status = 200, body = ServicePointWithPins), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn one(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<ServicePointId>,
) -> Result<Json<ServicePointWithPins>, ApiError> {
    app.store()
        .service_point(who.officer, id)
        .await?
        .map(Json)
        .ok_or(ApiError::NotFound)
}
