use crate::fixture::{Ask, Bench, text};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

#[tokio::test]
async fn claims_are_the_hosts_with_the_subject() {
    let bench = Bench::new();
    let tokens = bench.tokens().await;
    for scheme in ["Bearer", "bearer"] {
        let bearer = format!("{scheme} {}", text(&tokens, "access_token"));
        let claims = bench.get_as("/oauth/userinfo", &bearer).await.json();
        assert_eq!(claims["sub"], "somchai");
        assert_eq!(claims["scope_seen"], "openid profile");
    }
}

#[tokio::test]
async fn only_a_good_access_token_opens_it() {
    let bench = Bench::new();
    let tokens = bench.tokens().await;
    let refresh = format!("Bearer {}", text(&tokens, "refresh_token"));
    let basic = format!("Basic {}", text(&tokens, "access_token"));
    for authorization in ["Bearer", "Bearer ", "Bearer unknown", &refresh, &basic] {
        let answer = bench.get_as("/oauth/userinfo", authorization).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{authorization}");
        assert!(answer.headers.contains_key(header::WWW_AUTHENTICATE));
    }
    bench.pass(600);
    assert!(!bench.is_good(&tokens).await);
}

#[tokio::test]
async fn a_person_who_is_gone_has_no_claims() {
    let bench = Bench::new();
    let back = bench.sign_in(&Ask::authorization(), "gone").await;
    let tokens = bench.token(&Ask::code(&back["code"])).await.json();
    assert!(!bench.is_good(&tokens).await);
}

#[tokio::test]
async fn the_host_learns_whose_request_it_is() {
    let bench = Bench::new();
    let tokens = bench.tokens().await;
    let bearer = format!("Bearer {}", text(&tokens, "access_token"));
    let mut headers = HeaderMap::new();
    assert_eq!(bench.provider.session(&headers).await.unwrap(), None);
    headers.insert(
        header::AUTHORIZATION,
        HeaderValue::from_str(&bearer).unwrap(),
    );
    let session = bench.provider.session(&headers).await.unwrap().unwrap();
    assert_eq!(session.subject, "somchai");
    assert_eq!(session.device.as_deref(), Some("โน้ตบุ๊กงานทะเบียน"));
}
