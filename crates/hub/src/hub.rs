//! A hub: opened from its configuration, served on a listener.

use crate::{
    app::{App, Parts},
    config::HubConfig,
    keeping,
    mail::{self, Server, SmtpError, TemplateError, Templates},
    page::Shell,
    practice, routes,
    secrets::{Purpose, SecretError, Secrets},
    serving,
    sign_in::{APP_CLIENT_ID, APP_REDIRECT, HubHost, Upstreams},
    store::{Store, StoreError},
    traffic::TrafficLog,
};
use axum::Router;
use infodesk_domain::Surroundings;
use infodesk_openid_provider::{
    Client, Lifetimes, Provider, Quirks, Settings, SettingsError, SigningKey,
};
use std::{error::Error, future::Future, io, net::SocketAddr, sync::Arc};
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};

#[derive(Debug, thiserror::Error)]
pub enum HubError {
    #[error("the database cannot be opened")]
    Store(#[from] StoreError),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error("the hub's public address cannot be used")]
    Provider(#[from] SettingsError),
    #[error("the identity provider's settings cannot be used")]
    IdentityProvider(#[source] Box<dyn Error + Send + Sync>),
    #[error("a practice hub may not be reached from elsewhere: {0} is not on this machine alone")]
    PracticeInTheOpen(SocketAddr),
    #[error(transparent)]
    Templates(#[from] TemplateError),
    #[error("the mail server cannot be used")]
    Smtp(#[from] SmtpError),
    #[error("the traffic log cannot be written")]
    Traffic(#[source] io::Error),
    #[error("the hub stopped serving")]
    Serve(#[source] io::Error),
}

/// The server, ready to be served. Cloning shares everything.
#[derive(Clone)]
pub struct Hub {
    app: App,
    mail_server: Option<Server>,
}

impl Hub {
    /// Opens the database (bringing its schema up to date) and the secret. Asks nothing of the identity
    /// provider: it may be down. A practice hub with an empty register fills it.
    ///
    /// # Errors
    /// When the database, the secret or an address cannot be used.
    pub async fn open(
        config: HubConfig,
        surroundings: Arc<dyn Surroundings>,
    ) -> Result<Self, HubError> {
        let secrets = Secrets::open(&config.secret, surroundings.as_ref())?;
        let store =
            Store::open(&config.database, surroundings.clone(), secrets.store_keys()).await?;
        if config.practice {
            practice::seed(&store).await?;
            fill_practice_mailbox(&store).await?;
        }
        let upstreams = Upstreams::new(&config, &surroundings)
            .map_err(|error| HubError::IdentityProvider(Box::new(error)))?;
        let upstreams = Arc::new(upstreams);
        let provider = provider(
            &config,
            &store,
            upstreams.clone(),
            &secrets,
            surroundings.clone(),
        )?;
        let traffic = traffic_log(&config, &surroundings)?;
        let mail_server = mail_server(&config)?;
        let templates = templates(&config)?;
        let app = App::new(Parts {
            config,
            store,
            secrets,
            provider,
            upstreams,
            surroundings,
            traffic,
            templates,
            stopping: CancellationToken::new(),
        });
        Ok(Self { app, mail_server })
    }

    pub fn store(&self) -> &Store {
        self.app.store()
    }

    pub fn config(&self) -> &HubConfig {
        self.app.config()
    }

    /// Everything the hub answers to.
    pub fn router(&self) -> Router {
        routes::router(self.app.clone())
    }

    /// Serves until `shutdown` is done, then lets open requests finish for some seconds; it is served once.
    ///
    /// # Errors
    /// A practice hub on an address that others can reach is refused.
    pub async fn serve(
        &self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), HubError> {
        let address = listener.local_addr().map_err(HubError::Serve)?;
        if self.app.config().practice && !address.ip().is_loopback() {
            return Err(HubError::PracticeInTheOpen(address));
        }
        tracing::info!(%address, public_url = self.app.config().origin(), "serving");
        let carrier = self.start_carrier();
        let keeping = tokio::spawn(keeping::keep(self.app.clone()));
        let app = self.app.clone();
        let shutdown = async move {
            shutdown.await;
            app.stop();
        };
        let served = serving::serve(listener, self.router(), shutdown).await;
        self.app.stop();
        if let Err(error) = keeping.await {
            tracing::error!(%error, "what time alone does was not done to its end");
        }
        if let Some(carrier) = carrier {
            serving::ended(carrier, "a mail").await;
        }
        served.map_err(HubError::Serve)
    }

    /// It ends after the sign to stop, or with the hub's future.
    fn start_carrier(&self) -> Option<AbortOnDropHandle<()>> {
        let server = self.mail_server.as_ref()?;
        let carrying = mail::carrier(&self.app, server).carry();
        Some(AbortOnDropHandle::new(tokio::spawn(carrying)))
    }
}

/// Reads all templates and what the mail server needs, and sends nothing.
///
/// # Errors
/// The first that cannot be used: a template with its line.
pub fn check_mail(config: &HubConfig) -> Result<(), HubError> {
    templates(config)?;
    mail::server(config)?;
    Ok(())
}

fn templates(config: &HubConfig) -> Result<Templates, TemplateError> {
    let folder = config.mail.templates.as_deref();
    Templates::read(folder, &config.contact, config.practice)
}

/// Sees to it that the practice mailbox holds a Token that can still be redeemed.
pub(crate) async fn fill_practice_mailbox(store: &Store) -> Result<(), StoreError> {
    if practice::tokens_needed(store).await? {
        practice::issue_tokens(store).await?;
    }
    mail::put_into_practice_mailbox(store).await
}

fn mail_server(config: &HubConfig) -> Result<Option<Server>, SmtpError> {
    let server = mail::server(config)?;
    if server.is_none() && !config.practice {
        tracing::warn!("no mail leaves the hub: set smtp");
    }
    Ok(server)
}

fn traffic_log(
    config: &HubConfig,
    surroundings: &Arc<dyn Surroundings>,
) -> Result<Option<TrafficLog>, HubError> {
    let Some(kept) = &config.traffic else {
        if !config.practice {
            tracing::warn!("no traffic log is kept: set traffic_dir");
        }
        return Ok(None);
    };
    TrafficLog::open(kept, surroundings.clone())
        .map(Some)
        .map_err(HubError::Traffic)
}

fn provider(
    config: &HubConfig,
    store: &Store,
    upstreams: Arc<Upstreams>,
    secrets: &Secrets,
    surroundings: Arc<dyn Surroundings>,
) -> Result<Arc<Provider<HubHost>>, SettingsError> {
    let shell = Shell {
        name: config.name.clone(),
        practice: config.practice,
        contact: config.contact.clone(),
    };
    let host = HubHost {
        store: store.clone(),
        upstreams,
        issuer: config.origin().to_owned(),
        https: config.is_https(),
        shell,
    };
    let settings = Settings {
        issuer: config.public_url.clone(),
        prefix: "/oauth".to_owned(),
        clients: vec![Client::public(APP_CLIENT_ID, [APP_REDIRECT])],
        signing_key: SigningKey::Ed25519(secrets.key(Purpose::IdTokens)),
        lifetimes: Lifetimes::default(),
        scopes: ["openid", "profile", "email", "offline_access"]
            .map(str::to_owned)
            .to_vec(),
        registration: true,
        quirks: Quirks::default(),
        now: Arc::new(move || surroundings.now().0),
    };
    Provider::new(host, settings).map(Arc::new)
}
