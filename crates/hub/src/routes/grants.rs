//! Rights of officers below: suspended, resumed, ended, changed, handed over.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    freshly_signed_in::FreshlySignedIn,
    openapi::{Broken, MayBeUnknown, NeedsFreshSignIn, NeedsSignIn, ReadsJson},
    store::LookedAfter,
};
use axum::{Json, extract::State};
use infodesk_domain::{
    GrantId,
    grants::{ChangeGrant, HandOver, HeldGrant},
    token_requests::Reason,
    wire::ErrorBody,
};

/// Takes one out of force until it is resumed.
#[utoipa::path(
    post,
    path = "/api/v1/grants/{id}/suspend",
    params(("id" = GrantId, Path)),
    security(("access_token" = [])),
    request_body = Reason,
    responses(
        (status = 200, body = HeldGrant),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        ReadsJson,
        Broken
    )
)]
pub(crate) async fn suspend(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<GrantId>,
    extract::Json(reason): extract::Json<Reason>,
) -> Result<Json<HeldGrant>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    answer(store.suspend_grant(who.officer, id, &reason).await?)
}

/// Brings one back into force.
#[utoipa::path(
    post,
    path = "/api/v1/grants/{id}/resume",
    params(("id" = GrantId, Path)),
    security(("access_token" = [])),
    responses(
        (status = 200, body = HeldGrant),
        (status = 422, body = ErrorBody, description = "It is not suspended any more"),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        Broken
    )
)]
pub(crate) async fn resume(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<GrantId>,
) -> Result<Json<HeldGrant>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    answer(store.resume_grant(who.officer, id).await?)
}

/// Ends one for good.
#[utoipa::path(
    post,
    path = "/api/v1/grants/{id}/end",
    params(("id" = GrantId, Path)),
    security(("access_token" = [])),
    request_body = Reason,
    responses(
        (status = 200, body = HeldGrant),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        ReadsJson,
        Broken
    )
)]
pub(crate) async fn end(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<GrantId>,
    extract::Json(reason): extract::Json<Reason>,
) -> Result<Json<HeldGrant>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    answer(store.end_grant_below(who.officer, id, &reason).await?)
}

/// Puts another right in its place; answers the new one.
#[utoipa::path(
    post,
    path = "/api/v1/grants/{id}/change",
    params(("id" = GrantId, Path)),
    security(("access_token" = [])),
    request_body = ChangeGrant,
    responses(
        (status = 200, body = HeldGrant),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        ReadsJson,
        Broken
    )
)]
pub(crate) async fn change(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<GrantId>,
    extract::Json(change): extract::Json<ChangeGrant>,
) -> Result<Json<HeldGrant>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    answer(store.change_grant(who.officer, id, &change).await?)
}

/// Gives it to another officer, at once or by a Token; what waits for it goes with it.
#[utoipa::path(
    post,
    path = "/api/v1/grants/{id}/hand-over",
    params(("id" = GrantId, Path)),
    security(("access_token" = [])),
    request_body = HandOver,
    responses(
        (status = 200, body = HeldGrant),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        ReadsJson,
        Broken
    )
)]
pub(crate) async fn hand_over(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<GrantId>,
    extract::Json(hand_over): extract::Json<HandOver>,
) -> Result<Json<HeldGrant>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let given = store.hand_over_grant(who.officer, id, &hand_over, app.issuing());
    answer(given.await?)
}

fn answer(done: LookedAfter) -> Result<Json<HeldGrant>, ApiError> {
    let done = done.ok_or(ApiError::NotFound)?;
    done.map(Json).map_err(ApiError::Problems)
}
