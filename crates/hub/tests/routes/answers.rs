//! Reading what the hub answers.

use reqwest::{RequestBuilder, Response, StatusCode, header};
use serde_json::Value;

/// Sends the request; the answer must be JSON.
pub async fn json(request: RequestBuilder) -> (StatusCode, Value) {
    let response = request.send().await.unwrap();
    let status = response.status();
    let kind = response
        .headers()
        .get(header::CONTENT_TYPE)
        .map(|v| v.to_str().unwrap().to_owned());
    let text = response.text().await.unwrap();
    assert_eq!(kind.as_deref(), Some("application/json"), "{status} {text}");
    (status, serde_json::from_str(&text).unwrap())
}

/// Sends the request; it must succeed.
pub async fn ok(request: RequestBuilder) -> Value {
    let (status, body) = json(request).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    body
}

/// Status and error code of a refusal.
pub async fn refusal(request: RequestBuilder) -> (u16, String) {
    let (status, body) = json(request).await;
    (
        status.as_u16(),
        body["error"]
            .as_str()
            .unwrap_or_else(|| panic!("{status} {body}"))
            .to_owned(),
    )
}

/// The page with its status.
pub async fn page(request: RequestBuilder) -> (StatusCode, String) {
    let response = request.send().await.unwrap();
    assert!(
        header_of(&response, "content-type").starts_with("text/html"),
        "{response:?}"
    );
    (response.status(), response.text().await.unwrap())
}

pub fn header_of(response: &Response, name: &str) -> String {
    response
        .headers()
        .get(name)
        .map(|v| v.to_str().unwrap().to_owned())
        .unwrap_or_default()
}
