//! The pages' routes; the provider's own endpoints are merged in.

mod password;
mod register;
mod sent;
mod sign_in;
mod visit;

#[cfg(test)]
pub(crate) use sent::Sent;

use crate::{host::PracticeProvider, pages};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::header,
    middleware::map_response,
    routing::{get, post},
};
use infodesk_openid_provider::protective_headers;
use serde::Deserialize;
use std::sync::Arc;

/// Larger than any honest form.
const BODY_LIMIT: usize = 16 * 1024;

/// `?t=…`: which transaction a page belongs to.
#[derive(Default, Deserialize)]
#[serde(default)]
struct PageOf {
    t: String,
}

pub(crate) fn router(provider: Arc<PracticeProvider>) -> Router {
    let pages = Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::submit))
        .route("/register", get(register::show).post(register::submit))
        .route("/password", get(password::show).post(password::submit))
        .route("/cancel", post(sign_in::cancel))
        .route("/style.css", get(style))
        .fallback(async || pages::no_such_page())
        .method_not_allowed_fallback(async || pages::no_such_page())
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(map_response(async |response| protective_headers(response)))
        .with_state(provider.clone());
    pages.merge(provider.router())
}

async fn style() -> impl axum::response::IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/css; charset=utf-8")],
        pages::STYLE,
    )
}
