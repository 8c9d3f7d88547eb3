//! The app's leg of a sign-in: to the hub's OpenID provider with code and PKCE, as the desktop does it.

use crate::{Arrival, Browser, PASSWORD, Person};
use infodesk_hub::APP_CLIENT_ID;
use reqwest::{Client, Response};
use serde_json::Value;
use url::Url;

/// Where the app would listen; any port of it is allowed.
pub const APP_ADDRESS: &str = "http://127.0.0.1:1/callback";
/// The pair of RFC 7636 appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const STATE: &str = "the-state-of-the-app";
const NONCE: &str = "the-nonce-of-the-app";

/// What the app holds after signing in.
#[derive(Debug, Clone)]
pub struct AppTokens {
    pub access: String,
    pub refresh: String,
    pub id_token: String,
}

/// Registers somebody at `practice_id` and signs them in at `hub`, wherever both run.
pub async fn sign_in_at(hub: &Url, practice_id: &Url, person: &Person) -> AppTokens {
    let browser = Browser::new(APP_ADDRESS);
    person.register(&browser, practice_id).await;
    let answer = through_the_provider(&browser, hub, person).await;
    let code = code_in(&answer, hub);
    tokens_in(redeem_code(&Client::new(), hub, &code).await).await
}

/// The address that the app opens in the browser.
pub(crate) fn authorization(hub: &Url) -> Url {
    let mut url = hub.join("/oauth/authorize").expect("an address");
    url.query_pairs_mut().extend_pairs([
        ("client_id", APP_CLIENT_ID),
        ("redirect_uri", APP_ADDRESS),
        ("response_type", "code"),
        ("scope", "openid profile email offline_access"),
        ("state", STATE),
        ("nonce", NONCE),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
        ("device", "เครื่องทดสอบ"),
    ]);
    url
}

/// From the hub to the provider's page, through it, and back to the app.
pub(crate) async fn through_the_provider(browser: &Browser, hub: &Url, person: &Person) -> Url {
    let (_, url, html) = browser.open(authorization(hub)).await.page();
    let fields = [
        ("username", person.username.as_str()),
        ("password", PASSWORD),
    ];
    let arrival: Arrival = browser.submit((&url, &html), "/sign-in", &fields).await;
    arrival.app()
}

/// The code in the address the app got. Panics on an error, a wrong state or issuer.
pub(crate) fn code_in(answer: &Url, hub: &Url) -> String {
    let value = |name: &str| {
        answer
            .query_pairs()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.into_owned())
    };
    assert_eq!(value("error"), None, "{answer}");
    assert_eq!(value("state").as_deref(), Some(STATE), "{answer}");
    assert_eq!(
        value("iss").as_deref(),
        Some(hub.as_str().trim_end_matches('/')),
        "{answer}"
    );
    value("code").expect("a code")
}

pub(crate) async fn redeem_code(http: &Client, hub: &Url, code: &str) -> Response {
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", APP_CLIENT_ID),
        ("redirect_uri", APP_ADDRESS),
        ("code_verifier", VERIFIER),
        ("code", code),
    ];
    post(http, hub, &form).await
}

pub(crate) async fn refresh(http: &Client, hub: &Url, refresh: &str) -> Response {
    post(
        http,
        hub,
        &[
            ("grant_type", "refresh_token"),
            ("client_id", APP_CLIENT_ID),
            ("refresh_token", refresh),
        ],
    )
    .await
}

pub(crate) async fn tokens_in(response: Response) -> AppTokens {
    let status = response.status();
    let body: Value = response.json().await.expect("JSON");
    assert!(status.is_success(), "{status} {body}");
    let text = |name: &str| {
        body[name]
            .as_str()
            .unwrap_or_else(|| panic!("no {name} in {body}"))
            .to_owned()
    };
    AppTokens {
        access: text("access_token"),
        refresh: text("refresh_token"),
        id_token: text("id_token"),
    }
}

async fn post(http: &Client, hub: &Url, form: &[(&str, &str)]) -> Response {
    http.post(hub.join("/oauth/token").expect("an address"))
        .form(form)
        .send()
        .await
        .expect("an answer")
}
