use crate::answers::{header_of, ok};
use infodesk_test_support::TestHub;

#[tokio::test]
async fn anybody_may_ask_what_the_hub_is() {
    let hub = TestHub::start().await;
    let about = ok(hub.get("/api/v1/about")).await;
    assert_eq!(about["practice"], true);
    assert_eq!(about["public_url"], hub.url.as_str().trim_end_matches('/'));
    assert_eq!(about["now"], 1_795_399_200_000_i64);
    assert_eq!(about["contact"]["telephone"], "02-612-6060");
}

#[tokio::test]
async fn the_database_is_asked_for_readiness() {
    let hub = TestHub::start().await;
    for path in ["/healthz", "/readyz"] {
        let response = hub.get(path).send().await.unwrap();
        assert!(response.status().is_success(), "{path}");
    }
}

#[tokio::test]
async fn every_answer_bears_an_id_and_protective_headers() {
    let hub = TestHub::start().await;
    for path in [
        "/api/v1/about",
        "/api/v1/me",
        "/S",
        "/nothing",
        "/.well-known/openid-configuration",
    ] {
        let response = hub.get(path).send().await.unwrap();
        assert_eq!(header_of(&response, "x-request-id").len(), 16, "{path}");
        assert_eq!(
            header_of(&response, "x-content-type-options"),
            "nosniff",
            "{path}"
        );
        assert_eq!(
            header_of(&response, "referrer-policy"),
            "no-referrer",
            "{path}"
        );
        assert!(
            header_of(&response, "content-security-policy").contains("default-src 'none'"),
            "{path}"
        );
        assert!(
            header_of(&response, "content-security-policy").contains("frame-ancestors 'none'"),
            "{path}"
        );
    }
}
