//! Agencies to choose from. Their names are public: an officer without any right searches too.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    openapi::{Broken, NeedsSignIn, ReadsQuery},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::{agencies::AgencyKind, requests::FoundAgencies};
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Deserialize, IntoParams)]
pub(crate) struct Wanted {
    /// A part of the name; spaces do not count.
    #[serde(default)]
    text: String,
    kind: Option<AgencyKind>,
}

/// The best matches, 50 at most.
#[utoipa::path(
    get,
    path = "/api/v1/agencies",
    security(("access_token" = [])),
    params(Wanted),
    responses((status = 200, body = FoundAgencies), NeedsSignIn, ReadsQuery, Broken)
)]
pub(crate) async fn find(
    State(app): State<App>,
    _: SignedIn,
    extract::Query(wanted): extract::Query<Wanted>,
) -> Result<Json<FoundAgencies>, ApiError> {
    let agencies = app.store().find_agencies(&wanted.text, wanted.kind).await?;
    Ok(Json(FoundAgencies { agencies }))
}
