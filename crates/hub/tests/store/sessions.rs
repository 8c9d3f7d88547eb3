//! What the hub keeps as an OpenID provider; the exchange of refresh tokens through the provider itself.

use crate::bench::{Bench, on_both};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
    response::Response,
};
use infodesk_domain::{OfficerId, Surroundings};
use infodesk_hub::store::{Store, StoreError};
use infodesk_openid_provider::{
    AuthorizationRequest, Client, CodeGrant, Host, Lifetimes, NewRefresh, NewTokens, Provider,
    Quirks, Session, SessionId, Settings, SigningKey, Storage, TakenCode, TokenHash,
};
use serde_json::{Map, Value};
use std::sync::Arc;
use tower::ServiceExt;

const HOUR: i64 = 60 * 60 * 1000;

fn grant(bench: &Bench, officer: OfficerId) -> CodeGrant {
    let now = bench.surroundings.now().0;
    CodeGrant {
        session: SessionId("session-1".to_owned()),
        client_id: "app".to_owned(),
        redirect_uri: "http://127.0.0.1/callback".to_owned(),
        challenge: "challenge".to_owned(),
        nonce: Some("nonce".to_owned()),
        scope: "openid".to_owned(),
        subject: officer.to_string(),
        auth_time: now - 1000,
        expires_at: now + 60_000,
        device: Some("เครื่องที่เคาน์เตอร์ 3".to_owned()),
    }
}

fn session(bench: &Bench, officer: OfficerId) -> Session {
    let now = bench.surroundings.now().0;
    let grant = grant(bench, officer);
    Session {
        id: grant.session,
        client_id: grant.client_id,
        subject: grant.subject,
        scope: grant.scope,
        device: grant.device,
        auth_time: grant.auth_time,
        started_at: now,
        ends_at: now + 24 * HOUR,
    }
}

fn tokens(bench: &Bench) -> NewTokens {
    let now = bench.surroundings.now().0;
    NewTokens {
        access: TokenHash::of("access-0"),
        access_expires_at: now + 600_000,
        refresh: Some(NewRefresh {
            hash: TokenHash::of("refresh-0"),
            expires_at: now + 12 * HOUR,
        }),
    }
}

/// With a code taken and a session open.
async fn signed_in(bench: &Bench) -> Session {
    let officer = bench.officer("somchai").await;
    let session = session(bench, officer);
    bench
        .store
        .save_code(TokenHash::of("code"), grant(bench, officer))
        .await
        .unwrap();
    bench.store.take_code(TokenHash::of("code")).await.unwrap();
    assert!(
        bench
            .store
            .open_session(session.clone(), tokens(bench))
            .await
            .unwrap()
    );
    session
}

async fn found(bench: &Bench, access: &str) -> Option<Session> {
    let now = bench.surroundings.now().0;
    bench
        .store
        .find_access(TokenHash::of(access), now)
        .await
        .unwrap()
}

struct OnlyTokens(Store);

impl Host for OnlyTokens {
    type Storage = Store;

    fn storage(&self) -> &Store {
        &self.0
    }

    async fn sign_in(&self, _: AuthorizationRequest, _: &HeaderMap) -> Response {
        Response::default()
    }

    async fn claims(&self, _: &str, _: &str) -> Result<Option<Map<String, Value>>, StoreError> {
        Ok(None)
    }
}

fn provider(bench: &Bench) -> Router {
    let clock = bench.surroundings.clone();
    let settings = Settings {
        issuer: "https://hub.example".parse().unwrap(),
        prefix: "/oauth".to_owned(),
        clients: vec![Client::public("app", ["http://127.0.0.1/callback"])],
        signing_key: SigningKey::Ed25519([3; 32]),
        lifetimes: Lifetimes::default(),
        scopes: vec!["openid".to_owned()],
        registration: true,
        quirks: Quirks::default(),
        now: Arc::new(move || clock.now().0),
    };
    Arc::new(Provider::new(OnlyTokens(bench.store.clone()), settings).unwrap()).router()
}

/// The new access and refresh token, if the old one was good.
async fn refresh(provider: &Router, token: &str) -> Option<(String, String)> {
    let form = format!("grant_type=refresh_token&client_id=app&refresh_token={token}");
    let request = Request::post("/oauth/token")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form))
        .unwrap();
    let answer = provider.clone().oneshot(request).await.unwrap();
    let status = answer.status();
    let body = axum::body::to_bytes(answer.into_body(), 100_000)
        .await
        .unwrap();
    let body: Value = serde_json::from_slice(&body).unwrap();
    if status != StatusCode::OK {
        assert_eq!(body["error"], "invalid_grant");
        return None;
    }
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    Some((text("access_token"), text("refresh_token")))
}

