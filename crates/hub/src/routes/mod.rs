//! What the hub answers to. A file for each feature; handlers unpack, ask the store, and answer.

mod about;
mod accounts;
mod agencies;
mod approvals;
mod devices;
mod events;
mod feed;
mod grants;
mod health;
mod letters;
mod me;
mod officers;
mod operations;
mod practice_mails;
mod prints;
mod requests;
mod reviews;
mod service_points;
mod sign_out;
mod token_requests;
mod tokens;
mod units;
mod wrong_rights;

pub(crate) use letters::file as letter_file;

use crate::{
    app::App,
    errors::{self, ApiError},
    limits, middleware,
    openapi::Description,
    page::{Shell, Tone},
    public, sign_in,
};
use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, State},
    http::{StatusCode, Uri},
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use infodesk_domain::wire::Refusal;
use maud::html;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router(app: App) -> Router {
    let description = described().into_openapi();
    let mut api = api();
    if app.config().practice {
        api = api.merge(practice());
    }
    let (api, _) = api.split_for_parts();
    Router::new()
        .merge(api)
        .route("/api/v1/openapi.json", get(async move || Json(description)))
        .route("/sign-in/{provider}/callback", callback(&app))
        .route("/sign-in/{provider}/signed-out", get(sign_in::signed_out))
        .merge(public::routes(&app))
        .merge(health::routes())
        .fallback(unknown)
        .method_not_allowed_fallback(wrong_method)
        .with_state(app.clone())
        .merge(provider(&app))
        .layer(DefaultBodyLimit::max(middleware::BODY_LIMIT))
        .layer(CatchPanicLayer::custom(middleware::panicked))
        .layer(from_fn_with_state(app, middleware::around))
}

fn callback(app: &App) -> MethodRouter<App> {
    get(sign_in::callback).layer(from_fn_with_state(app.clone(), limits::before_callback))
}

fn provider(app: &App) -> Router {
    let gate = from_fn_with_state(app.clone(), limits::around_provider);
    app.provider().clone().router().layer(gate)
}

/// Every route of the API, with its description.
pub(crate) fn described() -> OpenApiRouter<App> {
    api().merge(practice())
}

fn api() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(about::about))
        .routes(routes!(me::me))
        .routes(routes!(approvals::list))
        .routes(routes!(events::events))
        .routes(routes!(devices::list))
        .routes(routes!(devices::end))
        .routes(routes!(officers::list))
        .routes(routes!(officers::without))
        .routes(routes!(officers::devices))
        .routes(routes!(officers::sign_out))
        .routes(routes!(tokens::redeem))
        .routes(routes!(tokens::list))
        .routes(routes!(tokens::issue))
        .routes(routes!(tokens::issue_list))
        .routes(routes!(tokens::revoke))
        .routes(routes!(tokens::send_anew))
        .routes(routes!(token_requests::list))
        .routes(routes!(token_requests::one))
        .routes(routes!(token_requests::ask))
        .routes(routes!(token_requests::approve))
        .routes(routes!(token_requests::decline))
        .routes(routes!(token_requests::withdraw))
        .routes(routes!(units::find))
        .routes(routes!(reviews::list))
        .routes(routes!(reviews::one))
        .routes(routes!(reviews::confirm))
        .routes(routes!(feed::streams))
        .routes(routes!(feed::page))
        .routes(routes!(operations::push))
        .routes(routes!(service_points::list))
        .routes(routes!(service_points::one))
        .routes(routes!(prints::list))
        .routes(routes!(sign_out::sign_out))
        .routes(routes!(accounts::list))
        .routes(routes!(accounts::import))
        .routes(routes!(grants::suspend))
        .routes(routes!(grants::resume))
        .routes(routes!(grants::end))
        .routes(routes!(grants::change))
        .routes(routes!(grants::hand_over))
        .routes(routes!(agencies::find))
        .routes(routes!(letters::read))
        .merge(letters())
        .routes(routes!(requests::list))
        .routes(routes!(requests::queue))
        .routes(routes!(requests::one))
        .routes(routes!(requests::send))
        .routes(routes!(requests::ask_executive))
        .routes(routes!(requests::send_again))
        .routes(routes!(requests::withdraw))
        .routes(routes!(requests::decide))
        .routes(routes!(wrong_rights::list))
        .routes(routes!(wrong_rights::one))
        .routes(routes!(wrong_rights::report))
        .routes(routes!(wrong_rights::settle))
        .routes(routes!(wrong_rights::withdraw))
}

/// Bodies larger than any other.
fn letters() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(letters::keep))
        .layer(DefaultBodyLimit::max(letters::BODY_LIMIT))
}

fn practice() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(practice_mails::list))
}

/// An address nobody knows: the API answers in its own shape, everything else with a page.
async fn unknown(State(app): State<App>, uri: Uri) -> Response {
    if uri.path().starts_with("/api/") {
        return ApiError::NotFound.into_response();
    }
    nothing_here(app.shell())
}

async fn wrong_method() -> Response {
    errors::body(StatusCode::METHOD_NOT_ALLOWED, Refusal::BadRequest)
}

fn nothing_here(shell: &Shell) -> Response {
    shell.message(
        StatusCode::NOT_FOUND,
        Tone::Problem,
        "ไม่พบหน้านี้",
        html! {
            p { "ที่อยู่เว็บนี้ไม่มีข้อมูล อาจพิมพ์ไม่ครบหรือพิมพ์ผิด" }
            p { "ถ้ามีรหัสจากโปสเตอร์ " a href="/S" { "เปิดข้อมูลจุดบริการด้วยรหัส" } }
        },
    )
}
