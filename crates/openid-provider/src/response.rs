//! How answers look: never kept, never framed, never telling where the browser came from.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use url::Url;

/// Adds the headers that every answer of a provider bears. A content security policy that is
/// already there stays; it should say `frame-ancestors 'none'` itself.
#[must_use]
pub fn protective_headers(mut response: Response) -> Response {
    const ALWAYS: [(HeaderName, &str); 5] = [
        (header::CACHE_CONTROL, "no-store"),
        (header::PRAGMA, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    const POLICY: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(POLICY));
    response
}

/// Sends the browser back to a proven redirect address, with `state` and `iss` (RFC 9207)
/// where they are given.
pub(crate) fn redirect_back(
    redirect_uri: &str,
    state: Option<&str>,
    issuer: Option<&str>,
    answer: (&str, &str),
) -> Response {
    let Ok(mut url) = Url::parse(redirect_uri) else {
        tracing::error!(redirect_uri, "a registered redirect address is not a URL");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    {
        let mut query = url.query_pairs_mut();
        query.append_pair(answer.0, answer.1);
        if let Some(state) = state {
            query.append_pair("state", state);
        }
        if let Some(issuer) = issuer {
            query.append_pair("iss", issuer);
        }
    }
    protective_headers(Redirect::to(url.as_str()).into_response())
}

/// A page without style or script, for a host that has none of its own.
pub(crate) fn plain_page(status: StatusCode, title: &str, text: &str) -> Response {
    let page = format!(
        "<!doctype html><html lang=\"th\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    );
    (status, Html(page)).into_response()
}
