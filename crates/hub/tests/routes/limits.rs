//! Whoever fails too often waits; whoever comes from elsewhere does not.

use crate::answers::header_of;
use infodesk_test_support::{Person, TestHub};
use reqwest::{RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

/// A hub behind a proxy on this machine, so that requests can come from anywhere.
async fn behind_a_proxy() -> TestHub {
    let trusted = vec!["127.0.0.1".parse().unwrap()];
    TestHub::setup()
        .configure(move |config| config.proxies.trusted = trusted)
        .start()
        .await
}

async fn from(address: &str, request: RequestBuilder) -> Response {
    let request = request.header("x-forwarded-for", address);
    request.send().await.unwrap()
}

#[tokio::test]
async fn made_up_ways_back_from_the_provider_are_held_back_with_a_page() {
    let hub = behind_a_proxy().await;
    let made_up = || hub.get("/sign-in/digital-id/callback?state=made-up&code=made-up");
    for _ in 0..101 {
        assert_eq!(
            from("203.0.113.9", made_up()).await.status(),
            StatusCode::BAD_REQUEST
        );
    }
    let events = hub.store().audit_entries(0, 1000).await.unwrap().len();
    for _ in 0..3 {
        let held_back = from("203.0.113.9", made_up()).await;
        assert_eq!(held_back.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(header_of(&held_back, "retry-after"), "1");
        let html = held_back.text().await.unwrap();
        assert!(
            html.contains("รออีก 1 วินาที") && html.contains("02-612-6060"),
            "{html}"
        );
    }
    // Those who are held back fill no table.
    assert_eq!(
        hub.store().audit_entries(0, 1000).await.unwrap().len(),
        events
    );
    assert_eq!(
        from("203.0.113.8", made_up()).await.status(),
        StatusCode::BAD_REQUEST
    );
    hub.clock.pass_millis(1000);
    assert_eq!(
        from("203.0.113.9", made_up()).await.status(),
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn made_up_links_of_executives_are_held_back_and_others_are_not() {
    let hub = behind_a_proxy().await;
    for made_up in ["/confirm?t=made-up", "/confirm/letter?t=made-up"] {
        for _ in 0..26 {
            let answer = from("203.0.113.9", hub.get(made_up)).await;
            assert!(matches!(answer.status().as_u16(), 404 | 429));
        }
    }
    let answered = [("t", "made-up"), ("answer", "confirm")];
    let held_back = from("203.0.113.9", hub.post("/confirm").form(&answered)).await;
    assert_eq!(held_back.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(header_of(&held_back, "retry-after"), "1");
    let html = held_back.text().await.unwrap();
    assert!(html.contains("รออีก 1 วินาที"), "{html}");
    let elsewhere = from("203.0.113.8", hub.get("/confirm?t=made-up")).await;
    assert_eq!(elsewhere.status(), StatusCode::NOT_FOUND);
    // The public pages of points are none of these links.
    let point = from("203.0.113.9", hub.get("/S/AAAA-AAAA")).await;
    assert_ne!(point.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn guessed_refresh_tokens_and_codes_are_held_back_and_others_go_on() {
    let hub = behind_a_proxy().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let tokens = hub.sign_in_as(&person).await;
    let guess = |grant: &str, name: &str| {
        let form = [
            ("grant_type", grant),
            ("client_id", infodesk_hub::APP_CLIENT_ID),
            (name, "guess"),
        ];
        hub.post("/oauth/token").form(&form)
    };
    for i in 0..501 {
        let request = match i % 2 {
            0 => guess("refresh_token", "refresh_token"),
            _ => guess("authorization_code", "code"),
        };
        assert_eq!(
            from("203.0.113.9", request).await.status(),
            StatusCode::BAD_REQUEST
        );
    }
    let held_back = from("203.0.113.9", guess("refresh_token", "refresh_token")).await;
    assert_eq!(held_back.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(header_of(&held_back, "retry-after"), "1");
    let body: Value = held_back.json().await.unwrap();
    assert_eq!(body, json!({ "error": "too_many_requests" }));
    // The officer's desk, elsewhere, is not disturbed.
    assert_eq!(hub.refresh(&tokens.refresh).await.status(), StatusCode::OK);
}
