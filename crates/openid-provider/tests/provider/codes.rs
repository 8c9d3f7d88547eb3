use crate::fixture::{AUTH_TIME, Ask, Bench, HUB_BASIC, ISSUER, START, VERIFIER, text};
use axum::http::StatusCode;
use infodesk_openid_provider::{CodeGrant, MemoryStore, TakenCode};
use infodesk_openid_provider::{Lifetimes, NewTokens, Session, SessionId, Storage, TokenHash};
use openidconnect::{
    AccessToken, AccessTokenHash, ClientId, IssuerUrl, Nonce,
    core::{CoreIdToken, CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm},
};
use std::sync::Arc;

#[tokio::test]
async fn a_code_becomes_tokens_that_a_strict_client_accepts() {
    let bench = Bench::new();
    let back = bench.sign_in(&Ask::authorization(), "somchai").await;
    assert_eq!(
        (back["state"].as_str(), back["iss"].as_str()),
        ("the state", ISSUER)
    );
    let answer = bench.token(&Ask::code(&back["code"])).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let tokens = answer.json();
    assert_eq!(tokens["token_type"], "Bearer");
    assert_eq!(tokens["expires_in"], 600);
    assert_eq!(tokens["scope"], "openid profile");
    assert_eq!(text(&tokens, "access_token").len(), 43);

    let keys: CoreJsonWebKeySet =
        serde_json::from_value(bench.get("/oauth/jwks").await.json()).unwrap();
    let issuer = IssuerUrl::new(ISSUER.into()).unwrap();
    let verifier =
        CoreIdTokenVerifier::new_public_client(ClientId::new("app".into()), issuer, keys)
            .set_allowed_algs([CoreJwsSigningAlgorithm::EdDsa])
            .set_time_fn(|| chrono::DateTime::from_timestamp_millis(START + 1_000).unwrap());
    let id_token: CoreIdToken = text(&tokens, "id_token").parse().unwrap();
    let claims = id_token
        .claims(&verifier, &Nonce::new("the nonce".into()))
        .unwrap();
    assert_eq!(claims.subject().as_str(), "somchai");
    assert_eq!(claims.auth_time().unwrap().timestamp(), AUTH_TIME / 1000);
    let access = AccessToken::new(text(&tokens, "access_token").into());
    let key = id_token.signing_key(&verifier).unwrap();
    let hash = AccessTokenHash::from_token(&access, &CoreJwsSigningAlgorithm::EdDsa, key).unwrap();
    assert_eq!(claims.access_token_hash(), Some(&hash));
    assert!(
        id_token
            .claims(&verifier, &Nonce::new("another".into()))
            .is_err()
    );
}

#[tokio::test]
async fn a_code_that_comes_twice_ends_what_it_began() {
    let bench = Bench::new();
    let code = bench.code().await;
    let tokens = bench.token(&Ask::code(&code)).await.json();
    assert!(bench.is_good(&tokens).await);

    assert_eq!(
        bench.token(&Ask::code(&code)).await.error(),
        "invalid_grant"
    );
    assert!(!bench.is_good(&tokens).await);
    let refresh = bench
        .token(&Ask::refresh(text(&tokens, "refresh_token")))
        .await;
    assert_eq!(refresh.error(), "invalid_grant");
}

#[tokio::test]
async fn whatever_is_wrong_burns_the_code() {
    let bench = Bench::new();
    let wrong_verifier = "a".repeat(43);
    for (name, value) in [
        ("code_verifier", wrong_verifier.as_str()),
        ("code_verifier", &VERIFIER[..42]),
        ("code_verifier", ""),
        ("redirect_uri", "http://127.0.0.1:49153/callback"),
        ("redirect_uri", ""),
        ("client_id", "other-app"),
    ] {
        let code = bench.code().await;
        let wrong = bench.token(&Ask::code(&code).with(name, value)).await;
        assert_eq!(wrong.error(), "invalid_grant", "{name}={value}");
        let right = bench.token(&Ask::code(&code)).await;
        assert_eq!(right.error(), "invalid_grant", "after {name}={value}");
    }
}

