//! The mission's Tokens: handed out, and redeemed once for a right.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    freshly_signed_in::FreshlySignedIn,
    openapi::{Broken, MayBeUnknown, MayHaveToWait, NeedsFreshSignIn, NeedsSignIn, ReadsJson},
    secrets::Purpose,
    signed_in::SignedIn,
    store::{KeyedHash, Mode, TokenList},
};
use axum::{Json, extract::State};
use infodesk_domain::{
    TokenId,
    lists::List,
    tokens::{self, IssueReport, IssueToken, IssueTokens, TokenView, TokenViews},
    wire::{ErrorBody, Me, RedeemToken},
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

/// The Tokens of those places where the officer hands rights out, without their texts. Whoever hands nothing out
/// finds nothing here.
#[utoipa::path(
    get,
    path = "/api/v1/tokens",
    security(("access_token" = [])),
    responses((status = 200, body = TokenViews), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<TokenViews>, ApiError> {
    let tokens = app.store().tokens(who.officer).await?;
    let tokens = tokens.ok_or(ApiError::NotFound)?;
    Ok(Json(TokenViews { tokens }))
}

/// Mails one unasked.
#[utoipa::path(
    post,
    path = "/api/v1/tokens",
    security(("access_token" = [])),
    request_body = IssueToken,
    responses(
        (status = 200, body = TokenView),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        ReadsJson,
        Broken
    )
)]
pub(crate) async fn issue(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Json(token): extract::Json<IssueToken>,
) -> Result<Json<TokenView>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let handed = store.hand_out_token(who.officer, &token, app.issuing());
    let handed = handed.await?.ok_or(ApiError::NotFound)?;
    handed.map(Json).map_err(ApiError::Problems)
}

/// Mails one for each row of a list, or says what would come of it. Rows that are bad do not make the request fail:
/// see the report.
#[utoipa::path(
    post,
    path = "/api/v1/tokens/list",
    security(("access_token" = [])),
    request_body = IssueTokens,
    responses(
        (status = 200, body = IssueReport),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        ReadsJson,
        Broken
    )
)]
pub(crate) async fn issue_list(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Json(asked): extract::Json<IssueTokens>,
) -> Result<Json<IssueReport>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let list = TokenList {
        list: &List::read(&asked.text, &tokens::COLUMNS),
        mode: Mode::of(asked.apply, asked.skip_bad),
        issuing: app.issuing(),
    };
    let report = store.hand_out_tokens(who.officer, &list).await?;
    report.map(Json).ok_or(ApiError::NotFound)
}

/// Makes one worthless.
#[utoipa::path(
    post,
    path = "/api/v1/tokens/{id}/revoke",
    params(("id" = TokenId, Path)),
    security(("access_token" = [])),
    responses(
        (status = 200, body = TokenView),
        (status = 422, body = ErrorBody, description = "It does not wait any more"),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        Broken
    )
)]
pub(crate) async fn revoke(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<TokenId>,
) -> Result<Json<TokenView>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let revoked = store.revoke_token(Some(who.officer), id).await?;
    Ok(Json(revoked.ok_or(ApiError::NotFound)??))
}

/// Mails another for the same right to the same address; the one before is worthless then. Answers the new one.
#[utoipa::path(
    post,
    path = "/api/v1/tokens/{id}/send-anew",
    params(("id" = TokenId, Path)),
    security(("access_token" = [])),
    responses(
        (status = 200, body = TokenView),
        (status = 422, body = ErrorBody, description = "It was used or revoked"),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        Broken
    )
)]
pub(crate) async fn send_anew(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<TokenId>,
) -> Result<Json<TokenView>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let sent = store.send_token_anew(who.officer, id, app.issuing());
    Ok(Json(sent.await?.ok_or(ApiError::NotFound)??))
}
