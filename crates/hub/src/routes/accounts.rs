//! Accounts that are to have rights from their first sign-in on.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    openapi::{Broken, MayBeUnknown, NeedsSignIn, ReadsJson},
    signed_in::SignedIn,
    store::{Import, Mode},
};
use axum::{Json, extract::State};
use infodesk_domain::{
    Problem, ProblemCode,
    accounts::{self, Accounts, ImportAccounts, ImportReport},
    lists::List,
};

/// The accounts whose rights the officer could grant, in the order of their import. Whoever may not grant anything
/// finds nothing here.
#[utoipa::path(
    get,
    path = "/api/v1/accounts",
    security(("access_token" = [])),
    responses((status = 200, body = Accounts), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<Accounts>, ApiError> {
    let accounts = app.store().accounts(Some(who.officer)).await?;
    accounts.map(Json).ok_or(ApiError::NotFound)
}

/// Imports a list, or says what an import would do. Rows that are bad do not make the request fail: see the
/// report. An operator imports everything; a central officer, the rights that they could grant themselves.
#[utoipa::path(
    post,
    path = "/api/v1/accounts/import",
    security(("access_token" = [])),
    request_body = ImportAccounts,
    responses((status = 200, body = ImportReport), NeedsSignIn, MayBeUnknown, ReadsJson, Broken)
)]
pub(crate) async fn import(
    State(app): State<App>,
    who: SignedIn,
    extract::Json(asked): extract::Json<ImportAccounts>,
) -> Result<Json<ImportReport>, ApiError> {
    let provider = app
        .config()
        .provider_of(asked.provider.as_deref())
        .ok_or_else(|| Problem::error("provider", ProblemCode::ProviderUnknown))?;
    let import = Import {
        list: &List::read(&asked.text, &accounts::COLUMNS),
        provider,
        mode: Mode::of(asked.apply, asked.skip_bad),
        by: Some(who.officer),
    };
    let store = app.store().on_behalf_of(&who.origin);
    let report = store.import_accounts(&import).await?;
    report.map(Json).ok_or(ApiError::NotFound)
}
