//! Gates before the doors where something can be guessed: whoever failed too often waits outside.
//!
//! The rule is the domain's, the count is the store's. Tokens have their gate in the store itself, in the
//! transaction that redeems them.

use crate::{
    app::App,
    errors::{ApiError, logged, too_many},
    origin::Origin,
    public::confirm,
    sign_in,
};
use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use infodesk_domain::limits::Act;

/// Before the identity provider's way back. Failures are counted where they are found.
pub(crate) async fn before_callback(
    State(app): State<App>,
    origin: Origin,
    request: Request,
    next: Next,
) -> Response {
    let store = app.store().on_behalf_of(&origin);
    match store.wait_before(Act::SignIn).await {
        Ok(None) => next.run(request).await,
        Ok(Some(wait)) => sign_in::held_back(app.shell(), wait),
        Err(error) => {
            logged(&error);
            sign_in::failed_here(app.shell())
        }
    }
}

/// Around the executive's page: links that were never mailed are counted.
pub(crate) async fn around_links(
    State(app): State<App>,
    origin: Origin,
    request: Request,
    next: Next,
) -> Response {
    let store = app.store().on_behalf_of(&origin);
    match store.wait_before(Act::FollowLink).await {
        Ok(None) => {}
        Ok(Some(wait)) => return confirm::held_back(app.shell(), wait),
        Err(error) => return confirm::broken(&app, &error),
    }
    let response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND
        && let Err(error) = store.attempt_failed(Act::FollowLink, None).await
    {
        return confirm::broken(&app, &error);
    }
    response
}

/// Around the OpenID provider: at its token endpoint refusals are counted.
pub(crate) async fn around_provider(
    State(app): State<App>,
    origin: Origin,
    request: Request,
    next: Next,
) -> Response {
    if request.uri().path() != "/oauth/token" {
        return next.run(request).await;
    }
    match exchange(&app, &origin, request, next).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    }
}

async fn exchange(
    app: &App,
    origin: &Origin,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let store = app.store().on_behalf_of(origin);
    if let Some(wait) = store.wait_before(Act::ExchangeTokens).await? {
        return Ok(too_many(wait, Vec::new()));
    }
    let response = next.run(request).await;
    let refused = [StatusCode::BAD_REQUEST, StatusCode::UNAUTHORIZED];
    if refused.contains(&response.status()) {
        store.attempt_failed(Act::ExchangeTokens, None).await?;
    }
    Ok(response)
}
