//! The feed: what has changed, piece by piece, as far as the officer's rights go.

use crate::{
    app::App,
    errors::ApiError,
    extract::{Path, Query},
    openapi::{Broken, MayBeUnknown, NeedsRights, NeedsSignIn, ReadsQuery},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::{
    AgencyId,
    feed::{FeedPage, Streams},
};
use serde::Deserialize;
use utoipa::IntoParams;

const USUAL_LIMIT: u32 = 500;
const LARGEST_LIMIT: u32 = 1000;

/// The streams that the officer may read, and how far each has come.
#[utoipa::path(
    get,
    path = "/api/v1/feed",
    security(("access_token" = [])),
    responses((status = 200, body = Streams), NeedsSignIn, NeedsRights, Broken)
)]
pub(crate) async fn streams(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<Streams>, ApiError> {
    app.store()
        .streams(who.officer)
        .await?
        .map(Json)
        .ok_or(ApiError::NoRights)
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct After {
    /// The cursor: `next` of the piece before; 0 at the beginning.
    #[serde(default)]
    #[param(minimum = 0, required = false)]
    after: i64,
    /// At most so many changes, 1 to 1000; 500 unless given.
    #[param(minimum = 1, maximum = 1000)]
    limit: Option<u32>,
}

/// A piece of a stream.
#[utoipa::path(
    get,
    path = "/api/v1/feed/{stream_id}",
    security(("access_token" = [])),
    params(("stream_id" = AgencyId, Path, description = "The department"), After),
    responses((status = 200, body = FeedPage), ReadsQuery, NeedsSignIn, NeedsRights, MayBeUnknown, Broken)
)]
pub(crate) async fn page(
    State(app): State<App>,
    who: SignedIn,
    Path(stream): Path<AgencyId>,
    Query(asked): Query<After>,
) -> Result<Json<FeedPage>, ApiError> {
    let limit = asked.limit.unwrap_or(USUAL_LIMIT).clamp(1, LARGEST_LIMIT);
    if let Some(page) = app
        .store()
        .feed_page(who.officer, stream, asked.after.max(0), limit)
        .await?
    {
        return Ok(Json(page));
    }
    match app.store().rights_mark(who.officer).await? {
        Some(_) => Err(ApiError::NotFound),
        None => Err(ApiError::NoRights),
    }
}
