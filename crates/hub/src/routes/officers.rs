//! Officers, as those above them see them.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    freshly_signed_in::FreshlySignedIn,
    openapi::{Broken, MayBeUnknown, NeedsFreshSignIn, NeedsSignIn},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::{
    OfficerId,
    devices::{Devices, SessionsEnded},
    grants::{HeldGrants, UnitsWithoutOfficer},
};

/// The rights of officers below, by the officers' names. Whoever hands nothing out finds nothing here.
#[utoipa::path(
    get,
    path = "/api/v1/officers",
    security(("access_token" = [])),
    responses((status = 200, body = HeldGrants), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<HeldGrants>, ApiError> {
    let grants = app.store().officers_below(who.officer).await?;
    let grants = grants.ok_or(ApiError::NotFound)?;
    Ok(Json(HeldGrants { grants }))
}

/// Units below that nobody looks after.
#[utoipa::path(
    get,
    path = "/api/v1/officers/without",
    security(("access_token" = [])),
    responses((status = 200, body = UnitsWithoutOfficer), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn without(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<UnitsWithoutOfficer>, ApiError> {
    let units = app.store().units_without_officer(who.officer).await?;
    let units = units.ok_or(ApiError::NotFound)?;
    Ok(Json(UnitsWithoutOfficer { units }))
}

/// Where an officer below is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/officers/{id}/devices",
    params(("id" = OfficerId, Path)),
    security(("access_token" = [])),
    responses((status = 200, body = Devices), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn devices(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<OfficerId>,
) -> Result<Json<Devices>, ApiError> {
    let devices = app.store().devices_below(who.officer, id, &who.session);
    let devices = devices.await?.ok_or(ApiError::NotFound)?;
    Ok(Json(Devices { devices }))
}

/// Ends all sessions of an officer below.
#[utoipa::path(
    post,
    path = "/api/v1/officers/{id}/sign-out",
    params(("id" = OfficerId, Path)),
    security(("access_token" = [])),
    responses(
        (status = 200, body = SessionsEnded),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        Broken
    )
)]
pub(crate) async fn sign_out(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<OfficerId>,
) -> Result<Json<SessionsEnded>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let ended = store.end_sessions_below(who.officer, id).await?;
    let ended = ended.ok_or(ApiError::NotFound)?;
    tracing::info!(actor = %who.officer, officer = %id, ended, "signed out by another officer");
    Ok(Json(SessionsEnded { ended }))
}
