use crate::answers::{ok, refusal};
use infodesk_domain::wire::SignedOut;
use infodesk_test_support::{Person, TestHub};
use reqwest::{StatusCode, Url};

#[tokio::test]
async fn after_signing_out_neither_token_is_worth_anything() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let here = hub.sign_in_as(&person).await;
    let elsewhere = hub.sign_in_as(&person).await;

    let response = hub
        .post("/api/v1/sign-out")
        .bearer_auth(&here.access)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let SignedOut { provider_page } = response.json().await.unwrap();
    let page = Url::parse(&provider_page.unwrap()).unwrap();
    assert_eq!(page.origin(), hub.practice_id.origin());
    let back = format!("{}sign-in/digital-id/signed-out", hub.url);
    let given: Vec<(String, String)> = page.query_pairs().into_owned().collect();
    assert!(
        given.contains(&("post_logout_redirect_uri".to_owned(), back)),
        "{given:?}"
    );
    assert_eq!(
        refusal(hub.get("/api/v1/me").bearer_auth(&here.access)).await,
        (401, "signed_out".to_owned())
    );
    assert_eq!(
        hub.refresh(&here.refresh).await.status(),
        StatusCode::BAD_REQUEST
    );
    // Another device of the same officer stays signed in.
    ok(hub.get("/api/v1/me").bearer_auth(&elsewhere.access)).await;
}

#[tokio::test]
async fn no_route_of_the_officers_answers_without_a_token_that_holds() {
    let hub = TestHub::start().await;
    let stream = "01900000-0000-7000-8000-000000000000";
    for path in [
        "me",
        "feed",
        &format!("feed/{stream}"),
        "service-points",
        &format!("service-points/{stream}"),
    ] {
        let path = format!("/api/v1/{path}");
        let signed_out = (401, "signed_out".to_owned());
        assert_eq!(refusal(hub.get(&path)).await, signed_out, "{path}");
        assert_eq!(
            refusal(hub.get(&path).bearer_auth("made-up")).await,
            signed_out,
            "{path}"
        );
        assert_eq!(
            refusal(hub.get(&path).basic_auth("a", Some("b"))).await,
            signed_out,
            "{path}"
        );
    }
    for path in ["sign-out", "operations", "tokens/redeem"] {
        assert_eq!(
            refusal(hub.post(&format!("/api/v1/{path}"))).await.0,
            401,
            "{path}"
        );
    }
}
