//! The devices on which the officer is signed in.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    openapi::{Broken, MayBeUnknown, NeedsSignIn},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::devices::Devices;
use infodesk_openid_provider::SessionId;

/// The officer's own devices.
#[utoipa::path(
    get,
    path = "/api/v1/devices",
    security(("access_token" = [])),
    responses((status = 200, body = Devices), NeedsSignIn, Broken)
)]
pub(crate) async fn list(State(app): State<App>, who: SignedIn) -> Result<Json<Devices>, ApiError> {
    let devices = app.store().devices(who.officer, &who.session).await?;
    Ok(Json(Devices { devices }))
}

/// Signs one of them out at once: its tokens are worth nothing from now on. Answers those that are left.
#[utoipa::path(
    delete,
    path = "/api/v1/devices/{id}",
    params(("id" = String, Path)),
    security(("access_token" = [])),
    responses((status = 200, body = Devices), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn end(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<String>,
) -> Result<Json<Devices>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    if !store.end_device(who.officer, &SessionId(id)).await? {
        return Err(ApiError::NotFound);
    }
    let devices = store.devices(who.officer, &who.session).await?;
    Ok(Json(Devices { devices }))
}
