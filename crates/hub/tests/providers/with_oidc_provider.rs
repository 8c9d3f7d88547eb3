//! Signing in by npm `oidc-provider`.

use crate::{
    coming_in::{authorization, error_in, officer, sign_out_page},
    oidc_provider::{OidcProvider, Registration},
};
use infodesk_hub::{ClientAuthentication, SigningAlgorithm};
use infodesk_test_support::citizen_number;
use serde_json::json;

const NAME: &str = "certified";

async fn plain() -> OidcProvider {
    OidcProvider::start(&[Registration::plain()]).await
}

#[tokio::test]
async fn the_whole_way_ends_with_an_officer_of_that_name_and_address() {
    let provider = plain().await;
    let hub = &provider.hub;
    let answer = provider.through(&hub.browser(), NAME, "daranee").await;
    let officer = officer(hub, &answer.app()).await;
    assert_eq!(officer["name"], "ดารณี ทดลองงาน");
    assert_eq!(officer["email"], "1@example.go.th");
    let stored = hub.database().contents().await;
    let stored = String::from_utf8_lossy(&stored);
    assert!(stored.contains("1@example.go.th"));
    assert!(!stored.contains(&citizen_number(1)));
}

#[tokio::test]
async fn signing_in_twice_is_the_same_officer_and_somebody_else_is_another() {
    let provider = plain().await;
    let hub = &provider.hub;
    let mut ids = Vec::new();
    for who in ["daranee", "daranee", "mani"] {
        let answer = provider.through(&hub.browser(), NAME, who).await;
        ids.push(officer(hub, &answer.app()).await["id"].clone());
    }
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[0], ids[2]);
}

#[tokio::test]
async fn whoever_turns_back_on_any_page_is_not_signed_in() {
    let provider = plain().await;
    let browser = provider.hub.browser();
    let (url, html) = provider.first_page(&browser, NAME).await;
    let at_the_door = browser.click((&url, &html), "/abort").await.app();
    assert_eq!(error_in(&at_the_door).as_deref(), Some("access_denied"));

    let (url, html) = provider.consent_page(&browser, NAME, "daranee").await;
    let without_consent = browser.click((&url, &html), "/abort").await.app();
    assert_eq!(error_in(&without_consent).as_deref(), Some("access_denied"));
}

#[tokio::test]
async fn the_providers_own_session_will_do_unless_the_app_wants_a_fresh_sign_in() {
    let provider = plain().await;
    let hub = &provider.hub;
    let browser = hub.browser();
    provider.through(&browser, NAME, "daranee").await.app();

    let remembered = browser.open(authorization(hub, NAME)).await.app();
    assert_eq!(officer(hub, &remembered).await["email"], "1@example.go.th");

    let mut fresh = authorization(hub, NAME);
    fresh.query_pairs_mut().append_pair("prompt", "login");
    let (_, _, html) = browser.open(fresh).await.page();
    assert!(html.contains("name=\"password\""), "{html}");
}

#[tokio::test]
async fn a_provider_that_has_changed_its_keys_is_asked_for_the_new_ones() {
    let provider = plain().await;
    provider
        .through(&provider.hub.browser(), NAME, "daranee")
        .await
        .app();
    let provider = provider.with_other_keys().await;
    let hub = &provider.hub;
    let answer = provider.through(&hub.browser(), NAME, "daranee").await;
    assert_eq!(
        officer(hub, &answer.app()).await["email"],
        "1@example.go.th"
    );
}

#[tokio::test]
async fn the_page_for_signing_out_leads_back_to_the_hub_and_ends_the_providers_session() {
    let provider = plain().await;
    let hub = &provider.hub;
    let browser = hub.browser();
    let answer = provider.through(&browser, NAME, "daranee").await.app();
    let page = sign_out_page(hub, &answer).await;

    let (_, url, html) = browser.open(page).await.page();
    let yes = [("logout", "yes")];
    let (_, url, html) = browser.fill_in((&url, &html), &yes).await.page();
    assert_eq!(url, hub.at("/sign-in/certified/signed-out"));
    assert!(html.contains("ออกจากระบบแล้ว"), "{html}");

    let (_, html) = provider.first_page(&browser, NAME).await;
    assert!(html.contains("name=\"password\""), "{html}");
}

#[tokio::test]
async fn whoever_is_known_too_little_or_nobody_knows_how_surely_is_refused() {
    let strict = Registration {
        configure: |block| {
            block.scopes.push("ial_level".to_owned());
            block.minimum_assurance = Some("2.1".parse().unwrap());
        },
        ..Registration::plain()
    };
    let provider = OidcProvider::start(&[strict]).await;
    let hub = &provider.hub;
    let mut come = Vec::new();
    for who in ["daranee", "mani", "chujai"] {
        let answer = provider.through(&hub.browser(), NAME, who).await.app();
        come.push(error_in(&answer));
    }
    let refused = Some("unmet_authentication_requirements".to_owned());
    assert_eq!(come, [None, refused.clone(), refused]);
}

#[tokio::test]
async fn each_way_to_sign_and_to_show_the_secret_is_understood() {
    fn signed(name: &'static str, algorithm: &str) -> Registration {
        Registration {
            name,
            client: json!({ "id_token_signed_response_alg": algorithm }),
            configure: |_| {},
        }
    }
    let provider = OidcProvider::start(&[
        signed("es256", "ES256"),
        signed("eddsa", "EdDSA"),
        Registration {
            configure: |block| block.quirks.signing = vec![SigningAlgorithm::Ps256],
            ..signed("ps256", "PS256")
        },
        Registration {
            name: "post",
            client: json!({ "token_endpoint_auth_method": "client_secret_post" }),
            configure: |block| {
                block.quirks.client_authentication = ClientAuthentication::Post;
            },
        },
    ])
    .await;
    let hub = &provider.hub;
    for name in ["es256", "eddsa", "ps256", "post"] {
        let answer = provider.through(&hub.browser(), name, "daranee").await;
        let email = officer(hub, &answer.app()).await["email"].take();
        assert_eq!(email, "1@example.go.th", "{name}");
    }
}

#[tokio::test]
async fn a_signature_or_a_secret_that_is_not_the_agreed_one_lets_nobody_in() {
    let provider = OidcProvider::start(&[
        Registration {
            name: "signed-otherwise",
            configure: |block| block.quirks.signing = vec![SigningAlgorithm::Es256],
            ..Registration::plain()
        },
        Registration {
            name: "other-secret",
            configure: |block| block.client_secret.push('!'),
            ..Registration::plain()
        },
    ])
    .await;
    for name in ["signed-otherwise", "other-secret"] {
        let browser = provider.hub.browser();
        let answer = provider.through(&browser, name, "daranee").await.app();
        assert_eq!(error_in(&answer).as_deref(), Some("server_error"), "{name}");
    }
}
