//! What a hub in use leaves in its audit.

use crate::{answers::ok, sign_in_fails::caught_callback};
use infodesk_domain::rights::Role;
use infodesk_hub::store::Entry;
use infodesk_test_support::{Database, Person, TestHub};
use serde_json::json;
use url::Url;

async fn entries(hub: &TestHub) -> Vec<Entry> {
    hub.store().verify_audit().await.unwrap().unwrap();
    hub.store().audit_entries(0, 1000).await.unwrap()
}

/// Kind and reason of everything after the first `skip` events.
async fn since(hub: &TestHub, skip: usize) -> Vec<(String, String)> {
    let all = entries(hub).await.into_iter().skip(skip);
    all.map(|e| (e.kind, e.reason.unwrap_or_default()))
        .collect()
}

fn done(kind: &str) -> (String, String) {
    (kind.to_owned(), String::new())
}

fn refused(kind: &str, reason: &str) -> (String, String) {
    (kind.to_owned(), reason.to_owned())
}

async fn a_working_day(hub: TestHub) {
    let person = Person::named("daranee");
    hub.register(&person).await;
    let before = entries(&hub).await.len();
    let tokens = hub.sign_in_as(&person).await;
    let me = ok(hub.get("/api/v1/me").bearer_auth(&tokens.access)).await;
    let token = hub.practice_token(Role::AgencyOfficer).await;
    let redeem = |token: &str| {
        hub.post("/api/v1/tokens/redeem")
            .bearer_auth(&tokens.access)
            .header("user-agent", "InfoDesk/9.9.9")
            .json(&json!({ "token": token }))
    };
    ok(redeem(&token)).await;
    assert_eq!(redeem(&token).send().await.unwrap().status(), 422);
    let sign_out = hub.post("/api/v1/sign-out").bearer_auth(&tokens.access);
    assert_eq!(sign_out.send().await.unwrap().status(), 200);

    assert_eq!(
        since(&hub, before).await,
        [
            done("signed_in"),
            done("session_opened"),
            done("token_redeemed"),
            done("grant_given"),
            refused("token_refused", "token_used"),
            done("signed_out"),
        ]
    );
    let all = entries(&hub).await.split_off(before);
    let officer = me["officer"]["id"].as_str();
    for entry in &all {
        assert_eq!(entry.actor.as_deref(), officer, "{entry:?}");
        assert_eq!(entry.address.as_deref(), Some("127.0.0.1"), "{entry:?}");
    }
    assert_eq!(all[2].device.as_deref(), Some("InfoDesk/9.9.9"));
    assert!(all[1].details.contains("เครื่องทดสอบ"), "{:?}", all[1]);
}

#[tokio::test]
async fn a_working_day_is_told_in_order() {
    a_working_day(TestHub::start().await).await;
}

#[tokio::test]
async fn on_postgresql_it_is_the_same() {
    let database = Database::postgres().await;
    a_working_day(TestHub::setup().database(database).start().await).await;
}

/// The same address with one parameter changed.
fn changed(url: &Url, name: &str, value: &str) -> Url {
    let pairs = url.query_pairs().into_owned();
    let pairs: Vec<(String, String)> = pairs
        .map(|(n, v)| {
            if n == name {
                (n, value.to_owned())
            } else {
                (n, v)
            }
        })
        .collect();
    let mut url = url.clone();
    url.query_pairs_mut().clear().extend_pairs(pairs);
    url
}

#[tokio::test]
async fn sign_ins_that_fail_say_why() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let before = entries(&hub).await.len();

    let lost = hub.at("/sign-in/digital-id/callback?state=made-up&code=made-up");
    hub.browser().open(lost).await.page();
    let browser = hub.browser();
    let (_, url, html) = browser.open(hub.authorization()).await.page();
    browser.submit((&url, &html), "/cancel", &[]).await.app();
    let (browser, callback) = caught_callback(&hub, &person).await;
    let elsewhere = changed(&callback, "iss", "https://evil.example");
    browser.open(elsewhere).await.app();
    let (browser, callback) = caught_callback(&hub, &person).await;
    browser
        .open(changed(&callback, "code", "made-up"))
        .await
        .app();
    let (_, callback) = caught_callback(&hub, &person).await;
    hub.browser().open(callback).await.page();
    let (browser, callback) = caught_callback(&hub, &person).await;
    let path = "/sign-in/another/callback";
    let other_provider = {
        let mut url = callback;
        url.set_path(path);
        url
    };
    browser.open(other_provider).await.page();

    let reasons = [
        "lost",
        "declined",
        "other_issuer",
        "not_proven",
        "lost",
        "other_browser_or_provider",
    ];
    let expected = reasons.map(|reason| refused("sign_in_failed", reason));
    assert_eq!(since(&hub, before).await, expected);
    for entry in entries(&hub).await.split_off(before) {
        assert_eq!((entry.actor, entry.details.as_str()), (None, "{}"));
    }
}

#[tokio::test]
async fn a_stolen_refresh_token_ends_its_family_and_is_told_with_the_thiefs_address() {
    let hub = TestHub::setup()
        .configure(|config| config.proxies.trusted = vec!["127.0.0.1".parse().unwrap()])
        .start()
        .await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let tokens = hub.sign_in_as(&person).await;
    assert_eq!(hub.refresh(&tokens.refresh).await.status(), 200);
    hub.clock.pass_minutes(5);
    let before = entries(&hub).await.len();
    let form = [
        ("grant_type", "refresh_token"),
        ("client_id", infodesk_hub::APP_CLIENT_ID),
        ("refresh_token", &tokens.refresh),
    ];
    let thief = hub
        .post("/oauth/token")
        .header("x-forwarded-for", "192.0.2.66, 203.0.113.9")
        .form(&form);
    assert_eq!(thief.send().await.unwrap().status(), 400);
    assert_eq!(
        since(&hub, before).await,
        [
            refused("refresh_replayed", "replayed"),
            done("session_ended"),
        ]
    );
    for entry in entries(&hub).await.split_off(before) {
        assert_eq!(entry.address.as_deref(), Some("203.0.113.9"));
        assert_eq!(entry.actor, None, "whose it was is not who it was");
        assert!(entry.subject.is_some());
    }
}

#[tokio::test]
async fn a_code_that_comes_twice_is_told() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let code = hub.code_for(&person).await;
    let before = entries(&hub).await.len();
    assert_eq!(hub.redeem_code(&code).await.status(), 200);
    assert_eq!(hub.redeem_code(&code).await.status(), 400);
    assert_eq!(
        since(&hub, before).await,
        [
            done("session_opened"),
            refused("code_replayed", "replayed"),
            done("session_ended"),
        ]
    );
}
