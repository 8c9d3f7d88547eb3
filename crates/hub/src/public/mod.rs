//! What the code on a poster opens: the public page of a service point.
//!
//! A poster hangs for years, so an address once printed is always answered: with the point, or with
//! a page that says what is wrong with the code and lets it be typed again.

mod not_found;
mod point;
mod routes;

pub(crate) use routes::routes;
