use crate::fixture::{APP, Ask, Bench, ISSUER};
use axum::http::{StatusCode, header};
use infodesk_openid_provider::AuthorizationError;

#[tokio::test]
async fn discovery_names_what_is_there() {
    let bench = Bench::new();
    let document = bench.get("/.well-known/openid-configuration").await.json();
    assert_eq!(document["issuer"], ISSUER);
    assert_eq!(
        document["code_challenge_methods_supported"],
        serde_json::json!(["S256"])
    );
    assert_eq!(
        document["authorization_response_iss_parameter_supported"],
        true
    );
    assert_eq!(
        document["prompt_values_supported"],
        serde_json::json!(["login", "create"])
    );
    for name in [
        "authorization",
        "token",
        "userinfo",
        "revocation",
        "end_session",
    ] {
        let endpoint = document[format!("{name}_endpoint")].as_str().unwrap();
        let path = endpoint.strip_prefix(ISSUER).unwrap();
        assert_ne!(
            bench.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    let keys = bench.get("/oauth/jwks").await.json();
    assert_eq!(keys["keys"][0]["crv"], "Ed25519");
    assert_eq!(keys["keys"][0]["d"], serde_json::Value::Null);
    assert_eq!(
        document["id_token_signing_alg_values_supported"],
        serde_json::json!(["EdDSA"])
    );
}

#[tokio::test]
async fn a_proven_request_reaches_the_host_whole() {
    let bench = Bench::new();
    for (by_form, prompt) in [(false, "consent"), (true, "login")] {
        let ask = Ask::authorization().with("prompt", prompt);
        let answer = match by_form {
            false => bench.authorize(&ask).await,
            true => bench.post("/oauth/authorize", &ask).await,
        };
        assert_eq!(answer.body, "sign-in page");
        let request = bench.taken_request().unwrap();
        assert_eq!(request.client_id(), "app");
        assert_eq!(request.redirect_uri(), APP);
        assert_eq!(request.scope(), "openid profile");
        assert_eq!(request.state(), Some("the state"));
        assert_eq!(request.device(), Some("โน้ตบุ๊กงานทะเบียน"));
        assert_eq!(request.force_sign_in(), prompt == "login");

        let kept = serde_json::to_string(&request).unwrap();
        assert_eq!(request, serde_json::from_str(&kept).unwrap());
    }
}

#[tokio::test]
async fn an_app_may_ask_for_registration_and_for_one_identity_provider() {
    let bench = Bench::new();
    let asked = async |ask: Ask| {
        assert_eq!(bench.authorize(&ask).await.body, "sign-in page");
        let request = bench.taken_request().unwrap();
        let provider = request.identity_provider().map(str::to_owned);
        (request.register(), provider)
    };
    let good = Ask::authorization;
    assert_eq!(asked(good()).await, (false, None));
    let create = good().with("prompt", "create");
    let both = create.with("identity_provider", "digital-id");
    assert_eq!(asked(both).await, (true, Some("digital-id".to_owned())));
    let hostile = good().with("identity_provider", "../Digital ID");
    assert_eq!(asked(hostile).await, (false, None), "ignored, no fault");
}

#[tokio::test]
async fn nothing_goes_back_before_client_and_redirect_are_proven() {
    let bench = Bench::new();
    let good = Ask::authorization();
    let twice = format!("{}&client_id=app", good.encoded());
    let mut queries = vec![twice, good.clone().without("client_id").encoded()];
    queries.push(good.clone().with("client_id", "nobody").encoded());
    queries.push(good.clone().without("redirect_uri").encoded());
    queries.push(format!(
        "{}&redirect_uri=https://evil.example/",
        good.encoded()
    ));
    for redirect in [
        "https://evil.example/callback",
        "http://127.0.0.1:4000/other",
        "http://localhost:4000/callback",
        "http://127.0.0.1.evil.example:80/callback",
        "https://127.0.0.1:4000/callback",
        "http://127.0.0.1:4000/callback?x=1",
        "http://127.0.0.1@evil.example/callback",
        "http://127.0.0.1:4000/callback#fragment",
        "http://127.0.0.1:4000/x/../callback",
        "http://127.0.0.1:4000\\@evil.example/callback",
        "https://hub.example/back?p=1",
        "javascript:alert(1)//",
    ] {
        queries.push(good.clone().with("redirect_uri", redirect).encoded());
    }
    for query in queries {
        let answer = bench.get(&format!("/oauth/authorize?{query}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(answer.location(), None, "{query}");
        assert!(bench.taken_request().is_none(), "{query}");
    }
}

#[tokio::test]
async fn other_faults_go_back_with_state_and_issuer() {
    let bench = Bench::new();
    let good = Ask::authorization;
    let plain = good().with("code_challenge_method", "plain");
    let no_pkce = good()
        .without("code_challenge")
        .without("code_challenge_method");
    let table = [
        (good().without("response_type"), "invalid_request"),
        (
            good().with("response_type", "token"),
            "unsupported_response_type",
        ),
        (
            good().with("response_type", "code id_token"),
            "unsupported_response_type",
        ),
        (good().with("response_mode", "fragment"), "invalid_request"),
        (good().with("scope", "profile"), "invalid_scope"),
        (good().without("scope"), "invalid_scope"),
        (plain, "invalid_request"),
        (no_pkce, "invalid_request"),
        (good().without("code_challenge_method"), "invalid_request"),
        (good().with("code_challenge", "short"), "invalid_request"),
        (
            good().with("code_challenge", &"*".repeat(43)),
            "invalid_request",
        ),
        (good().with("prompt", "none"), "login_required"),
        (good().with("prompt", "none create"), "invalid_request"),
        (good().with("prompt", "login none"), "invalid_request"),
        (good().with("request", "x.y.z"), "request_not_supported"),
        (
            good().with("request_uri", "https://x.example"),
            "request_uri_not_supported",
        ),
        (good().with("nonce", &"n".repeat(2000)), "invalid_request"),
    ];
    for (ask, error) in table {
        let back = bench.authorize(&ask).await.carried_back();
        assert_eq!(back["error"], error, "{}", ask.encoded());
        assert_eq!(
            (back["state"].as_str(), back["iss"].as_str()),
            ("the state", ISSUER)
        );
        assert!(bench.taken_request().is_none());
    }
}

#[tokio::test]
async fn a_doubled_or_endless_state_is_not_sent_back() {
    let bench = Bench::new();
    let good = Ask::authorization();
    let doubled = format!("{}&state=another", good.encoded());
    let endless = good.with("state", &"s".repeat(2000)).encoded();
    for query in [doubled, endless] {
        let back = bench
            .get(&format!("/oauth/authorize?{query}"))
            .await
            .carried_back();
        assert_eq!(back["error"], "invalid_request");
        assert!(!back.contains_key("state"));
    }
}

#[tokio::test]
async fn turning_back_is_told_to_the_client() {
    let bench = Bench::new();
    bench.authorize(&Ask::authorization()).await;
    let request = bench.taken_request().unwrap();
    let response = bench
        .provider
        .decline(&request, AuthorizationError::AccessDenied);
    let location = response.headers()[header::LOCATION].to_str().unwrap();
    assert!(location.starts_with(&format!("{APP}?error=access_denied&state=the+state&iss=")));
}

#[tokio::test]
async fn a_store_without_room_is_told_as_server_error() {
    let bench = Bench::with(infodesk_openid_provider::Lifetimes::default(), 1);
    bench.code().await;
    let back = bench.sign_in(&Ask::authorization(), "somchai").await;
    assert_eq!(back["error"], "server_error");
    bench.pass(60 + 10 * 60);
    bench.code().await;
}

#[tokio::test]
async fn every_answer_is_kept_by_nobody_and_framed_by_nobody() {
    let bench = Bench::new();
    for answer in [
        bench.get("/.well-known/openid-configuration").await,
        bench.get("/oauth/authorize").await,
        bench.authorize(&Ask::authorization()).await,
        bench.token(&Ask::code("unknown")).await,
        bench.get("/oauth/userinfo").await,
        bench.get("/oauth/end_session").await,
    ] {
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(answer.headers[header::X_FRAME_OPTIONS], "DENY");
        assert_eq!(answer.headers[header::REFERRER_POLICY], "no-referrer");
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap();
        assert!(policy.contains("frame-ancestors 'none'"));
    }
}
