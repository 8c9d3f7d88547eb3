//! Requests for Tokens, to the central officers of the parent agency.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    freshly_signed_in::FreshlySignedIn,
    openapi::{Broken, MayBeUnknown, NeedsFreshSignIn, NeedsSignIn, ReadsJson},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::{
    TokenRequestId,
    token_requests::{AskForToken, Reason, TokenRequest, TokenRequests},
    wire::ErrorBody,
};

/// The officer's own requests, with where each stands.
#[utoipa::path(
    get,
    path = "/api/v1/token-requests",
    security(("access_token" = [])),
    responses((status = 200, body = TokenRequests), NeedsSignIn, Broken)
)]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<TokenRequests>, ApiError> {
    let requests = app.store().own_token_requests(who.officer).await?;
    Ok(Json(TokenRequests { requests }))
}

/// One request, for whoever asked and for those it waits for.
#[utoipa::path(
    get,
    path = "/api/v1/token-requests/{id}",
    params(("id" = TokenRequestId, Path)),
    security(("access_token" = [])),
    responses((status = 200, body = TokenRequest), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn one(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<TokenRequestId>,
) -> Result<Json<TokenRequest>, ApiError> {
    let request = app.store().token_request(who.officer, id).await?;
    request.map(Json).ok_or(ApiError::NotFound)
}

/// Asks for one. An officer without any right yet may, too.
#[utoipa::path(
    post,
    path = "/api/v1/token-requests",
    security(("access_token" = [])),
    request_body = AskForToken,
    responses((status = 200, body = TokenRequest), NeedsSignIn, ReadsJson, Broken)
)]
pub(crate) async fn ask(
    State(app): State<App>,
    who: SignedIn,
    extract::Json(ask): extract::Json<AskForToken>,
) -> Result<Json<TokenRequest>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let asked = store.ask_for_token(who.officer, &ask).await?;
    asked.map(Json).map_err(ApiError::Problems)
}

/// Has the Token mailed. Whoever comes second is told who was first.
#[utoipa::path(
    post,
    path = "/api/v1/token-requests/{id}/approve",
    params(("id" = TokenRequestId, Path)),
    security(("access_token" = [])),
    responses(
        (status = 200, body = TokenRequest),
        (status = 422, body = ErrorBody, description = "It does not wait any more"),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        Broken
    )
)]
pub(crate) async fn approve(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<TokenRequestId>,
) -> Result<Json<TokenRequest>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let approved = store.approve_token_request(who.officer, id, app.issuing());
    Ok(Json(approved.await?.ok_or(ApiError::NotFound)??))
}

/// Says no, and mails why.
#[utoipa::path(
    post,
    path = "/api/v1/token-requests/{id}/decline",
    params(("id" = TokenRequestId, Path)),
    security(("access_token" = [])),
    request_body = Reason,
    responses(
        (status = 200, body = TokenRequest),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        ReadsJson,
        Broken
    )
)]
pub(crate) async fn decline(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<TokenRequestId>,
    extract::Json(reason): extract::Json<Reason>,
) -> Result<Json<TokenRequest>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let declined = store.decline_token_request(who.officer, id, &reason);
    Ok(Json(declined.await?.ok_or(ApiError::NotFound)??))
}

/// Takes one of the officer's own back.
#[utoipa::path(
    post,
    path = "/api/v1/token-requests/{id}/withdraw",
    params(("id" = TokenRequestId, Path)),
    security(("access_token" = [])),
    responses(
        (status = 200, body = TokenRequest),
        (status = 422, body = ErrorBody, description = "It does not wait any more"),
        NeedsSignIn,
        MayBeUnknown,
        Broken
    )
)]
pub(crate) async fn withdraw(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<TokenRequestId>,
) -> Result<Json<TokenRequest>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let withdrawn = store.withdraw_token_request(who.officer, id).await?;
    Ok(Json(withdrawn.ok_or(ApiError::NotFound)??))
}
