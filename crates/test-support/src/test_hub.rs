//! A hub on loopback with the practice Digital ID behind it, as standalone mode runs both.

use crate::{AppTokens, Browser, Database, FixedSurroundings, Person, app};
use infodesk_domain::{Surroundings, rights::Role, wire::Mails};
use infodesk_hub::{
    Hub, HubConfig, IdentityProviderConfig, SecretSource,
    store::{Register, Store},
};
use infodesk_practice_id::PracticeId;
use reqwest::{Client, RequestBuilder, Response, redirect::Policy};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};
use url::Url;

const CLIENT_ID: &str = "infodesk-hub";
const CLIENT_SECRET: &str = "a secret of the tests";
/// The secret of every test hub; its keys make the hashes that the store knows.
pub const HUB_SECRET: SecretSource = SecretSource::Given([42; 32]);

/// How a [`TestHub`] is to be.
pub struct Setup {
    database: Database,
    clock: FixedSurroundings,
    surroundings: Arc<dyn Surroundings>,
    register: Option<Register>,
    provider_is_up: bool,
}

impl Setup {
    pub fn database(self, database: Database) -> Self {
        Self { database, ..self }
    }

    /// Another clock than a fixed one, for clients that look at the real time.
    pub fn surroundings(self, surroundings: Arc<dyn Surroundings>) -> Self {
        Self {
            surroundings,
            ..self
        }
    }

    /// Instead of the practice register; the hub is no practice hub then.
    pub fn register(self, register: Register) -> Self {
        Self {
            register: Some(register),
            ..self
        }
    }

    pub fn without_provider(self) -> Self {
        Self {
            provider_is_up: false,
            ..self
        }
    }

    pub async fn start(self) -> TestHub {
        let hub_listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let provider_listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let hub_address = hub_listener.local_addr().expect("an address");
        let url = format!("http://{hub_address}");
        let provider_url = format!(
            "http://{}",
            provider_listener.local_addr().expect("an address")
        );
        let folder = tempfile::tempdir().expect("a folder");
        let stop = CancellationToken::new();
        let mut config = HubConfig::for_practice(
            self.database.address().to_owned(),
            hub_address,
            HUB_SECRET,
            IdentityProviderConfig::digital_id(&provider_url, CLIENT_ID, CLIENT_SECRET),
        )
        .expect("a configuration");
        config.practice = self.register.is_none();
        if self.provider_is_up {
            let redirect = format!("{url}/sign-in/digital-id/callback");
            let practice_id =
                open_provider(&folder, &provider_url, redirect, self.surroundings.clone()).await;
            let serving = infodesk_hub::serve(
                provider_listener,
                practice_id.router(),
                stop.clone().cancelled_owned(),
            );
            tokio::spawn(serving);
        }
        let hub = Hub::open(config, self.surroundings.clone())
            .await
            .expect("a hub");
        if let Some(register) = &self.register {
            hub.store()
                .enter(register)
                .await
                .expect("the register is entered");
        }
        let served = hub.clone();
        let until = stop.clone().cancelled_owned();
        tokio::spawn(async move {
            served
                .serve(hub_listener, until)
                .await
                .expect("the hub serves")
        });
        TestHub {
            url: Url::parse(&url).expect("an address"),
            practice_id: Url::parse(&provider_url).expect("an address"),
            clock: self.clock,
            http: Client::builder()
                .redirect(Policy::none())
                .build()
                .expect("a client"),
            hub,
            _stop: stop.drop_guard(),
            _folder: folder,
            _database: self.database,
        }
    }
}

/// A running hub; it stops when it is dropped.
pub struct TestHub {
    pub url: Url,
    pub practice_id: Url,
    /// Moves the hub's time, unless it was set up with another clock.
    pub clock: FixedSurroundings,
    pub http: Client,
    hub: Hub,
    _stop: DropGuard,
    _folder: TempDir,
    _database: Database,
}

impl TestHub {
    /// A practice hub on SQLite with a fixed clock.
    pub async fn start() -> Self {
        Self::setup().start().await
    }