on_both! {
    async fn a_code_is_taken_once_and_known_afterwards(bench) {
        let officer = bench.officer("somchai").await;
        let grant = grant(&bench, officer);
        let code = TokenHash::of("code");
        assert_eq!(bench.store.take_code(code).await.unwrap(), TakenCode::Unknown);
        bench.store.save_code(code, grant.clone()).await.unwrap();
        let mut takers = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = bench.store.clone();
            takers.spawn(async move { store.take_code(code).await.unwrap() });
        }
        let taken = takers.join_all().await;
        let fresh: Vec<_> = taken.iter().filter(|t| matches!(t, TakenCode::Fresh(_))).collect();
        assert_eq!(fresh, [&TakenCode::Fresh(grant.clone())]);
        let replayed = taken.iter().filter(|t| **t == TakenCode::Replayed(grant.session.clone())).count();
        assert_eq!(replayed, 7);
    }

    async fn codes_are_forgotten_some_time_after_they_expire(bench) {
        let officer = bench.officer("somchai").await;
        bench.store.save_code(TokenHash::of("old"), grant(&bench, officer)).await.unwrap();
        bench.surroundings.pass_minutes(30);
        bench.store.save_code(TokenHash::of("newer"), grant(&bench, officer)).await.unwrap();
        assert!(matches!(bench.store.take_code(TokenHash::of("old")).await.unwrap(), TakenCode::Fresh(_)));
        bench.surroundings.pass_minutes(60);
        bench.store.save_code(TokenHash::of("newest"), grant(&bench, officer)).await.unwrap();
        assert_eq!(bench.store.take_code(TokenHash::of("old")).await.unwrap(), TakenCode::Unknown);
    }

    async fn a_session_revoked_before_it_opens_stays_shut(bench) {
        let officer = bench.officer("somchai").await;
        let session = session(&bench, officer);
        bench.store.save_code(TokenHash::of("code"), grant(&bench, officer)).await.unwrap();
        bench.store.take_code(TokenHash::of("code")).await.unwrap();
        bench.store.revoke_session(&session.id).await.unwrap();
        assert!(!bench.store.open_session(session, tokens(&bench)).await.unwrap());
        assert_eq!(found(&bench, "access-0").await, None);
    }

    async fn an_access_token_finds_its_session_until_it_expires(bench) {
        let session = signed_in(&bench).await;
        assert_eq!(found(&bench, "access-0").await, Some(session.clone()));
        assert_eq!(found(&bench, "refresh-0").await, None, "a refresh token opens nothing");
        assert_eq!(found(&bench, "another").await, None);
        bench.surroundings.pass_minutes(10);
        assert_eq!(found(&bench, "access-0").await, None);
        for token in ["access-0", "refresh-0"] {
            let of = bench.store.session_of_token(TokenHash::of(token)).await.unwrap();
            assert_eq!(of.as_ref(), Some(&session), "spent tokens too");
        }
        assert_eq!(bench.store.session_of_token(TokenHash::of("another")).await.unwrap(), None);
    }

    async fn a_revoked_session_is_gone_with_all_its_tokens(bench) {
        let session = signed_in(&bench).await;
        bench.store.revoke_session(&session.id).await.unwrap();
        assert_eq!(found(&bench, "access-0").await, None);
        assert_eq!(bench.store.session_of_token(TokenHash::of("refresh-0")).await.unwrap(), None);
        assert_eq!(refresh(&provider(&bench), "refresh-0").await, None);
    }

    async fn a_refresh_token_is_exchanged_and_its_successor_too(bench) {
        let session = signed_in(&bench).await;
        let provider = provider(&bench);
        let (access, next) = refresh(&provider, "refresh-0").await.unwrap();
        assert_eq!(found(&bench, &access).await, Some(session.clone()));
        bench.surroundings.pass_minutes(5);
        let (access, _) = refresh(&provider, &next).await.unwrap();
        assert_eq!(found(&bench, &access).await, Some(session));
    }

    async fn a_lost_answer_may_be_asked_for_once_more(bench) {
        signed_in(&bench).await;
        let provider = provider(&bench);
        refresh(&provider, "refresh-0").await.unwrap();
        bench.surroundings.pass_millis(5_000);
        let (access, next) = refresh(&provider, "refresh-0").await.unwrap();
        assert!(found(&bench, &access).await.is_some());
        refresh(&provider, &next).await.unwrap();
    }

    async fn a_spent_refresh_token_ends_the_session(bench) {
        signed_in(&bench).await;
        let provider = provider(&bench);
        let (_, next) = refresh(&provider, "refresh-0").await.unwrap();
        let (access, newest) = refresh(&provider, &next).await.unwrap();
        assert_eq!(refresh(&provider, "refresh-0").await, None);
        assert_eq!(found(&bench, &access).await, None);
        assert_eq!(refresh(&provider, &newest).await, None);
    }

    async fn of_many_exchanges_at_once_at_most_one_is_the_retry(bench) {
        signed_in(&bench).await;
        let provider = provider(&bench);
        let mut exchanges = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let provider = provider.clone();
            exchanges.spawn(async move { refresh(&provider, "refresh-0").await });
        }
        let granted = exchanges.join_all().await.into_iter().flatten().count();
        // The first and its one retry; the third is a replay and ends the session.
        assert_eq!(granted, 2);
        assert_eq!(found(&bench, "access-0").await, None);
    }

    async fn a_session_past_its_end_is_forgotten(bench) {
        let ended = signed_in(&bench).await;
        bench.surroundings.pass_days(1);
        assert_eq!(refresh(&provider(&bench), "refresh-0").await, None);
        let officer = bench.officer("somying").await;
        let mut next = session(&bench, officer);
        next.id = SessionId("session-2".to_owned());
        let mut code = grant(&bench, officer);
        code.session = next.id.clone();
        bench.store.save_code(TokenHash::of("next"), code).await.unwrap();
        let fresh = NewTokens { access: TokenHash::of("access-1"), refresh: None, ..tokens(&bench) };
        assert!(bench.store.open_session(next.clone(), fresh).await.unwrap());
        let left = bench.ask("select id from oauth_session", "select id from oauth_session").await;
        assert_eq!(left, [next.id.as_str()]);
        assert_ne!(ended.id, next.id);
    }
}
