//! A hub on loopback with the practice Digital ID behind it, as standalone mode runs both.

use crate::{
    AppTokens, Browser, Database, FixedSurroundings, Person, Replica, app,
    practice_provider::{CLIENT_ID, CLIENT_SECRET, PracticeProvider},
};
use infodesk_domain::{Surroundings, rights::Role, wire::Mails};
use infodesk_hub::{
    Hub, HubConfig, IdentityProviderConfig, SecretSource,
    store::{Register, Store},
};
use infodesk_practice_id::Likeness;
use reqwest::{Client, RequestBuilder, Response, redirect::Policy};
use std::{net::SocketAddr, sync::Arc};
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};
use url::Url;

/// The secret of every test hub; its keys make the hashes that the store knows.
pub const HUB_SECRET: SecretSource = SecretSource::Given([42; 32]);

/// How a [`TestHub`] is to be.
pub struct Setup {
    database: Database,
    clock: FixedSurroundings,
    surroundings: Arc<dyn Surroundings>,
    register: Option<Register>,
    provider_is_up: bool,
    front: Option<SocketAddr>,
    configure: Box<dyn FnOnce(&mut HubConfig) + Send>,
    likeness: Likeness,
    others: Vec<String>,
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

    /// Everybody reaches the hub by `front` then, as by a proxy that leads to [`TestHub::address`].
    pub fn behind(self, front: SocketAddr) -> Self {
        Self {
            front: Some(front),
            ..self
        }
    }

    /// Settings that the others do not reach.
    pub fn configure(self, configure: impl FnOnce(&mut HubConfig) + Send + 'static) -> Self {
        Self {
            configure: Box::new(configure),
            ..self
        }
    }

    /// The practice provider takes after a real one.
    pub fn likeness(self, likeness: Likeness) -> Self {
        Self { likeness, ..self }
    }

    /// One more practice provider, of people of its own, by this name.
    pub fn another_provider(mut self, name: &str) -> Self {
        self.others.push(name.to_owned());
        self
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
        let url = format!("http://{}", self.front.unwrap_or(hub_address));
        let public_url = Url::parse(&url).expect("an address");
        let provider_url = format!(
            "http://{}",
            provider_listener.local_addr().expect("an address")
        );
        let mut config = HubConfig::for_practice(
            self.database.address().to_owned(),
            hub_address,
            HUB_SECRET,
            IdentityProviderConfig::digital_id(&provider_url, CLIENT_ID, CLIENT_SECRET),
        )
        .expect("a configuration");
        config.practice = self.register.is_none();
        config.public_url = public_url.clone();
        let start = async |listener, name: &str| {
            let redirect = format!("{url}/sign-in/{name}/callback");
            let (surroundings, likeness) = (self.surroundings.clone(), self.likeness.clone());
            PracticeProvider::start(listener, redirect, surroundings, likeness).await
        };
        let mut others = Vec::new();
        for name in &self.others {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let issuer = format!("http://{}", listener.local_addr().expect("an address"));
            others.push((
                Url::parse(&issuer).expect("an address"),
                start(listener, name).await,
            ));
            config.identity_providers.push(IdentityProviderConfig {
                name: name.clone(),
                ..IdentityProviderConfig::digital_id(issuer, CLIENT_ID, CLIENT_SECRET)
            });
        }
        (self.configure)(&mut config);
        let provider = if self.provider_is_up {
            Some(start(provider_listener, "digital-id").await)
        } else {
            None
        };
        let hub = open(config, self.surroundings, self.register.as_ref()).await;
        TestHub {
            url: public_url,
            address: hub_address,
            practice_id: Url::parse(&provider_url).expect("an address"),
            clock: self.clock,
            http: Client::builder()
                .redirect(Policy::none())
                .build()
                .expect("a client"),
            _stop: serve(&hub, hub_listener),
            hub,
            provider,
            others,
            database: self.database,
        }
    }
}

/// A running hub; it stops when it is dropped.
pub struct TestHub {
    pub url: Url,
    /// Where it listens.
    pub address: SocketAddr,
    pub practice_id: Url,
    /// Moves the hub's time, unless it was set up with another clock.
    pub clock: FixedSurroundings,
    pub http: Client,
    hub: Hub,
    provider: Option<PracticeProvider>,
    others: Vec<(Url, PracticeProvider)>,
    _stop: DropGuard,
    database: Database,
}

async fn open(
    config: HubConfig,
    surroundings: Arc<dyn Surroundings>,
    register: Option<&Register>,
) -> Hub {
    let hub = Hub::open(config, surroundings).await.expect("a hub");
    if let Some(register) = register {
        let entered = hub.store().enter(register).await;
        entered.expect("the register is entered");
    }
    hub
}

fn serve(hub: &Hub, listener: TcpListener) -> DropGuard {
    let stop = CancellationToken::new();
    let (hub, until) = (hub.clone(), stop.clone().cancelled_owned());
    tokio::spawn(async move { hub.serve(listener, until).await.expect("the hub serves") });
    stop.drop_guard()
}

impl TestHub {
    /// What the practice Digital ID knows the hub by.
    pub const PROVIDER_CLIENT_ID: &str = CLIENT_ID;
    pub const PROVIDER_CLIENT_SECRET: &str = CLIENT_SECRET;

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
            front: None,
            configure: Box::new(|_| {}),
            likeness: Likeness::default(),
            others: Vec::new(),
        }
    }

    /// From now on another provider answers at the same address: it has another key and knows nobody.
    pub async fn replace_provider(&mut self) {
        if let Some(provider) = self.provider.take() {
            self.provider = Some(provider.replaced().await);
        }
    }

    /// Another hub on the same database.
    pub async fn replica(&self) -> Replica {
        self.replica_with(|_| {}).await
    }

    /// The same with settings of its own.
    pub async fn replica_with(&self, configure: impl FnOnce(&mut HubConfig)) -> Replica {
        let mut config = self.hub.config().clone();
        configure(&mut config);
        Replica::start(config, Arc::new(self.clock.clone())).await
    }

    pub fn database(&self) -> &Database {
        &self.database
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

    /// Where the provider is that [`Setup::another_provider`] added as the `place`-th.
    pub fn other_provider(&self, place: usize) -> &Url {
        &self.others[place].0
    }

    /// At another provider than the first.
    pub async fn register_at(&self, provider: &Url, person: &Person) {
        person.register(&self.browser(), provider).await;
    }

    /// The whole way of a registered person: app, hub, provider, hub, app.
    pub async fn sign_in_as(&self, person: &Person) -> AppTokens {
        let code = self.code_for(person).await;
        app::tokens_in(self.redeem_code(&code).await).await
    }

    /// What the app gets for the address it was called back at, however the person came through the provider.
    pub async fn tokens_for(&self, answer: &Url) -> AppTokens {
        let code = app::code_in(answer, &self.url);
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