    pub fn setup() -> Setup {
        let clock = FixedSurroundings::default();
        let surroundings = Arc::new(clock.clone());
        Setup {
            database: Database::sqlite(),
            clock,
            surroundings,
            register: None,
            provider_is_up: true,
        }
    }

    pub fn store(&self) -> &Store {
        self.hub.store()
    }

    pub fn browser(&self) -> Browser {
        Browser::new(app::APP_ADDRESS)
    }

    /// One that does not follow addresses beginning with `address`.
    pub fn browser_stopping_at(&self, address: &str) -> Browser {
        Browser::new(address)
    }

    /// Where the app sends the browser to sign in.
    pub fn authorization(&self) -> Url {
        app::authorization(&self.url)
    }

    pub async fn register(&self, person: &Person) {
        person.register(&self.browser(), &self.practice_id).await;
    }

    /// The whole way of a registered person: app, hub, provider, hub, app.
    pub async fn sign_in_as(&self, person: &Person) -> AppTokens {
        let code = self.code_for(person).await;
        app::tokens_in(self.redeem_code(&code).await).await
    }

    /// The same, up to the code that the app gets.
    pub async fn code_for(&self, person: &Person) -> String {
        let answer = app::through_the_provider(&self.browser(), &self.url, person).await;
        app::code_in(&answer, &self.url)
    }

    /// Registers and signs in; answers the access token.
    pub async fn sign_in(&self, username: &str) -> String {
        let person = Person::named(username);
        self.register(&person).await;
        self.sign_in_as(&person).await.access
    }

    /// The app redeems a code that it got in its address.
    pub async fn redeem_code(&self, code: &str) -> Response {
        app::redeem_code(&self.http, &self.url, code).await
    }

    pub async fn refresh(&self, refresh: &str) -> Response {
        app::refresh(&self.http, &self.url, refresh).await
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.http.get(self.at(path))
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        self.http.post(self.at(path))
    }

    /// `path` with its query, from the root.
    pub fn at(&self, path: &str) -> Url {
        self.url.join(path).expect("an address")
    }

    /// The newest Token for `role` in the practice mailbox, as mailed.
    pub async fn practice_token(&self, role: Role) -> String {
        let response = self
            .get("/api/v1/practice/mails")
            .send()
            .await
            .expect("an answer");
        let mails: Mails = response.json().await.expect("mails");
        let named = role_name(role);
        let mail = mails
            .mails
            .into_iter()
            .find(|mail| mail.subject.contains(named));
        let text = mail
            .unwrap_or_else(|| panic!("no mail for {named}"))
            .body_text;
        token_in(&text).unwrap_or_else(|| panic!("no Token in {text}"))
    }
}

async fn open_provider(
    folder: &TempDir,
    url: &str,
    redirect_uri: String,
    surroundings: Arc<dyn Surroundings>,
) -> PracticeId {
    let config = infodesk_practice_id::Config {
        data_dir: folder.path().join("practice-id"),
        public_url: Url::parse(url).expect("an address"),
        client_id: CLIENT_ID.to_owned(),
        client_secret: CLIENT_SECRET.to_owned(),
        redirect_uri,
        allow_other_hosts: false,
        now: Arc::new(move || surroundings.now().0),
    };
    let opened = tokio::task::spawn_blocking(move || PracticeId::open(config))
        .await
        .expect("no panic");
    opened.expect("a provider").practice_id
}

/// As the mails call it.
fn role_name(role: Role) -> &'static str {
    match role {
        Role::Operator => "ผู้ดูแลระบบ",
        Role::CentralOfficer => "เจ้าหน้าที่ส่วนกลาง",
        Role::AgencyOfficer => "เจ้าหน้าที่หน่วยงาน",
        Role::ServicePointOfficer => "เจ้าหน้าที่จุดบริการ",
    }
}

/// Six groups of four, joined by hyphens.
fn token_in(text: &str) -> Option<String> {
    let is_token = |word: &&str| word.len() == 29 && word.split('-').all(|group| group.len() == 4);
    text.split_whitespace().find(is_token).map(str::to_owned)
}
