//! A provider with two clients whose host lets the test decide who signs in.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
    response::{IntoResponse, Response},
};
use infodesk_openid_provider::{
    AuthorizationRequest, Client, Host, Lifetimes, MemoryStore, Provider, Quirks, Settings,
    SigningKey, StoreFull,
};
use serde_json::{Map, Value};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
};
use tower::ServiceExt;
use url::{Url, form_urlencoded};

pub const ISSUER: &str = "https://hub.example";
pub const START: i64 = 1_795_000_000_000;
pub const AUTH_TIME: i64 = START - 5_000;
/// RFC 7636 appendix B.
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
pub const APP: &str = "http://127.0.0.1:49152/callback";
/// The hub's secret is `s3cret:+ ü`, form-encoded before base64.
pub const HUB_BASIC: &str = "Basic aHViOnMzY3JldCUzQSUyQislQzMlQkM=";

pub struct TestHost {
    store: MemoryStore,
    asked: Mutex<Option<AuthorizationRequest>>,
}

impl Host for TestHost {
    type Storage = MemoryStore;

    fn storage(&self) -> &MemoryStore {
        &self.store
    }

    async fn sign_in(&self, request: AuthorizationRequest, _: &HeaderMap) -> Response {
        *self.asked.lock().unwrap() = Some(request);
        "sign-in page".into_response()
    }

    async fn claims(
        &self,
        subject: &str,
        scope: &str,
    ) -> Result<Option<Map<String, Value>>, StoreFull> {
        let claims = [("scope_seen".to_owned(), Value::from(scope))];
        Ok((subject != "gone").then(|| claims.into_iter().collect()))
    }
}

pub struct Bench {
    pub provider: Arc<Provider<TestHost>>,
    router: Router,
    clock: Arc<AtomicI64>,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub fn error(&self) -> String {
        self.json()["error"].as_str().unwrap().to_owned()
    }

    pub fn location(&self) -> Option<&str> {
        self.headers
            .get(header::LOCATION)
            .map(|value| value.to_str().unwrap())
    }

    /// The parameters that the browser carries back to the app.
    pub fn carried_back(&self) -> HashMap<String, String> {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        let url = Url::parse(self.location().unwrap()).unwrap();
        assert!(url.as_str().starts_with(APP) || url.as_str().starts_with("https://hub.example/"));
        url.query_pairs().into_owned().collect()
    }
}

/// What a client sends; starts as a request that is right in all respects.
#[derive(Clone)]
pub struct Ask(BTreeMap<String, String>);

impl Ask {
    pub fn authorization() -> Self {
        Self::of(&[
            ("client_id", "app"),
            ("redirect_uri", APP),
            ("response_type", "code"),
            ("scope", "openid profile"),
            ("state", "the state"),
            ("nonce", "the nonce"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
            ("device", "โน้ตบุ๊กงานทะเบียน"),
        ])
    }

    pub fn code(code: &str) -> Self {
        Self::of(&[
            ("grant_type", "authorization_code"),
            ("client_id", "app"),
            ("redirect_uri", APP),
            ("code", code),
            ("code_verifier", VERIFIER),
        ])
    }

    pub fn refresh(token: &str) -> Self {
        Self::of(&[
            ("grant_type", "refresh_token"),
            ("client_id", "app"),
            ("refresh_token", token),
        ])
    }

    pub fn of(pairs: &[(&str, &str)]) -> Self {
        Self(
            pairs
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
        )
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.insert(name.to_owned(), value.to_owned());
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.0.remove(name);
        self
    }

    pub fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.0)
            .finish()
    }
}

impl Bench {
    pub fn new() -> Self {
        Self::with(Lifetimes::default(), 100)
    }

    pub fn with(lifetimes: Lifetimes, limit: usize) -> Self {
        let clock = Arc::new(AtomicI64::new(START));
        let reading = clock.clone();
        let now: infodesk_openid_provider::Clock = Arc::new(move || reading.load(Ordering::SeqCst));
        let store = MemoryStore::new(limit, now.clone());
        let settings = Settings {
            issuer: Url::parse(ISSUER).unwrap(),
            prefix: "/oauth".into(),
            clients: vec![
                Client::public("app", ["http://127.0.0.1/callback"]),
                Client::public("other-app", ["http://127.0.0.1/callback"]),
                Client::confidential("hub", "s3cret:+ ü", ["https://hub.example/back?p=1"]),
            ],
            signing_key: SigningKey::Ed25519([7; 32]),
            lifetimes,
            scopes: vec!["openid".into(), "profile".into()],
            registration: true,
            quirks: Quirks::default(),
            now,
        };
        let host = TestHost {
            store,
            asked: Mutex::default(),
        };
        let provider = Arc::new(Provider::new(host, settings).unwrap());
        let router = provider.clone().router();
        Self {
            provider,
            router,
            clock,
        }
    }

    pub fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 1 << 20).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    pub async fn get_as(&self, path: &str, authorization: &str) -> Answer {
        let request = Request::get(path).header(header::AUTHORIZATION, authorization);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, ask: &Ask) -> Answer {
        self.send(Request::post(path).body(Body::from(ask.encoded())).unwrap())
            .await
    }

    pub async fn post_as(&self, path: &str, authorization: &str, ask: &Ask) -> Answer {
        let request = Request::post(path).header(header::AUTHORIZATION, authorization);
        self.send(request.body(Body::from(ask.encoded())).unwrap())
            .await
    }

    pub async fn authorize(&self, ask: &Ask) -> Answer {
        self.get(&format!("/oauth/authorize?{}", ask.encoded()))
            .await
    }

    pub async fn token(&self, ask: &Ask) -> Answer {
        self.post("/oauth/token", ask).await
    }

    pub fn taken_request(&self) -> Option<AuthorizationRequest> {
        self.provider.host().asked.lock().unwrap().take()
    }

    /// Asks, proves `subject`, and answers what the browser carries back.
    pub async fn sign_in(&self, ask: &Ask, subject: &str) -> HashMap<String, String> {
        let page = self.authorize(ask).await;
        assert_eq!(page.body, "sign-in page");
        let request = self.taken_request().unwrap();
        let response = self.provider.answer(&request, subject, AUTH_TIME).await;
        let (parts, _) = response.into_parts();
        let (status, headers) = (parts.status, parts.headers);
        Answer {
            status,
            headers,
            body: String::new(),
        }
        .carried_back()
    }

    pub async fn code(&self) -> String {
        self.sign_in(&Ask::authorization(), "somchai").await["code"].clone()
    }

    /// The token endpoint's answer to a good code.
    pub async fn tokens(&self) -> Value {
        let answer = self.token(&Ask::code(&self.code().await)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        answer.json()
    }

    pub async fn is_good(&self, tokens: &Value) -> bool {
        let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
        self.get_as("/oauth/userinfo", &bearer).await.status == StatusCode::OK
    }
}

pub fn text<'a>(tokens: &'a Value, name: &str) -> &'a str {
    tokens[name].as_str().unwrap()
}
