//! What real providers do otherwise: with the setting the whole way goes, without it nobody comes in.

use crate::{answers::ok, sign_in_fails::caught_callback};
use infodesk_hub::{
    Expiry, IdentityProviderConfig, Quirks as HubQuirks, SecretHash, SigningAlgorithm,
};
use infodesk_test_support::practice_id::{
    ClaimNames, Likeness, Quirks, SecretHash as ProvidersSecretHash,
};
use infodesk_test_support::{Person, TestHub};
use reqwest::Url;

type Change = fn(&mut IdentityProviderConfig);

async fn hub(likeness: Likeness, change: Change) -> (TestHub, Person) {
    let setup = TestHub::setup().likeness(likeness);
    let hub = setup
        .configure(move |config| config.identity_providers.iter_mut().for_each(change))
        .start()
        .await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    (hub, person)
}

async fn comes_in(likeness: Likeness, change: Change) {
    let (hub, person) = hub(likeness, change).await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        let access = hub.sign_in_as(&person).await.access;
        let me = ok(hub.get("/api/v1/me").bearer_auth(&access)).await;
        assert_eq!(me["officer"]["name"], person.full_name());
        assert_eq!(me["officer"]["email"], person.email);
        ids.push(me["officer"]["id"].clone());
    }
    assert_eq!(ids[0], ids[1], "another officer the second time");
    let stored = hub.database().contents().await;
    let stored = String::from_utf8_lossy(&stored);
    assert!(stored.contains(&person.email));
    assert!(
        !stored.contains(&person.citizen_number),
        "the number is kept"
    );
}

async fn stays_out(likeness: Likeness, change: Change) {
    let (hub, person) = hub(likeness, change).await;
    let (browser, callback) = caught_callback(&hub, &person).await;
    let answer = browser.open(callback).await.app();
    let error = answer.query_pairs().find(|(name, _)| name == "error");
    let error = error.map(|(_, value)| value.into_owned());
    assert_eq!(error.as_deref(), Some("server_error"), "{answer}");
}

fn with(quirks: Quirks) -> Likeness {
    Likeness {
        quirks,
        ..Likeness::default()
    }
}

fn without_openid() -> Likeness {
    Likeness {
        quirks: Quirks {
            claims_without_openid: true,
            ..Quirks::default()
        },
        claim_names: ClaimNames {
            citizen_number: "pid".to_owned(),
            assurance_level: "ial".to_owned(),
        },
        ..Likeness::default()
    }
}

fn thaid(provider: &mut IdentityProviderConfig) {
    provider.pkce = false;
    provider.scopes = ["pid", "given_name", "family_name", "email"]
        .map(str::to_owned)
        .to_vec();
    provider.claims.subject = "pid".to_owned();
    provider.claims.citizen_number = "pid".to_owned();
    provider.claims.assurance_level = "ial".to_owned();
    provider.minimum_assurance = Some("2.3".parse().unwrap());
    provider.quirks = HubQuirks {
        claims_in_token_response: true,
        expiry: Expiry::UnixTime,
        signing: vec![SigningAlgorithm::Es256],
        ..HubQuirks::default()
    };
}

fn digital_id(provider: &mut IdentityProviderConfig) {
    provider.pkce = false;
    provider.quirks.logout_parameter = "post_logout_redirect_url".to_owned();
    hashing(provider);
}

fn hashing(provider: &mut IdentityProviderConfig) {
    provider.quirks.secret_hash = Some(SecretHash {
        suffix: "EGA".to_owned(),
        rounds: 7,
    });
}

#[tokio::test]
async fn a_hashed_secret() {
    let likeness = || Likeness {
        secret_hash: Some(ProvidersSecretHash {
            suffix: "EGA".to_owned(),
            rounds: 7,
        }),
        ..Likeness::default()
    };
    comes_in(likeness(), hashing).await;
    stays_out(likeness(), |_| {}).await;
    stays_out(Likeness::default(), hashing).await;
}

#[tokio::test]
async fn an_id_token_signed_with_es256() {
    let likeness = || Likeness {
        es256: true,
        ..Likeness::default()
    };
    comes_in(likeness(), |_| {}).await;
    let pinned: Change = |provider| provider.quirks.signing = vec![SigningAlgorithm::EdDsa];
    stays_out(likeness(), pinned).await;
}

#[tokio::test]
async fn claims_in_the_token_response() {
    comes_in(without_openid(), |provider| {
        thaid(provider);
        provider.pkce = true;
        provider.quirks.expiry = Expiry::Seconds;
    })
    .await;
    // Nobody is let in whose subject is not there.
    stays_out(without_openid(), |provider| {
        thaid(provider);
        provider.pkce = true;
        provider.claims.subject = "sub".to_owned();
    })
    .await;
}

#[tokio::test]
async fn an_expiry_in_unix_time() {
    let late = || {
        with(Quirks {
            expire_in: true,
            ..Quirks::default()
        })
    };
    comes_in(late(), |provider| provider.quirks.expiry = Expiry::UnixTime).await;
}

#[tokio::test]
async fn neither_pkce_nor_issuer() {
    let likeness = with(Quirks {
        ignores_pkce: true,
        omits_iss: true,
        ..Quirks::default()
    });
    comes_in(likeness, |provider| provider.pkce = false).await;
}

#[tokio::test]
async fn everything_that_digital_id_does() {
    comes_in(Likeness::digital_id(), digital_id).await;
}

#[tokio::test]
async fn everything_that_thaid_does() {
    comes_in(Likeness::thaid(), thaid).await;
}

#[tokio::test]
async fn the_name_of_the_logout_parameter() {
    let (hub, person) = hub(Likeness::digital_id(), digital_id).await;
    let access = hub.sign_in_as(&person).await.access;
    let answer = ok(hub.post("/api/v1/sign-out").bearer_auth(&access)).await;
    let page = Url::parse(answer["provider_page"].as_str().unwrap()).unwrap();
    let back = hub.at("/sign-in/digital-id/signed-out");
    let led_back = page
        .query_pairs()
        .any(|(name, value)| name == "post_logout_redirect_url" && value == back.as_str());
    assert!(led_back, "{page}");
}

#[tokio::test]
async fn endpoints_from_the_configuration_instead_of_discovery() {
    comes_in(Likeness::default(), |provider| {
        let at = |path: &str| Url::parse(&format!("{}{path}", provider.issuer)).unwrap();
        provider.endpoints = Some(infodesk_hub::Endpoints {
            authorization: at("/authorize"),
            token: at("/token"),
            userinfo: Some(at("/userinfo")),
            jwks: Some(at("/jwks")),
            end_session: None,
        });
    })
    .await;
}
