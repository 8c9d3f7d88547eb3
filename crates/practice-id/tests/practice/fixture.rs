//! A practice Digital ID on a port of its own, and browsers to visit it.

use infodesk_practice_id::{Clock, Config, Opened, PracticeId};
use reqwest::{Client, RequestBuilder, StatusCode, header, redirect::Policy};
use std::{
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
pub const PASSWORD: &str = "รหัสผ่านฝึกใช้ 12";

pub struct Practice {
    pub url: Url,
    pub folder: TempDir,
    offset: Arc<AtomicI64>,
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
        now,
    }
}

impl Practice {
    pub async fn start() -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), Arc::default()).await
    }

    async fn start_in(folder: TempDir, offset: Arc<AtomicI64>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let url = Url::parse(&url).unwrap();
        let shift = offset.clone();
        let now = Arc::new(move || START + shift.load(Ordering::SeqCst));
        let opened = PracticeId::open(config(folder.path(), &url, now)).unwrap();
        let Opened {
            practice_id,
            damaged_kept_at,
        } = opened;
        let router = practice_id.router();
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            url,
            folder,
            offset,
            damaged_kept_at,
            serving,
        }
    }

    /// Ends it and opens the same folder again.
    pub async fn reopen(self) -> Self {
        self.serving.abort();
        Self::start_in(self.folder, self.offset).await
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

    /// The address that the hub sends the browser to, PKCE challenge of RFC 7636 appendix B.
    pub fn authorization(&self) -> Url {
        let mut url = self.url.join("/authorize").unwrap();
        url.query_pairs_mut().extend_pairs([
            ("client_id", CLIENT_ID),
            ("redirect_uri", CALLBACK),
            ("response_type", "code"),
            ("scope", "openid citizen_id"),
            ("state", "the-state"),
            (
                "code_challenge",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            ),
            ("code_challenge_method", "S256"),
        ]);
        url
    }

    pub async fn browser(&self) -> Browser {
        Browser::new(self.url.clone())
    }
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
        for (name, value) in changes {
            form.iter_mut().find(|(known, _)| known == name).unwrap().1 = value;
        }
        self.post("/register", &form).await
    }
}

/// A practice Digital ID with the account `somchai`, and a fresh browser on its sign-in page.
pub async fn with_account() -> (Practice, Browser, String) {
    let practice = Practice::start().await;
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
