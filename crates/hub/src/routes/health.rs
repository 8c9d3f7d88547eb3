//! For load balancers and service managers.

use crate::{app::App, errors::logged};
use axum::{Router, extract::State, http::StatusCode, routing::get};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
}

/// The process answers.
async fn alive() -> &'static str {
    "ok"
}

/// The database answers too.
async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.store().ping().await {
        Ok(()) => (StatusCode::OK, "ok"),
        Err(error) => {
            logged(&error);
            (StatusCode::SERVICE_UNAVAILABLE, "database")
        }
    }
}
