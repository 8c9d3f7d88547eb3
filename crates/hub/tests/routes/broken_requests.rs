//! Whatever is wrong with a request, the answer has the API's shape and says nothing it should not.

use crate::answers::{json, page, refusal};
use infodesk_test_support::TestHub;
use reqwest::{Method, StatusCode, header};
use serde_json::json;

#[tokio::test]
async fn a_body_that_cannot_be_read_is_answered_as_json() {
    let hub = TestHub::start().await;
    let access = hub.sign_in("daranee").await;
    let post = || hub.post("/api/v1/operations").bearer_auth(&access);
    let as_json = |body: &str| {
        post()
            .header(header::CONTENT_TYPE, "application/json")
            .body(body.to_owned())
    };
    let bad = |status: u16| (status, "bad_request".to_owned());

    assert_eq!(refusal(as_json("{")).await, bad(400));
    assert_eq!(refusal(as_json("")).await, bad(400));
    assert_eq!(refusal(as_json("{\"operations\": 1}")).await, bad(422));
    assert_eq!(
        refusal(as_json("{\"operations\": [{\"id\": \"x\"}]}")).await,
        bad(422)
    );
    assert_eq!(refusal(post().body("{\"operations\": []}")).await, bad(415));
    let large = format!(
        "{{\"operations\": [], \"more\": \"{}\"}}",
        "x".repeat(3 * 1024 * 1024)
    );
    assert_eq!(refusal(as_json(&large)).await, bad(413));
}

#[tokio::test]
async fn a_query_that_cannot_be_read_is_answered_as_json() {
    let hub = TestHub::start().await;
    let access = hub.sign_in("daranee").await;
    for query in ["province=ten", "province=70000", "limit=-1", "after=x"] {
        let request = hub
            .get(&format!("/api/v1/service-points?{query}"))
            .bearer_auth(&access);
        assert_eq!(
            refusal(request).await,
            (400, "bad_request".to_owned()),
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_path_or_method_nobody_knows_is_answered_as_json() {
    let hub = TestHub::start().await;
    assert_eq!(
        refusal(hub.get("/api/v1/nothing")).await,
        (404, "not_found".to_owned())
    );
    assert_eq!(
        refusal(hub.get("/api/")).await,
        (404, "not_found".to_owned())
    );
    for (method, path) in [
        (Method::DELETE, "/api/v1/me"),
        (Method::GET, "/api/v1/operations"),
    ] {
        let request = hub.http.request(method, hub.at(path));
        assert_eq!(
            refusal(request).await,
            (405, "bad_request".to_owned()),
            "{path}"
        );
    }
}

#[tokio::test]
async fn elsewhere_a_page_says_that_nothing_is_there() {
    let hub = TestHub::start().await;
    let (status, html) = page(hub.get("/nothing")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(html.contains("ไม่พบหน้านี้"), "{html}");
}

#[tokio::test]
async fn a_point_whose_name_is_no_identifier_is_not_found() {
    let hub = TestHub::start().await;
    let access = hub.sign_in("daranee").await;
    let request = hub.get("/api/v1/service-points/1").bearer_auth(&access);
    let (status, body) = json(request).await;
    assert_eq!(
        (status.as_u16(), body),
        (404, json!({ "error": "not_found" }))
    );
}
