//! Each quirk of the real providers, on and off.

use crate::{
    fixture::{
        Browser, CALLBACK, CLIENT_SECRET, PASSWORD, Practice, START, VERIFIER, query,
        with_account_like,
    },
    relying_party::RelyingParty,
};
use infodesk_openid_provider::hashed_secret;
use infodesk_practice_id::{ClaimNames, Likeness, Quirks, SecretHash};
use openidconnect::core::CoreJwsSigningAlgorithm;
use reqwest::StatusCode;
use serde_json::{Value, json};

/// Ten minutes.
const ACCESS_SECONDS: i64 = 600;

async fn practice_with(quirks: Quirks) -> Practice {
    practice_like(Likeness {
        quirks,
        ..Likeness::default()
    })
    .await
}

async fn practice_like(likeness: Likeness) -> Practice {
    with_account_like(likeness).await.0
}

/// Signs in with these changes to the request, and redeems the code as a strict client does.
async fn tokens(practice: &Practice, changes: &[(&str, &str)]) -> Value {
    let back = practice
        .carried_back(&practice.authorization_with(changes))
        .await;
    let (status, tokens) = practice
        .redeem(CLIENT_SECRET, &back["code"], VERIFIER)
        .await;
    assert_eq!(status, StatusCode::OK, "{tokens}");
    tokens
}

async fn discovery(practice: &Practice) -> Value {
    practice
        .get_json("/.well-known/openid-configuration", "")
        .await
}

#[tokio::test]
async fn a_secret_counts_in_its_one_form_only() {
    let hashed = hashed_secret(CLIENT_SECRET, "EGA", 7);
    let on = Likeness {
        secret_hash: Some(SecretHash {
            suffix: "EGA".into(),
            rounds: 7,
        }),
        ..Likeness::default()
    };
    for (likeness, right, wrong) in [
        (on, hashed.as_str(), CLIENT_SECRET),
        (Likeness::default(), CLIENT_SECRET, hashed.as_str()),
    ] {
        let practice = practice_like(likeness).await;
        let back = practice.carried_back(&practice.authorization()).await;
        let (status, answer) = practice.redeem(wrong, &back["code"], VERIFIER).await;
        assert_eq!(
            (status, &answer["error"]),
            (StatusCode::UNAUTHORIZED, &json!("invalid_client"))
        );
        let (status, _) = practice.redeem(right, &back["code"], VERIFIER).await;
        assert_eq!(status, StatusCode::OK);
    }
}

#[tokio::test]
async fn signing_out_understands_one_name_of_the_way_back() {
    for on in [true, false] {
        let practice = practice_with(Quirks {
            logout_redirect_url: on,
            ..Quirks::default()
        })
        .await;
        let tokens = tokens(&practice, &[]).await;
        for (name, understood) in [
            ("post_logout_redirect_url", on),
            ("post_logout_redirect_uri", !on),
        ] {
            let mut address = practice.url.join("/end_session").unwrap();
            address
                .query_pairs_mut()
                .append_pair("id_token_hint", tokens["id_token"].as_str().unwrap())
                .append_pair(name, CALLBACK);
            let page = practice.browser().await.get(address.as_str()).await;
            assert_eq!(page.back_at_the_hub(), understood, "{name}, {on}");
            assert_eq!(page.text.contains("ออกจากระบบแล้ว"), !understood);
        }
    }
}

#[tokio::test]
async fn the_end_of_the_access_token_is_told_as_an_instant_or_as_a_length() {
    let on = Quirks {
        expire_in: true,
        ..Quirks::default()
    };
    let thai = tokens(&practice_with(on).await, &[]).await;
    assert_eq!(thai["expire_in"], START / 1000 + ACCESS_SECONDS);
    assert_eq!(thai.get("expires_in"), None);

    let strict = tokens(&practice_with(Quirks::default()).await, &[]).await;
    assert_eq!(strict["expires_in"], ACCESS_SECONDS);
    assert_eq!(strict.get("expire_in"), None);
}

#[tokio::test]
async fn without_openid_the_claims_stand_in_the_token_response() {
    let on = Quirks {
        claims_without_openid: true,
        ..Quirks::default()
    };
    let practice = practice_with(on).await;
    let plain = tokens(&practice, &[("scope", "citizen_id given_name")]).await;
    assert_eq!(plain["citizen_id"], "1234545678781");
    assert_eq!(plain["ial_level"], "2.3");
    assert_eq!(plain["given_name"], "สมชาย");
    assert_eq!(plain["scope"], "citizen_id given_name");
    for absent in ["id_token", "sub", "family_name", "email"] {
        assert_eq!(plain.get(absent), None, "{absent}");
    }
    let with_openid = tokens(&practice, &[("scope", "openid citizen_id")]).await;
    assert!(with_openid["id_token"].is_string());
    assert_eq!(with_openid.get("citizen_id"), None);

    let strict = practice_with(Quirks::default()).await;
    let address = strict.authorization_with(&[("scope", "citizen_id given_name")]);
    assert_eq!(refusal(&strict, address.as_str()).await, "invalid_scope");
}

/// The error that the browser carries back at once.
async fn refusal(practice: &Practice, address: &str) -> String {
    let back = practice.browser().await.get(address).await;
    query(&back.location.unwrap())["error"].clone()
}

