//! A practice Digital ID on a port of its own, and browsers to visit it.

use infodesk_practice_id::{Clock, Config, Likeness, Opened, PracticeId};
use reqwest::{Client, RequestBuilder, StatusCode, header, redirect::Policy};
use serde_json::Value;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};
use url::Url;

/// What the clock shows at first, in UTC milliseconds.
pub const START: i64 = 1_795_000_000_000;
pub const CLIENT_ID: &str = "infodesk-hub";
pub const CLIENT_SECRET: &str = "practice-secret:+";
pub const CALLBACK: &str = "http://127.0.0.1:4711/sign-in/digital-id/callback";
pub const NUMBER: &str = "1-2345-45678-78-1";
/// RFC 7636 appendix B.
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
pub const PASSWORD: &str = "รหัสผ่านฝึกใช้ 12";

pub struct Practice {
    pub url: Url,
    pub folder: TempDir,
    offset: Arc<AtomicI64>,
    likeness: Likeness,
    damaged_kept_at: Option<PathBuf>,
    serving: JoinHandle<()>,
}

pub fn config(folder: &Path, url: &Url, now: Clock) -> Config {
    Config {
        data_dir: folder.to_owned(),
        public_url: url.clone(),
        client_id: CLIENT_ID.into(),
        client_secret: CLIENT_SECRET.into(),
        redirect_uri: CALLBACK.into(),
        allow_other_hosts: false,
        likeness: Likeness::default(),
        now,
    }
}

impl Practice {
    pub async fn start() -> Self {
        Self::like(Likeness::default()).await
    }

