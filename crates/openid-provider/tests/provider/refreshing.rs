use crate::fixture::{AUTH_TIME, Ask, Bench, HUB_BASIC, text};
use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

const HOUR: i64 = 60 * 60;

async fn refreshed(bench: &Bench, tokens: &Value) -> Value {
    let answer = bench
        .token(&Ask::refresh(text(tokens, "refresh_token")))
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.json()
}

async fn assert_refused(bench: &Bench, tokens: &Value) {
    let answer = bench
        .token(&Ask::refresh(text(tokens, "refresh_token")))
        .await;
    assert_eq!(answer.error(), "invalid_grant");
}

fn id_claims(tokens: &Value) -> Value {
    let claims = text(tokens, "id_token").split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
}

#[tokio::test]
async fn a_refresh_gives_new_tokens_of_the_same_session() {
    let bench = Bench::new();
    let first = bench.tokens().await;
    bench.pass(HOUR);
    let second = refreshed(&bench, &first).await;
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert!(bench.is_good(&second).await && !bench.is_good(&first).await);

    let (before, after) = (id_claims(&first), id_claims(&second));
    assert_eq!(
        (&after["sub"], &after["sid"]),
        (&before["sub"], &before["sid"])
    );
    assert_eq!(after["auth_time"], AUTH_TIME / 1000);
    assert_eq!(after["nonce"], Value::Null);
    assert_eq!(before["nonce"], "the nonce");
}

#[tokio::test]
async fn a_spent_token_ends_the_session() {
    let bench = Bench::new();
    let first = bench.tokens().await;
    let second = refreshed(&bench, &first).await;
    bench.pass(31);
    assert_refused(&bench, &first).await;
    assert_refused(&bench, &second).await;
    assert!(!bench.is_good(&second).await);
}

#[tokio::test]
async fn an_answer_lost_on_the_way_signs_nobody_out() {
    let bench = Bench::new();
    let first = bench.tokens().await;
    let _lost = refreshed(&bench, &first).await;
    bench.pass(30);
    let again = refreshed(&bench, &first).await;
    bench.pass(HOUR);
    let next = refreshed(&bench, &again).await;
    assert!(bench.is_good(&next).await);
}

#[tokio::test]
async fn the_grace_is_for_one_retry_only() {
    let bench = Bench::new();
    let first = bench.tokens().await;
    refreshed(&bench, &first).await;
    let again = refreshed(&bench, &first).await;
    assert_refused(&bench, &first).await;
    assert_refused(&bench, &again).await;
}

#[tokio::test]
async fn the_lost_successor_turning_up_ends_the_session() {
    let bench = Bench::new();
    let first = bench.tokens().await;
    let lost = refreshed(&bench, &first).await;
    let again = refreshed(&bench, &first).await;
    assert_refused(&bench, &lost).await;
    assert_refused(&bench, &again).await;
}

#[tokio::test]
async fn no_retry_once_the_successor_is_used() {
    let bench = Bench::new();
    let first = bench.tokens().await;
    let second = refreshed(&bench, &first).await;
    let third = refreshed(&bench, &second).await;
    assert_refused(&bench, &first).await;
    assert_refused(&bench, &third).await;
}

#[tokio::test]
async fn a_session_ends_when_idle_for_twelve_hours() {
    let bench = Bench::new();
    let tokens = bench.tokens().await;
    bench.pass(12 * HOUR - 1);
    let tokens = refreshed(&bench, &tokens).await;
    bench.pass(12 * HOUR);
    assert_refused(&bench, &tokens).await;
}

#[tokio::test]
async fn a_session_ends_after_seven_days_however_busy() {
    let bench = Bench::new();
    let mut tokens = bench.tokens().await;
    for _ in 0..7 * 24 / 8 - 1 {
        bench.pass(8 * HOUR);
        tokens = refreshed(&bench, &tokens).await;
    }
    bench.pass(8 * HOUR - 60);
    let last = refreshed(&bench, &tokens).await;
    assert_eq!(last["expires_in"], 60);
    bench.pass(60);
    assert!(!bench.is_good(&last).await);
    assert_refused(&bench, &last).await;
}

#[tokio::test]
async fn another_clients_refresh_token_ends_the_session() {
    let bench = Bench::new();
    let tokens = bench.tokens().await;
    let ask = Ask::refresh(text(&tokens, "refresh_token")).without("client_id");
    let stolen = bench.post_as("/oauth/token", HUB_BASIC, &ask).await;
    assert_eq!(stolen.error(), "invalid_grant");
    assert_refused(&bench, &tokens).await;
}

#[tokio::test]
async fn unknown_and_missing_refresh_tokens_are_refused() {
    let bench = Bench::new();
    assert_eq!(
        bench.token(&Ask::refresh("unknown")).await.error(),
        "invalid_grant"
    );
    assert_eq!(
        bench.token(&Ask::refresh("")).await.error(),
        "invalid_request"
    );
    let access = bench.tokens().await;
    let ask = Ask::refresh(text(&access, "access_token"));
    assert_eq!(bench.token(&ask).await.error(), "invalid_grant");
    assert!(bench.is_good(&access).await);
}

#[tokio::test]
async fn of_two_refreshes_at_once_the_session_survives() {
    let bench = Bench::new();
    let tokens = bench.tokens().await;
    let ask = Ask::refresh(text(&tokens, "refresh_token"));
    let (a, b) = tokio::join!(bench.token(&ask), bench.token(&ask));
    assert_eq!((a.status, b.status), (StatusCode::OK, StatusCode::OK));
    assert!(bench.is_good(&b.json()).await);
}
