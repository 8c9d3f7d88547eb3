//! Around every request: an id, a log line, a time limit, a net under panics, headers that protect.

use crate::{app::App, errors, origin::Origin, traffic};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use infodesk_domain::wire::Refusal;
use std::{
    any::Any,
    time::{Duration, Instant},
};
use tracing::Instrument;

/// Long enough for the identity provider's own limits, short enough to give a worker back.
const TIME_LIMIT: Duration = Duration::from_secs(45);
/// Of a request's body: some thousands of operations.
pub(crate) const BODY_LIMIT: usize = 2 * 1024 * 1024;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The log gets the path without the query: codes and states stand there.
pub(crate) async fn around(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = request_id(&app);
    let origin = Origin::of(&request, &app.config().proxies);
    let seen = traffic::Seen::default();
    let log = app.traffic();
    let line = log.map(|_| traffic::Line::begun(&request, &origin, app.now()));
    request.extensions_mut().insert(origin.clone());
    request.extensions_mut().insert(seen.clone());
    let span = tracing::info_span!("request", id, method = %request.method(), path = ?request.uri().path());
    let answer = async {
        let started = Instant::now();
        let response = origin.during(within_limit(request, next)).await;
        let millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(status = response.status().as_u16(), millis, "answered");
        if let Some((log, line)) = log.zip(line) {
            log.write(&line.answered(&response, millis, &seen));
        }
        response
    };
    let mut response = answer.instrument(span).await;
    protect(response.headers_mut(), app.config().is_https());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// When the limit is over the handler is dropped, and with it its transaction.
async fn within_limit(request: Request, next: Next) -> Response {
    match tokio::time::timeout(TIME_LIMIT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!("took too long");
            errors::body(StatusCode::GATEWAY_TIMEOUT, Refusal::Internal)
        }
    }
}

pub(crate) fn panicked(panic: Box<dyn Any + Send>) -> Response<Body> {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(
        panic = text.unwrap_or("without words"),
        "a handler panicked"
    );
    errors::body(StatusCode::INTERNAL_SERVER_ERROR, Refusal::Internal)
}

fn request_id(app: &App) -> String {
    let mut bytes = [0; 8];
    app.random(&mut bytes);
    hex::encode(bytes)
}

/// What is already there stays: pages have a policy and a lifetime of their own.
fn protect(headers: &mut HeaderMap, https: bool) {
    const USUAL: [(HeaderName, &str); 5] = [
        (header::CACHE_CONTROL, "no-store"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
        ),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    for (name, value) in USUAL {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_without_its_words() {
        let response = panicked(Box::new("a secret".to_owned()));
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(response.into_body(), 1000).await;
        assert_eq!(
            body.ok().as_deref(),
            Some(br#"{"error":"internal"}"#.as_slice())
        );
    }

    #[test]
    fn a_policy_that_is_there_stays() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=60"),
        );
        protect(&mut headers, true);
        assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=60");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(
            headers[header::STRICT_TRANSPORT_SECURITY],
            "max-age=31536000"
        );
    }
}
