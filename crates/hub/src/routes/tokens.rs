//! The mission's Tokens: redeemed once for a right.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    openapi::{Broken, MayHaveToWait, NeedsSignIn, ReadsJson},
    secrets::Purpose,
    signed_in::SignedIn,
    store::KeyedHash,
};
use axum::{Json, extract::State};
use infodesk_domain::{
    tokens,
    wire::{Me, RedeemToken},
};

/// Redeems a Token as it was typed; answers with the rights that the officer holds then.
#[utoipa::path(
    post,
    path = "/api/v1/tokens/redeem",
    security(("access_token" = [])),
    request_body = RedeemToken,
    responses((status = 200, body = Me), NeedsSignIn, ReadsJson, MayHaveToWait, Broken)
)]
pub(crate) async fn redeem(
    State(app): State<App>,
    who: SignedIn,
    extract::Json(typed): extract::Json<RedeemToken>,
) -> Result<Json<Me>, ApiError> {
    let token = tokens::read(&typed.token)?;
    let hash = KeyedHash::of(&app.key(Purpose::TokenHash), token.as_str());
    let store = app.store().on_behalf_of(&who.origin);
    let grant = store.redeem_token(who.officer, &hash).await??;
    tracing::info!(officer = %who.officer, %grant, "Token redeemed");
    app.store()
        .me(who.officer)
        .await?
        .map(Json)
        .ok_or(ApiError::SignedOut)
}
