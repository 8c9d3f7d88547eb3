//! Pages for everybody: what the code on a poster opens, the public page of a service point, and the page on which
//! an executive confirms a request.
//!
//! A poster hangs for years, so an address once printed is always answered: with the point, or with
//! a page that says what is wrong with the code and lets it be typed again.

pub(crate) mod confirm;
mod not_found;
mod point;
mod routes;

use crate::{app::App, limits};
use axum::{Router, middleware::from_fn_with_state};

pub(crate) fn routes(app: &App) -> Router<App> {
    let gate = from_fn_with_state(app.clone(), limits::around_links);
    routes::routes().merge(confirm::routes().layer(gate))
}
