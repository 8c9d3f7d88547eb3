//! ID tokens that do not hold: each is refused, nobody is entered, and the audit says why.

mod provider;

use crate::sign_in_fails::error_in;
use infodesk_test_support::{APP_ADDRESS, TestHub};
use provider::{Forger, seconds, signed, signed_by, unsigned};
use reqwest::Url;
use serde_json::{Value, json};

/// A sign-in that stands at the provider: the browser's way back, but for the code.
async fn begun(hub: &TestHub, forger: &Forger) -> (infodesk_test_support::Browser, Url, String) {
    let browser = hub.browser_stopping_at(&forger.issuer);
    let sent = browser.open(hub.authorization()).await.app();
    let given = |name: &str| {
        let value = sent.query_pairs().find(|(key, _)| key == name);
        value.unwrap().1.into_owned()
    };
    let mut callback = hub.at("/sign-in/digital-id/callback");
    callback
        .query_pairs_mut()
        .extend_pairs([("code", "a code"), ("state", &given("state"))]);
    (browser.stopping_at(APP_ADDRESS), callback, given("nonce"))
}

/// Signs in with the token that `forge` makes of the nonce; the error that the app gets, if any.
async fn sign_in_with(
    forger: &Forger,
    hub: &TestHub,
    userinfo: Value,
    forge: impl FnOnce(Value) -> String,
) -> Option<String> {
    let (browser, callback, nonce) = begun(hub, forger).await;
    forger.answer_with(forge(forger.claims(&nonce, &hub.clock)), userinfo);
    error_in(&browser.open(callback).await.app())
}

fn somebody() -> Value {
    json!({ "sub": "somebody" })
}

async fn is_refused(forge: impl FnOnce(Value) -> String) {
    let forger = Forger::start().await;
    let hub = forger.hub().await;
    let error = sign_in_with(&forger, &hub, somebody(), forge).await;
    assert_eq!(error.as_deref(), Some("server_error"));
    let stored = hub.database().contents().await;
    let stored = String::from_utf8_lossy(&stored);
    assert!(stored.contains("not_proven"), "the audit does not say why");
    assert!(!stored.contains("ทดลองงาน"), "somebody was entered");
}

fn with(mut claims: Value, name: &str, value: Value) -> Value {
    claims[name] = value;
    claims
}

#[tokio::test]
async fn the_forger_is_believed_while_it_does_not_lie() {
    let forger = Forger::start().await;
    let hub = forger.hub().await;
    let error = sign_in_with(&forger, &hub, somebody(), |claims| signed(&claims)).await;
    assert_eq!(error, None);
}

#[tokio::test]
async fn another_audience() {
    is_refused(|claims| signed(&with(claims, "aud", json!("another-client")))).await;
}

#[tokio::test]
async fn a_second_audience() {
    is_refused(|claims| {
        signed(&with(
            claims,
            "aud",
            json!([provider::CLIENT, "another-client"]),
        ))
    })
    .await;
}

#[tokio::test]
async fn another_issuer() {
    is_refused(|claims| signed(&with(claims, "iss", json!("https://evil.example")))).await;
}

#[tokio::test]
async fn another_nonce() {
    is_refused(|claims| signed(&with(claims, "nonce", json!("of another sign-in")))).await;
}

#[tokio::test]
async fn no_nonce() {
    is_refused(|mut claims| {
        claims.as_object_mut().unwrap().remove("nonce");
        signed(&claims)
    })
    .await;
}

#[tokio::test]
async fn an_expired_one() {
    let forger = Forger::start().await;
    let hub = forger.hub().await;
    let past = seconds(&hub.clock) - 1;
    let error = sign_in_with(&forger, &hub, somebody(), |claims| {
        signed(&with(claims, "exp", json!(past)))
    })
    .await;
    assert_eq!(error.as_deref(), Some("server_error"));
}

#[tokio::test]
async fn one_from_the_future() {
    let forger = Forger::start().await;
    let hub = forger.hub().await;
    let future = seconds(&hub.clock) + 3600;
    let error = sign_in_with(&forger, &hub, somebody(), |claims| {
        let claims = with(claims, "exp", json!(future + 300));
        signed(&with(claims, "iat", json!(future)))
    })
    .await;
    assert_eq!(error.as_deref(), Some("server_error"));
}

#[tokio::test]
async fn a_strangers_signature() {
    let header = json!({ "alg": "EdDSA", "kid": "ours" });
    is_refused(|claims| signed_by(&[8; 32], &header, &claims)).await;
}

#[tokio::test]
async fn a_key_that_nobody_published() {
    let header = json!({ "alg": "EdDSA", "kid": "theirs" });
    is_refused(|claims| signed_by(&[8; 32], &header, &claims)).await;
}

#[tokio::test]
async fn changed_after_it_was_signed() {
    is_refused(|claims| {
        let honest = signed(&claims);
        let signature = honest.rsplit('.').next().unwrap();
        let header = json!({ "alg": "EdDSA", "kid": "ours" });
        let changed = unsigned(&header, &with(claims, "sub", json!("somebody else")));
        format!("{changed}.{signature}")
    })
    .await;
}

#[tokio::test]
async fn algorithm_none() {
    let header = json!({ "alg": "none" });
    is_refused(|claims| format!("{}.", unsigned(&header, &claims))).await;
}

/// The public key taken for a shared secret.
#[tokio::test]
async fn a_symmetric_algorithm() {
    use hmac::{Hmac, Mac};
    let header = json!({ "alg": "HS256", "kid": "ours" });
    is_refused(|claims| {
        let text = unsigned(&header, &claims);
        let key = provider::public_key();
        let mut mac = <Hmac<sha2::Sha256> as Mac>::new_from_slice(key.as_bytes()).unwrap();
        mac.update(text.as_bytes());
        let signature = mac.finalize().into_bytes();
        use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    })
    .await;
}

#[tokio::test]
async fn what_is_no_token_at_all() {
    for nonsense in ["", "a", "a.b.c", "....", "é.é.é", "eyJ9.eyJ9."] {
        is_refused(|_| nonsense.to_owned()).await;
    }
}

#[tokio::test]
async fn userinfo_of_somebody_else() {
    let forger = Forger::start().await;
    let hub = forger.hub().await;
    let other = json!({ "sub": "somebody else", "given_name": "ทดลองงาน" });
    let error = sign_in_with(&forger, &hub, other, |claims| signed(&claims)).await;
    assert_eq!(error.as_deref(), Some("server_error"));
}
