//! Pages for everybody: what the code on a poster opens, the public page of a service point, and the page on which
//! an executive confirms a request.
//!
//! A poster hangs for years, so an address once printed is always answered: with the point, or with
//! a page that says what is wrong with the code and lets it be typed again.

mod confirm;
mod not_found;
mod point;
mod routes;

use crate::app::App;
use axum::Router;

pub(crate) fn routes() -> Router<App> {
    routes::routes().merge(confirm::routes())
}