    pub async fn like(likeness: Likeness) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), Arc::default(), likeness).await
    }

    async fn start_in(folder: TempDir, offset: Arc<AtomicI64>, likeness: Likeness) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let url = Url::parse(&url).unwrap();
        let shift = offset.clone();
        let now = Arc::new(move || START + shift.load(Ordering::SeqCst));
        let opened = PracticeId::open(Config {
            likeness: likeness.clone(),
            ..config(folder.path(), &url, now)
        });
        let Opened {
            practice_id,
            damaged_kept_at,
        } = opened.unwrap();
        let router = practice_id.router();
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            url,
            folder,
            offset,
            likeness,
            damaged_kept_at,
            serving,
        }
    }

    /// Ends it and opens the same folder again.
    pub async fn reopen(self) -> Self {
        self.serving.abort();
        Self::start_in(self.folder, self.offset, self.likeness).await
    }

    pub fn pass_minutes(&self, minutes: i64) {
        self.offset.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }

    pub fn damaged_kept_at(&self) -> Option<&Path> {
        self.damaged_kept_at.as_deref()
    }

    pub fn accounts_file(&self) -> PathBuf {
        self.folder.path().join("accounts.json")
    }

    /// The address that the hub sends the browser to.
    pub fn authorization(&self) -> Url {
        self.authorization_with(&[])
    }

    /// The same but for `changes`; an empty value leaves the parameter out.
    pub fn authorization_with(&self, changes: &[(&str, &str)]) -> Url {
        let mut parameters = vec![
            ("client_id", CLIENT_ID),
            ("redirect_uri", CALLBACK),
            ("response_type", "code"),
            ("scope", "openid citizen_id"),
            ("state", "the-state"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        parameters.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let mut url = self.url.join("/authorize").unwrap();
        url.query_pairs_mut()
            .extend_pairs(parameters)
            .extend_pairs(changes.iter().filter(|(_, value)| !value.is_empty()));
        url
    }

    /// `somchai` signs in; what the browser carries back to the hub.
    pub async fn carried_back(&self, authorization: &Url) -> HashMap<String, String> {
        let browser = self.browser().await;
        let transaction = browser.arrive(authorization).await.transaction();
        let back = browser.sign_in(&transaction, "somchai", PASSWORD).await;
        query(&back.location.unwrap())
    }

    /// What the hub gets for a code, with its secret as it sends it.
    pub async fn redeem(&self, secret: &str, code: &str, verifier: &str) -> (StatusCode, Value) {
        let form = [
            ("grant_type", "authorization_code"),
            ("redirect_uri", CALLBACK),
            ("code", code),
            ("code_verifier", verifier),
        ];
        // Id and secret are form-encoded first (RFC 6749 §2.3.1).
        let encoded =
            |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let request = Client::new()
            .post(self.url.join("/token").unwrap())
            .basic_auth(encoded(CLIENT_ID), Some(encoded(secret)))
            .form(&form);
        let response = request.send().await.unwrap();
        (response.status(), response.json().await.unwrap())
    }

    pub async fn get_json(&self, path: &str, bearer: &str) -> Value {
        let request = Client::new().get(self.url.join(path).unwrap());
        let response = request.bearer_auth(bearer).send().await.unwrap();
        response.json().await.unwrap()
    }

    pub async fn browser(&self) -> Browser {
        Browser::new(self.url.clone())
    }
}

pub fn query(address: &str) -> HashMap<String, String> {
    let url = Url::parse(address).unwrap();
    url.query_pairs().into_owned().collect()
}

/// Keeps cookies, follows no redirect.
pub struct Browser {
    client: Client,
    base: Url,
}

pub struct Page {
    pub status: StatusCode,
    pub location: Option<String>,
    pub text: String,
}

impl Page {
    pub fn back_at_the_hub(&self) -> bool {
        self.status == StatusCode::SEE_OTHER
            && self
                .location
                .as_ref()
                .is_some_and(|location| location.starts_with(CALLBACK))
    }

    /// The sentence that stands at a field.
    pub fn problem_at(&self, field: &str) -> Option<&str> {
        let (_, after) = self
            .text
            .split_once(&format!("id=\"{field}-problem\" role=\"alert\">"))?;
        after.split_once('<').map(|(sentence, _)| sentence)
    }

    pub fn alert(&self) -> Option<&str> {
        let (_, after) = self.text.split_once("class=\"alert\" role=\"alert\">")?;
        after.split_once('<').map(|(sentence, _)| sentence)
    }

    /// The transaction that the page's form belongs to.
    pub fn transaction(&self) -> String {
        let (_, after) = self.text.split_once("name=\"t\" value=\"").unwrap();
        after.split_once('"').unwrap().0.to_owned()
    }
}

impl Browser {
    fn new(base: Url) -> Self {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(Policy::none());
        Self {
            client: client.build().unwrap(),
            base,
        }
    }

    async fn send(&self, request: RequestBuilder) -> Page {
        let response = request.send().await.unwrap();
        let location = response.headers().get(header::LOCATION);
        let location = location.map(|value| value.to_str().unwrap().to_owned());
        Page {
            status: response.status(),
            location,
            text: response.text().await.unwrap(),
        }
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(self.client.get(self.base.join(path).unwrap()))
            .await
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Page {
        self.send(self.client.post(self.base.join(path).unwrap()).form(form))
            .await
    }

    /// Comes from the hub and sees the sign-in page.
    pub async fn arrive(&self, authorization: &Url) -> Page {
        let sent_on = self.get(authorization.as_str()).await;
        let page = self.get(sent_on.location.as_deref().unwrap()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        page
    }

    pub async fn sign_in(&self, transaction: &str, username: &str, password: &str) -> Page {
        let form = [
            ("t", transaction),
            ("username", username),
            ("password", password),
        ];
        self.post("/sign-in", &form).await
    }

    pub async fn change_password(
        &self,
        transaction: &str,
        username: &str,
        [present, new]: [&str; 2],
    ) -> Page {
        let form = [
            ("t", transaction),
            ("username", username),
            ("present_password", present),
            ("password", new),
            ("password_again", new),
        ];
        self.post("/password", &form).await
    }

    /// Registers with good answers but for `changes`.
    pub async fn register(&self, transaction: &str, changes: &[(&str, &str)]) -> Page {
        let mut form = vec![
            ("t", transaction),
            ("citizen_number", NUMBER),
            ("given_name", "สมชาย"),
            ("family_name", "ทดลองงาน"),
            ("email", "somchai@example.go.th"),
            ("username", "Somchai"),
            ("password", PASSWORD),
            ("password_again", PASSWORD),
        ];
        form.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        form.extend_from_slice(changes);
        self.post("/register", &form).await
    }
}

/// A practice Digital ID with the account `somchai`, and a fresh browser on its sign-in page.
pub async fn with_account() -> (Practice, Browser, String) {
    with_account_like(Likeness::default()).await
}

pub async fn with_account_like(likeness: Likeness) -> (Practice, Browser, String) {
    let practice = Practice::like(likeness).await;
    let browser = practice.browser().await;
    let transaction = browser.get("/register").await.transaction();
    let page = browser.register(&transaction, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let browser = practice.browser().await;
    let transaction = browser
        .arrive(&practice.authorization())
        .await
        .transaction();
    (practice, browser, transaction)
}
