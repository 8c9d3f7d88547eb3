//! `/S/{code}`, and `/S?code=…` for a code typed by hand. Upper or lower case, with or without
//! hyphens; the address on the poster is the canonical one.

use super::{not_found, point};
use crate::{app::App, errors::logged};
use axum::{
    Router,
    extract::{Path, Query, State, rejection::QueryRejection},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use infodesk_domain::codes::{CodeError, PublicCode};
use serde::Deserialize;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/S/{code}", get(at_code))
        .route("/s/{code}", get(at_other_case))
        .route("/S", get(typed))
        .route("/s", get(typed))
}

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    code: String,
}

async fn at_code(State(app): State<App>, Path(text): Path<String>) -> Response {
    match text.parse::<PublicCode>() {
        Ok(code) if code.as_str() == text => show(&app, &code).await,
        Ok(code) => Redirect::permanent(&address(&code)).into_response(),
        Err(error) => not_a_code(&app, error, &text),
    }
}

async fn at_other_case(State(app): State<App>, Path(text): Path<String>) -> Response {
    match text.parse::<PublicCode>() {
        Ok(code) => Redirect::permanent(&address(&code)).into_response(),
        Err(error) => not_a_code(&app, error, &text),
    }
}

async fn typed(State(app): State<App>, query: Result<Query<Typed>, QueryRejection>) -> Response {
    let text = query.map(|Query(typed)| typed.code).unwrap_or_default();
    if text.trim().is_empty() {
        return not_found::ask(app.shell());
    }
    match text.parse::<PublicCode>() {
        Ok(code) => Redirect::to(&address(&code)).into_response(),
        Err(error) => not_a_code(&app, error, &text),
    }
}

fn address(code: &PublicCode) -> String {
    format!("/S/{code}")
}

async fn show(app: &App, code: &PublicCode) -> Response {
    match app.store().public_point(code).await {
        Ok(Some(found)) => point::page(app.shell(), app.config().origin(), &found, app.now()),
        Ok(None) => not_found::unknown(app.shell(), code),
        Err(error) => {
            logged(&error);
            not_found::later(app.shell())
        }
    }
}

fn not_a_code(app: &App, error: CodeError, text: &str) -> Response {
    match error {
        CodeError::Mistyped => not_found::mistyped(app.shell(), text),
        CodeError::Malformed => not_found::malformed(app.shell(), text),
    }
}