#[tokio::test]
async fn claims_and_scopes_bear_the_names_that_are_set() {
    let on = Likeness {
        claim_names: ClaimNames {
            citizen_number: "pid".into(),
            assurance_level: "ial".into(),
        },
        ..Likeness::default()
    };
    for (likeness, ours, others) in [
        (on, ["pid", "ial"], ["citizen_id", "ial_level"]),
        (
            Likeness::default(),
            ["citizen_id", "ial_level"],
            ["pid", "ial"],
        ),
    ] {
        let practice = practice_like(likeness).await;
        let scope = format!("openid {} {}", ours[0], others[0]);
        let tokens = tokens(&practice, &[("scope", &scope)]).await;
        let bearer = tokens["access_token"].as_str().unwrap();
        let claims = practice.get_json("/userinfo", bearer).await;
        assert_eq!(claims[ours[0]], "1234545678781");
        assert_eq!(claims[ours[1]], "2.3");
        let advertised = &discovery(&practice).await["scopes_supported"];
        let advertised = advertised.as_array().unwrap();
        for (ours, other) in ours.into_iter().zip(others) {
            assert_eq!(claims.get(other), None, "{other}");
            assert!(advertised.contains(&json!(ours)) && !advertised.contains(&json!(other)));
        }
    }
}

#[tokio::test]
async fn id_tokens_are_signed_with_es256_or_eddsa() {
    for (es256, algorithm, name, curve) in [
        (
            true,
            CoreJwsSigningAlgorithm::EcdsaP256Sha256,
            "ES256",
            ("EC", "P-256"),
        ),
        (
            false,
            CoreJwsSigningAlgorithm::EdDsa,
            "EdDSA",
            ("OKP", "Ed25519"),
        ),
    ] {
        let practice = practice_like(Likeness {
            es256,
            ..Likeness::default()
        })
        .await;
        let advertised = &discovery(&practice).await["id_token_signing_alg_values_supported"];
        assert_eq!(*advertised, json!([name]));
        let key = &practice.get_json("/jwks", "").await["keys"][0];
        assert_eq!(
            (&key["kty"], &key["crv"]),
            (&json!(curve.0), &json!(curve.1))
        );
        assert_eq!(key.get("d"), None);

        // Verifies the signature against the published key, and at_hash with it.
        let hub = RelyingParty::discover(&practice.url)
            .await
            .accepting(algorithm);
        let waiting = hub.ask(&["citizen_id"]);
        let browser: Browser = practice.browser().await;
        let transaction = browser.arrive(&waiting.authorization).await.transaction();
        let back = browser.sign_in(&transaction, "somchai", PASSWORD).await;
        hub.finish(waiting, &back.location.unwrap()).await;
    }
}

#[tokio::test]
async fn a_code_challenge_is_ignored_or_demanded() {
    let no_challenge = [("code_challenge", ""), ("code_challenge_method", "")];
    let on = practice_with(Quirks {
        ignores_pkce: true,
        ..Quirks::default()
    })
    .await;
    for changes in [&no_challenge[..], &[]] {
        for verifier in ["", &"w".repeat(43)] {
            let address = on.authorization_with(changes);
            let back = on.carried_back(&address).await;
            let (status, _) = on.redeem(CLIENT_SECRET, &back["code"], verifier).await;
            assert_eq!(status, StatusCode::OK, "{address} {verifier}");
        }
    }
    let name = "code_challenge_methods_supported";
    assert_eq!(discovery(&on).await.get(name), None);

    let off = practice_with(Quirks::default()).await;
    let address = off.authorization_with(&no_challenge);
    assert_eq!(refusal(&off, address.as_str()).await, "invalid_request");
    let back = off.carried_back(&off.authorization()).await;
    let wrong = "w".repeat(43);
    let (_, answer) = off.redeem(CLIENT_SECRET, &back["code"], &wrong).await;
    assert_eq!(answer["error"], "invalid_grant");
    assert_eq!(discovery(&off).await[name], json!(["S256"]));
}

#[tokio::test]
async fn the_browser_comes_back_with_or_without_the_issuer() {
    let name = "authorization_response_iss_parameter_supported";
    for on in [true, false] {
        let practice = practice_with(Quirks {
            omits_iss: on,
            ..Quirks::default()
        })
        .await;
        let back = practice.carried_back(&practice.authorization()).await;
        assert_eq!(back.contains_key("iss"), !on);
        let refused = practice.authorization_with(&[("prompt", "none")]);
        let page = practice.browser().await.get(refused.as_str()).await;
        assert_eq!(query(&page.location.unwrap()).contains_key("iss"), !on);
        let advertised = discovery(&practice).await.get(name).cloned();
        assert_eq!(advertised, (!on).then_some(json!(true)));
    }
}

#[tokio::test]
async fn an_officer_signs_in_at_either_national_provider() {
    let practice = practice_like(Likeness::digital_id()).await;
    let back = practice.carried_back(&practice.authorization()).await;
    let secret = hashed_secret(CLIENT_SECRET, "EGA", 7);
    let (status, tokens) = practice.redeem(&secret, &back["code"], "").await;
    assert_eq!(status, StatusCode::OK);
    let bearer = tokens["access_token"].as_str().unwrap();
    let claims = practice.get_json("/userinfo", bearer).await;
    assert_eq!(claims["citizen_id"], "1234545678781");

    let practice = practice_like(Likeness::thaid()).await;
    let answer = tokens_of_thaid(&practice).await;
    assert_eq!(answer["pid"], "1234545678781");
    assert_eq!(answer["ial"], "2.3");
    assert_eq!(answer["name"], "สมชาย ทดลองงาน");
}

async fn tokens_of_thaid(practice: &Practice) -> Value {
    tokens(practice, &[("scope", "pid name ial")]).await
}
