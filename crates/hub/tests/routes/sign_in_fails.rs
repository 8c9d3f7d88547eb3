//! Every way in which a sign-in does not come to its end.

use crate::answers::page;
use infodesk_test_support::{APP_ADDRESS, Arrival, PASSWORD, Person, TestHub};
use reqwest::StatusCode;
use url::Url;

pub fn error_in(answer: &Url) -> Option<String> {
    answer
        .query_pairs()
        .find(|(name, _)| name == "error")
        .map(|(_, value)| value.into_owned())
}

/// The provider's answer to the hub, caught before the browser follows it.
pub async fn caught_callback(
    hub: &TestHub,
    person: &Person,
) -> (infodesk_test_support::Browser, Url) {
    let browser = hub.browser_stopping_at(hub.at("/sign-in/digital-id/callback").as_str());
    let (_, url, html) = browser.open(hub.authorization()).await.page();
    let fields = [
        ("username", person.username.as_str()),
        ("password", PASSWORD),
    ];
    let callback = browser
        .submit((&url, &html), "/sign-in", &fields)
        .await
        .app();
    (browser.stopping_at(APP_ADDRESS), callback)
}

#[tokio::test]
async fn a_provider_that_is_down_is_told_to_the_app() {
    let hub = TestHub::setup().without_provider().start().await;
    let answer = hub.browser().open(hub.authorization()).await.app();
    assert_eq!(
        error_in(&answer).as_deref(),
        Some("temporarily_unavailable")
    );
    assert!(
        answer
            .query_pairs()
            .any(|(name, value)| name == "state" && value == "the-state-of-the-app")
    );
}

#[tokio::test]
async fn turning_back_at_the_provider_is_told_to_the_app() {
    let hub = TestHub::start().await;
    let browser = hub.browser();
    let (_, url, html) = browser.open(hub.authorization()).await.page();
    let answer = browser.submit((&url, &html), "/cancel", &[]).await.app();
    assert_eq!(error_in(&answer).as_deref(), Some("access_denied"));
}

#[tokio::test]
async fn whoever_is_known_too_little_is_told_so_and_not_let_in() {
    let setup = TestHub::setup().configure(|config| {
        for provider in &mut config.identity_providers {
            provider.minimum_assurance = Some("3".parse().unwrap());
        }
    });
    let hub = setup.start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let (browser, callback) = caught_callback(&hub, &person).await;
    let answer = browser.open(callback).await.app();
    assert_eq!(
        error_in(&answer).as_deref(),
        Some("unmet_authentication_requirements")
    );
    let stored = hub.database().contents().await;
    let stored = String::from_utf8_lossy(&stored);
    assert!(stored.contains("assurance_too_low"));
    assert!(!stored.contains(&person.email), "entered all the same");
}

#[tokio::test]
async fn an_unknown_app_gets_a_page_and_no_redirect() {
    let hub = TestHub::start().await;
    for (name, value) in [
        ("client_id", "somebody"),
        ("redirect_uri", "https://evil.example/callback"),
    ] {
        let mut url = hub.authorization();
        let pairs: Vec<(String, String)> = url
            .query_pairs()
            .map(|(n, v)| {
                (
                    n.to_string(),
                    if n == name {
                        value.to_owned()
                    } else {
                        v.to_string()
                    },
                )
            })
            .collect();
        url.query_pairs_mut().clear().extend_pairs(pairs);
        let (status, html) = page(hub.http.get(url)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(
            html.contains("เข้าสู่ระบบจากลิงก์นี้ไม่ได้") && html.contains("02-612-6060"),
            "{html}"
        );
    }
}

#[tokio::test]
async fn an_answer_in_another_browser_is_refused() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let (_, callback) = caught_callback(&hub, &person).await;
    let (status, _, html) = hub.browser().open(callback).await.page();
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(html.contains("ใช้ไม่ได้แล้ว"), "{html}");
}

#[tokio::test]
async fn an_answer_comes_once() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let (browser, callback) = caught_callback(&hub, &person).await;
    assert_eq!(error_in(&browser.open(callback.clone()).await.app()), None);
    assert_eq!(
        browser.open(callback).await.page().0,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn an_answer_after_ten_minutes_is_too_late() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let (browser, callback) = caught_callback(&hub, &person).await;
    hub.clock.pass_minutes(11);
    assert_eq!(
        browser.open(callback).await.page().0,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn an_answer_that_names_another_issuer_or_none_is_refused() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    for issuer in [Some("https://evil.example"), None] {
        let (browser, mut callback) = caught_callback(&hub, &person).await;
        let kept: Vec<(String, String)> = callback
            .query_pairs()
            .into_owned()
            .filter(|(name, _)| name != "iss")
            .collect();
        callback
            .query_pairs_mut()
            .clear()
            .extend_pairs(kept)
            .extend_pairs(issuer.map(|iss| ("iss", iss)));
        let answer = browser.open(callback).await.app();
        assert_eq!(
            error_in(&answer).as_deref(),
            Some("server_error"),
            "{issuer:?}"
        );
    }
}

#[tokio::test]
async fn a_code_that_the_provider_never_gave_is_refused() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let (browser, mut callback) = caught_callback(&hub, &person).await;
    let changed: Vec<(String, String)> = callback
        .query_pairs()
        .into_owned()
        .map(|(name, value)| {
            if name == "code" {
                (name, "made-up".to_owned())
            } else {
                (name, value)
            }
        })
        .collect();
    callback.query_pairs_mut().clear().extend_pairs(changed);
    assert_eq!(
        error_in(&browser.open(callback).await.app()).as_deref(),
        Some("server_error")
    );
}

#[tokio::test]
async fn a_callback_out_of_nowhere_gets_a_page() {
    let hub = TestHub::start().await;
    for path in ["", "?state=x&code=y", "?code=y", "?state=%FF&state=x"] {
        let url = hub.at(&format!("/sign-in/digital-id/callback{path}"));
        match hub.browser().open(url).await {
            Arrival::Page { status, html, .. } => {
                assert_eq!(status, StatusCode::BAD_REQUEST, "{path}");
                assert!(
                    html.contains("เข้าสู่ระบบ") && html.contains("contact@dga.or.th"),
                    "{html}"
                );
            }
            Arrival::App(url) => panic!("{path} reached the app: {url}"),
        }
    }
}

#[tokio::test]
async fn two_sign_ins_side_by_side_in_one_browser_both_end_well() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let browser = hub.browser();
    let (_, first_url, first) = browser.open(hub.authorization()).await.page();
    let (_, second_url, second) = browser.open(hub.authorization()).await.page();
    let fields = [
        ("username", person.username.as_str()),
        ("password", PASSWORD),
    ];
    for (url, html) in [(first_url, first), (second_url, second)] {
        let answer = browser
            .submit((&url, &html), "/sign-in", &fields)
            .await
            .app();
        assert_eq!(error_in(&answer), None);
    }
}
