//! What is asked of every provider: the person who comes through it is an officer in the end.

use infodesk_hub::IdentityProviderConfig;
use infodesk_hub::SystemSurroundings;
use infodesk_test_support::TestHub;
use reqwest::{StatusCode, Url};
use serde_json::Value;
use std::sync::Arc;

/// A hub that knows these providers, and the real time as they do.
pub async fn hub(providers: Vec<IdentityProviderConfig>) -> TestHub {
    let setup = TestHub::setup()
        .without_provider()
        .surroundings(Arc::new(SystemSurroundings))
        .configure(|config| config.identity_providers = providers);
    setup.start().await
}

/// Where a provider must lead back to.
pub fn callback(hub: &TestHub, name: &str) -> String {
    hub.at(&format!("/sign-in/{name}/callback")).into()
}

/// Where the app sends the browser to come in by this provider.
pub fn authorization(hub: &TestHub, name: &str) -> Url {
    let mut url = hub.authorization();
    url.query_pairs_mut().append_pair("identity_provider", name);
    url
}

/// What the hub knows of whoever came in by this answer to the app.
pub async fn officer(hub: &TestHub, answer: &Url) -> Value {
    let tokens = hub.tokens_for(answer).await;
    let me = hub.get("/api/v1/me").bearer_auth(&tokens.access);
    let response = me.send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK);
    let mut me: Value = response.json().await.expect("JSON");
    me["officer"].take()
}

/// Where the officer also signs out at the provider.
pub async fn sign_out_page(hub: &TestHub, answer: &Url) -> Url {
    let tokens = hub.tokens_for(answer).await;
    let sign_out = hub.post("/api/v1/sign-out").bearer_auth(&tokens.access);
    let response = sign_out.send().await.expect("an answer");
    let said: Value = response.json().await.expect("JSON");
    let page = said["provider_page"].as_str();
    page.unwrap_or_else(|| panic!("no page in {said}"))
        .parse()
        .expect("an address")
}

/// What the app is told instead of a code.
pub fn error_in(answer: &Url) -> Option<String> {
    let mut pairs = answer.query_pairs();
    let error = pairs.find(|(name, _)| name == "error");
    error.map(|(_, code)| code.into_owned())
}
