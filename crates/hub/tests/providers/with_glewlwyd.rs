//! Signing in by Glewlwyd.

use crate::{
    coming_in::{authorization, callback, error_in, officer, sign_out_page},
    glewlwyd::{Glewlwyd, NAME},
};
use infodesk_test_support::APP_ADDRESS;
use reqwest::StatusCode;

#[tokio::test]
async fn the_whole_way_is_the_same_officer_each_time() {
    let provider = Glewlwyd::start().await;
    let hub = &provider.hub;
    let first = officer(hub, &provider.through(&hub.browser()).await).await;
    assert_eq!(first["name"], "ดารณี ทดลองงาน");
    assert_eq!(first["email"], "daranee@example.go.th");
    let again = officer(hub, &provider.through(&hub.browser()).await).await;
    assert_eq!(again["id"], first["id"]);
}

#[tokio::test]
async fn a_wrong_password_leads_nowhere() {
    let provider = Glewlwyd::start().await;
    let hub = &provider.hub;
    let browser = hub.browser();
    let status = provider.sign_in(&browser, "not the password").await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    let (_, page, _) = browser.open(authorization(hub, NAME)).await.page();
    assert_eq!(page.path(), "/login.html");
}

#[tokio::test]
async fn an_error_code_that_no_standard_knows_is_an_error_all_the_same() {
    let provider = Glewlwyd::start().await;
    let hub = &provider.hub;
    let browser = hub.browser_stopping_at(&callback(hub, NAME));
    let mut answer = provider.through(&browser).await;
    let changed: Vec<(String, String)> = answer
        .query_pairs()
        .into_owned()
        .map(|(name, value)| match name.as_str() {
            "code" => (name, "made-up".to_owned()),
            _ => (name, value),
        })
        .collect();
    assert!(!changed.iter().any(|(name, _)| name == "iss"));
    answer.query_pairs_mut().clear().extend_pairs(changed);
    let told = browser.stopping_at(APP_ADDRESS).open(answer).await.app();
    assert_eq!(error_in(&told).as_deref(), Some("server_error"));
}

#[tokio::test]
async fn the_page_for_signing_out_is_the_one_it_announces() {
    let provider = Glewlwyd::start().await;
    let hub = &provider.hub;
    let answer = provider.through(&hub.browser()).await;
    let page = sign_out_page(hub, &answer).await;
    assert_eq!(page.path(), "/api/oidc/end_session");
    let back = hub.at("/sign-in/glewlwyd/signed-out");
    let mut pairs = page.query_pairs();
    assert!(
        pairs.any(|(name, value)| name == "post_logout_redirect_uri" && value == back.as_str())
    );
}
