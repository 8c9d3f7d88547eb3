//! "สิทธิ์ไม่ถูกต้อง": notes that a right is wrong, and their answers.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    openapi::{Broken, MayBeUnknown, NeedsSignIn, ReadsJson},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::{
    WrongRightsId,
    wire::ErrorBody,
    wrong_rights::{ReportWrongRights, SettleWrongRights, WrongRightsNote, WrongRightsNotes},
};

/// The officer's own notes, with where each stands.
#[utoipa::path(
    get,
    path = "/api/v1/wrong-rights",
    security(("access_token" = [])),
    responses((status = 200, body = WrongRightsNotes), NeedsSignIn, Broken)
)]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<WrongRightsNotes>, ApiError> {
    let notes = app.store().wrong_rights(who.officer).await?;
    Ok(Json(WrongRightsNotes { notes }))
}

/// One note, for its writer and for those it waits for.
#[utoipa::path(
    get,
    path = "/api/v1/wrong-rights/{id}",
    params(("id" = WrongRightsId, Path)),
    security(("access_token" = [])),
    responses((status = 200, body = WrongRightsNote), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn one(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<WrongRightsId>,
) -> Result<Json<WrongRightsNote>, ApiError> {
    let note = app.store().wrong_rights_note(who.officer, id).await?;
    note.map(Json).ok_or(ApiError::NotFound)
}

/// Writes one. An officer without any right yet may, too.
#[utoipa::path(
    post,
    path = "/api/v1/wrong-rights",
    security(("access_token" = [])),
    request_body = ReportWrongRights,
    responses((status = 200, body = WrongRightsNote), NeedsSignIn, ReadsJson, Broken)
)]
pub(crate) async fn report(
    State(app): State<App>,
    who: SignedIn,
    extract::Json(report): extract::Json<ReportWrongRights>,
) -> Result<Json<WrongRightsNote>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let written = store.report_wrong_rights(who.officer, &report).await?;
    written.map(Json).map_err(ApiError::Problems)
}

/// Answers one that waits for the officer. Whoever comes second is told who was first.
#[utoipa::path(
    post,
    path = "/api/v1/wrong-rights/{id}/settle",
    params(("id" = WrongRightsId, Path)),
    security(("access_token" = [])),
    request_body = SettleWrongRights,
    responses((status = 200, body = WrongRightsNote), NeedsSignIn, MayBeUnknown, ReadsJson, Broken)
)]
pub(crate) async fn settle(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<WrongRightsId>,
    extract::Json(answer): extract::Json<SettleWrongRights>,
) -> Result<Json<WrongRightsNote>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let settled = store.settle_wrong_rights(who.officer, id, &answer.reply);
    Ok(Json(settled.await?.ok_or(ApiError::NotFound)??))
}

/// Takes one of the officer's own back.
#[utoipa::path(
    post,
    path = "/api/v1/wrong-rights/{id}/withdraw",
    params(("id" = WrongRightsId, Path)),
    security(("access_token" = [])),
    responses(
        (status = 200, body = WrongRightsNote),
        (status = 422, body = ErrorBody, description = "It does not wait any more"),
        NeedsSignIn,
        MayBeUnknown,
        Broken
    )
)]
pub(crate) async fn withdraw(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<WrongRightsId>,
) -> Result<Json<WrongRightsNote>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let withdrawn = store.withdraw_wrong_rights(who.officer, id).await?;
    Ok(Json(withdrawn.ok_or(ApiError::NotFound)??))
}
