//! Signing out of this device.

use crate::{
    app::App,
    errors::ApiError,
    openapi::{Broken, NeedsSignIn},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::{OfficerId, wire::SignedOut};
use std::error::Error;

/// Ends the session: its access and refresh tokens are worth nothing from now on. Says where the officer also
/// signs out at the identity provider, who knows the browser and not the app.
#[utoipa::path(
    post,
    path = "/api/v1/sign-out",
    security(("access_token" = [])),
    responses((status = 200, body = SignedOut), NeedsSignIn, Broken)
)]
pub(crate) async fn sign_out(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<SignedOut>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    store.sign_out(&who.session).await?;
    tracing::info!(officer = %who.officer, "signed out");
    Ok(Json(SignedOut {
        provider_page: provider_page(&app, who.officer).await?,
    }))
}

/// A provider that does not answer keeps nobody signed in here.
async fn provider_page(app: &App, officer: OfficerId) -> Result<Option<String>, ApiError> {
    let Some(issuer) = app.store().issuer_of(officer).await? else {
        return Ok(None);
    };
    let Some(upstream) = app.upstreams().of_subjects(&issuer) else {
        return Ok(None);
    };
    let name = &upstream.config().name;
    let back = format!("{}/sign-in/{name}/signed-out", app.config().origin());
    match upstream.sign_out_page(&back).await {
        Ok(page) => Ok(page.map(String::from)),
        Err(error) => {
            tracing::info!(
                error = &error as &dyn Error,
                "the provider's sign-out page is not known"
            );
            Ok(None)
        }
    }
}