#[tokio::test]
async fn a_code_is_good_for_a_minute() {
    let bench = Bench::new();
    let (in_time, late) = (bench.code().await, bench.code().await);
    bench.pass(59);
    assert_eq!(
        bench.token(&Ask::code(&in_time)).await.status,
        StatusCode::OK
    );
    bench.pass(1);
    assert_eq!(
        bench.token(&Ask::code(&late)).await.error(),
        "invalid_grant"
    );
}

#[tokio::test]
async fn a_server_redeems_with_its_secret_and_keeps_the_query_of_its_address() {
    let bench = Bench::new();
    let address = "https://hub.example/back?p=1";
    let ask = Ask::authorization()
        .with("client_id", "hub")
        .with("redirect_uri", address);
    let back = bench.sign_in(&ask, "somchai").await;
    assert_eq!(back["p"], "1");
    let redeem = Ask::code(&back["code"])
        .without("client_id")
        .with("redirect_uri", address);
    assert_eq!(bench.token(&redeem).await.status, StatusCode::UNAUTHORIZED);
    let wrong = bench
        .post_as("/oauth/token", "Basic aHViOndyb25n", &redeem)
        .await;
    assert_eq!(wrong.error(), "invalid_client");
    let right = bench.post_as("/oauth/token", HUB_BASIC, &redeem).await;
    assert_eq!(right.status, StatusCode::OK, "{}", right.body);
}

#[tokio::test]
async fn malformed_exchanges_are_named() {
    let bench = Bench::new();
    let good = Ask::code("any");
    let table = [
        (good.clone().without("grant_type"), "invalid_request"),
        (
            good.clone().with("grant_type", "password"),
            "unsupported_grant_type",
        ),
        (good.clone().without("code"), "invalid_request"),
        (good.clone().without("client_id"), "invalid_client"),
        (good.clone().with("client_id", "nobody"), "invalid_client"),
        (good.with("client_secret", "x"), "invalid_request"),
    ];
    for (ask, error) in table {
        assert_eq!(bench.token(&ask).await.error(), error, "{}", ask.encoded());
    }
}

#[tokio::test]
async fn without_refresh_lifetime_there_are_no_refresh_tokens() {
    let bench = Bench::with(
        Lifetimes {
            refresh: None,
            ..Lifetimes::default()
        },
        100,
    );
    let tokens = bench.tokens().await;
    assert!(tokens.get("refresh_token").is_none());
    let answer = bench.token(&Ask::refresh("any")).await;
    assert_eq!(answer.error(), "unsupported_grant_type");
    assert!(bench.is_good(&tokens).await);
    bench.pass(600);
    assert!(!bench.is_good(&tokens).await);
}

#[tokio::test]
async fn a_session_revoked_before_it_opens_stays_closed() {
    let store = MemoryStore::new(10, Arc::new(|| START));
    let id = SessionId("s".into());
    let grant = CodeGrant {
        session: id.clone(),
        client_id: "app".into(),
        redirect_uri: String::new(),
        challenge: String::new(),
        nonce: None,
        scope: "openid".into(),
        subject: "somchai".into(),
        auth_time: START,
        expires_at: START + 60_000,
        device: None,
    };
    let code = TokenHash::of("code");
    store.save_code(code, grant.clone()).await.unwrap();
    assert_eq!(
        store.take_code(code).await.unwrap(),
        TakenCode::Fresh(grant)
    );
    assert_eq!(
        store.take_code(code).await.unwrap(),
        TakenCode::Replayed(id.clone())
    );
    store.revoke_session(&id).await.unwrap();

    let session = Session {
        id,
        client_id: "app".into(),
        subject: "somchai".into(),
        scope: "openid".into(),
        device: None,
        auth_time: START,
        started_at: START,
        ends_at: START + 1_000_000,
    };
    let access = TokenHash::of("access");
    let tokens = NewTokens {
        access,
        access_expires_at: START + 1_000,
        refresh: None,
    };
    assert!(!store.open_session(session, tokens).await.unwrap());
    assert_eq!(store.find_access(access, START).await.unwrap(), None);
}
