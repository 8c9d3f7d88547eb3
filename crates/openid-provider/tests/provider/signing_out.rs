use crate::fixture::{APP, Ask, Bench, HUB_BASIC, text};
use axum::http::StatusCode;

fn revocation(token: &str) -> Ask {
    Ask::of(&[("client_id", "app"), ("token", token)])
}

#[tokio::test]
async fn revoking_either_token_ends_the_session() {
    let bench = Bench::new();
    for which in ["access_token", "refresh_token"] {
        let tokens = bench.tokens().await;
        let answer = bench
            .post("/oauth/revoke", &revocation(text(&tokens, which)))
            .await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!bench.is_good(&tokens).await, "{which}");
        let refresh = bench
            .token(&Ask::refresh(text(&tokens, "refresh_token")))
            .await;
        assert_eq!(refresh.error(), "invalid_grant", "{which}");
    }
}

#[tokio::test]
async fn a_stale_token_still_names_the_session_to_revoke() {
    let bench = Bench::new();
    let first = bench.tokens().await;
    let ask = Ask::refresh(text(&first, "refresh_token"));
    let second = bench.token(&ask).await.json();
    bench
        .post("/oauth/revoke", &revocation(text(&first, "refresh_token")))
        .await;
    assert!(!bench.is_good(&second).await);
}

#[tokio::test]
async fn nobody_revokes_what_is_not_theirs() {
    let bench = Bench::new();
    let tokens = bench.tokens().await;
    let access = text(&tokens, "access_token");
    let other = Ask::of(&[("token", access)]);
    let answer = bench.post_as("/oauth/revoke", HUB_BASIC, &other).await;
    assert_eq!(answer.status, StatusCode::OK);
    let unknown = bench.post("/oauth/revoke", &revocation("unknown")).await;
    assert_eq!(unknown.status, StatusCode::OK);
    assert_eq!(
        bench.post("/oauth/revoke", &other).await.error(),
        "invalid_client"
    );
    let nothing = bench.post("/oauth/revoke", &revocation("")).await;
    assert_eq!(nothing.error(), "invalid_request");
    assert!(bench.is_good(&tokens).await);
}

#[tokio::test]
async fn the_browser_signs_out_with_the_id_token() {
    let bench = Bench::new();
    let tokens = bench.tokens().await;
    bench.pass(3600);
    let ask = Ask::of(&[
        ("id_token_hint", text(&tokens, "id_token")),
        ("post_logout_redirect_uri", APP),
        ("state", "bye"),
    ]);
    let answer = bench
        .get(&format!("/oauth/end_session?{}", ask.encoded()))
        .await;
    assert_eq!(answer.location(), Some(format!("{APP}?state=bye").as_str()));
    let refresh = bench
        .token(&Ask::refresh(text(&tokens, "refresh_token")))
        .await;
    assert_eq!(refresh.error(), "invalid_grant");
}

#[tokio::test]
async fn signing_out_sends_nobody_to_a_strange_address() {
    let bench = Bench::new();
    let tokens = bench.tokens().await;
    let forged = format!("{}x", text(&tokens, "id_token"));
    let evil = ("post_logout_redirect_uri", "https://evil.example/");
    for ask in [
        Ask::of(&[
            ("id_token_hint", &forged),
            ("post_logout_redirect_uri", APP),
        ]),
        Ask::of(&[evil]),
    ] {
        let answer = bench
            .get(&format!("/oauth/end_session?{}", ask.encoded()))
            .await;
        assert_eq!((answer.status, answer.location()), (StatusCode::OK, None));
        assert!(
            bench.is_good(&tokens).await,
            "nothing proved whose session it is"
        );
    }
    let ask = Ask::of(&[("id_token_hint", text(&tokens, "id_token")), evil]);
    let answer = bench
        .get(&format!("/oauth/end_session?{}", ask.encoded()))
        .await;
    assert_eq!((answer.status, answer.location()), (StatusCode::OK, None));
    assert!(!bench.is_good(&tokens).await);
}
