//! Two identity providers at once: each knows its own people, and neither's answer passes for the other's.

use crate::{answers::ok, sign_in_fails::error_in};
use infodesk_test_support::{APP_ADDRESS, PASSWORD, Person, TestHub};
use reqwest::{StatusCode, Url};
use serde_json::Value;

const OTHER: &str = "ministry";

fn authorization_at(hub: &TestHub, provider: &str) -> Url {
    let mut url = hub.authorization();
    url.query_pairs_mut()
        .append_pair("identity_provider", provider);
    url
}

/// The answer of `provider` to the hub, caught before the browser follows it.
async fn caught(
    hub: &TestHub,
    provider: &str,
    person: &Person,
) -> (infodesk_test_support::Browser, Url) {
    let callback = hub.at(&format!("/sign-in/{provider}/callback"));
    let browser = hub.browser_stopping_at(callback.as_str());
    let (_, url, html) = browser.open(authorization_at(hub, provider)).await.page();
    let fields = [
        ("username", person.username.as_str()),
        ("password", PASSWORD),
    ];
    let answer = browser.submit((&url, &html), "/sign-in", &fields).await;
    (browser.stopping_at(APP_ADDRESS), answer.app())
}

async fn both() -> (TestHub, Person) {
    let hub = TestHub::setup().another_provider(OTHER).start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let other = hub.other_provider(0).clone();
    hub.register_at(&other, &person).await;
    (hub, person)
}

#[tokio::test]
async fn the_app_is_told_of_both_and_the_wish_is_followed() {
    let (hub, _) = both().await;
    let about = ok(hub.get("/api/v1/about")).await;
    let ways = about["sign_in"].as_array().unwrap();
    let names: Vec<&Value> = ways.iter().map(|way| &way["name"]).collect();
    assert_eq!(names, ["digital-id", OTHER]);
    for (wish, provider) in [
        ("digital-id", &hub.practice_id),
        (OTHER, hub.other_provider(0)),
        ("nobody", &hub.practice_id),
    ] {
        let page = hub.browser().open(authorization_at(&hub, wish)).await;
        let (_, url, _) = page.page();
        assert_eq!(url.origin(), provider.origin(), "{wish}");
    }
}

#[tokio::test]
async fn the_same_name_at_two_providers_is_two_officers() {
    let (hub, person) = both().await;
    let mut ids = Vec::new();
    for provider in ["digital-id", OTHER] {
        let (browser, callback) = caught(&hub, provider, &person).await;
        let answer = browser.open(callback).await.app();
        let code = answer.query_pairs().find(|(name, _)| name == "code");
        let code = code.unwrap().1.into_owned();
        let tokens: Value = hub.redeem_code(&code).await.json().await.unwrap();
        let access = tokens["access_token"].as_str().unwrap();
        let me = ok(hub.get("/api/v1/me").bearer_auth(access)).await;
        ids.push(me["officer"]["id"].clone());
    }
    assert_ne!(ids[0], ids[1]);
}

/// The mix-up attack (RFC 9700 §4.4): what one provider answered is carried to the callback of the other.
#[tokio::test]
async fn the_answer_of_one_does_not_pass_for_the_others() {
    let (hub, person) = both().await;
    let (browser, callback) = caught(&hub, OTHER, &person).await;
    let mut elsewhere = hub.at("/sign-in/digital-id/callback");
    elsewhere.set_query(callback.query());
    let (status, _, _) = browser.open(elsewhere).await.page();
    assert_eq!(status, StatusCode::BAD_REQUEST);
    // And the sign-in is spent: it cannot be tried at the right one afterwards.
    let (status, _, _) = browser.open(callback).await.page();
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_answer_that_names_another_issuer_is_refused() {
    let (hub, person) = both().await;
    let (browser, mut callback) = caught(&hub, OTHER, &person).await;
    let issuer = hub.practice_id.as_str().trim_end_matches('/').to_owned();
    let pairs: Vec<(String, String)> = callback.query_pairs().into_owned().collect();
    let changed = pairs.into_iter().map(|(name, value)| match name.as_str() {
        "iss" => (name, issuer.clone()),
        _ => (name, value),
    });
    let changed: Vec<(String, String)> = changed.collect();
    callback.query_pairs_mut().clear().extend_pairs(changed);
    let answer = browser.open(callback).await.app();
    assert_eq!(error_in(&answer).as_deref(), Some("server_error"));
}
