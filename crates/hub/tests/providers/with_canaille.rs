//! Signing in by Canaille.

use crate::{
    canaille::{Canaille, NAME, OTHERWISE, PASSWORD},
    coming_in::{error_in, officer, sign_out_page},
};
use reqwest::StatusCode;

#[tokio::test]
async fn the_whole_way_is_the_same_officer_each_time() {
    let provider = Canaille::start().await;
    let hub = &provider.hub;
    let first = officer(hub, &provider.through(&hub.browser(), NAME).await).await;
    assert_eq!(first["name"], "ดารณี ทดลองงาน");
    assert_eq!(first["email"], "daranee@example.go.th");

    // It remembers the consent, not the browser.
    let browser = hub.browser();
    let (url, html) = provider.password_page(&browser, NAME).await;
    let password = [("password", PASSWORD)];
    let answer = browser.fill_in((&url, &html), &password).await.app();
    assert_eq!(officer(hub, &answer).await["id"], first["id"]);
}

#[tokio::test]
async fn a_wrong_password_leads_nowhere() {
    let provider = Canaille::start().await;
    let browser = provider.hub.browser();
    let (url, html) = provider.password_page(&browser, NAME).await;
    let wrong = [("password", "not the password")];
    let (status, url, html) = browser.fill_in((&url, &html), &wrong).await.page();
    assert_eq!(status, StatusCode::OK);
    assert_ne!(url.port(), provider.hub.url.port());
    assert!(html.contains("Login failed"), "{html}");
}

#[tokio::test]
async fn whoever_does_not_consent_is_not_signed_in() {
    let provider = Canaille::start().await;
    let browser = provider.hub.browser();
    let (url, html) = provider.consent_page(&browser, NAME).await;
    let no = [("answer", "deny")];
    let answer = browser.fill_in((&url, &html), &no).await.app();
    assert_eq!(error_in(&answer).as_deref(), Some("access_denied"));
}

#[tokio::test]
async fn the_page_for_signing_out_is_the_providers() {
    let provider = Canaille::start().await;
    let hub = &provider.hub;
    let browser = hub.browser();
    let answer = provider.through(&browser, NAME).await;
    let page = sign_out_page(hub, &answer).await;
    let (_, url, html) = browser.open(page).await.page();
    let yes = [("answer", "logout")];
    let (_, url, html) = browser.fill_in((&url, &html), &yes).await.page();
    assert_eq!(url, hub.at("/sign-in/canaille/signed-out"));
    assert!(html.contains("ออกจากระบบแล้ว"), "{html}");
}

#[tokio::test]
async fn its_signature_counts_where_the_settings_name_it_and_nowhere_else() {
    let provider = Canaille::start().await;
    let hub = &provider.hub;
    let agreed = provider.through(&hub.browser(), NAME).await;
    assert_eq!(error_in(&agreed), None);

    // The consent is remembered.
    let browser = hub.browser();
    let (url, html) = provider.password_page(&browser, OTHERWISE).await;
    let password = [("password", PASSWORD)];
    let otherwise = browser.fill_in((&url, &html), &password).await.app();
    assert_eq!(error_in(&otherwise).as_deref(), Some("server_error"));
}
