//! What an IT centre decides about its hub: a TOML file, and the environment, which wins.

mod error;
mod file;
mod fresh_sign_in;
mod identity;
mod mail;
mod procedure;
mod providers;
mod proxies;
mod quirks;
mod reading;
mod reviews;
mod smtp;
mod traffic;

pub use error::ConfigError;
pub use fresh_sign_in::FreshSignIn;
pub use identity::{ClaimNames, Endpoints, IdentityProviderConfig, Registration};
pub use mail::MailConfig;
pub use procedure::ProcedureConfig;
pub use proxies::{ForwardedBy, Network, NoNetwork, Proxies};
pub use quirks::{ClientAuthentication, Expiry, Quirks, SecretHash, SigningAlgorithm};
pub use reviews::ReviewsConfig;
pub use smtp::{Security, SmtpConfig};
pub use traffic::{LEAST_TRAFFIC_DAYS, TrafficConfig};

use crate::secrets::SecretSource;
use infodesk_domain::wire::Contact;
use std::net::SocketAddr;
use url::Url;

/// The telephone and address of DGA's contact centre, as the guideline prints them.
pub const DGA_TELEPHONE: &str = "02-612-6060";
pub const DGA_EMAIL: &str = "contact@dga.or.th";

const DEFAULT_NAME: &str = "InfoDesk";

/// Everything a hub needs to know before it starts.
#[derive(Debug, Clone)]
pub struct HubConfig {
    /// `sqlite:PATH` or `postgres://…`. May hold a password: never logged.
    pub database: String,
    pub listen: SocketAddr,
    /// What citizens and officers reach it by: no path, no query. It is the issuer of the hub's
    /// sign-in and the base of the addresses on posters.
    pub public_url: Url,
    pub secret: SecretSource,
    /// Practice data only ("ข้อมูลฝึกใช้"): loopback, and the mailbox may be read by anybody there.
    pub practice: bool,
    pub name: String,
    /// Whom to call when nothing else helps.
    pub contact: Contact,
    /// In the order in which the sign-in screen shows them; one at least.
    pub identity_providers: Vec<IdentityProviderConfig>,
    pub fresh_sign_in: FreshSignIn,
    pub proxies: Proxies,
    /// `None`: no traffic log, as in a practice hub.
    pub traffic: Option<TrafficConfig>,
    pub mail: MailConfig,
    pub procedure: ProcedureConfig,
    pub reviews: ReviewsConfig,
}

impl HubConfig {
    /// Reads the file named by `INFODESK_HUB_CONFIG`, if any, and the environment.
    ///
    /// # Errors
    /// The first setting that is missing or cannot be understood, by its name.
    pub fn from_environment() -> Result<Self, ConfigError> {
        Self::read(&|name| std::env::var(name).ok())
    }

    /// The same with another environment; `variable` gives a variable's value.
    ///
    /// # Errors
    /// The first setting that is missing or cannot be understood, by its name.
    pub fn read(variable: &dyn Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        reading::read(variable)
    }

    /// A practice hub on loopback, as standalone mode and the tests run it.
    pub fn for_practice(
        database: String,
        listen: SocketAddr,
        secret: SecretSource,
        identity_provider: IdentityProviderConfig,
    ) -> Result<Self, ConfigError> {
        let public_url = format!("http://{listen}");
        Ok(Self {
            database,
            listen,
            public_url: checks::public_url("public_url", &public_url)?,
            secret,
            practice: true,
            name: DEFAULT_NAME.to_owned(),
            contact: default_contact(),
            identity_providers: vec![identity_provider],
            fresh_sign_in: FreshSignIn::default(),
            proxies: Proxies::default(),
            traffic: None,
            mail: MailConfig::default(),
            procedure: ProcedureConfig::default(),
            reviews: ReviewsConfig::default(),
        })
    }

    /// The origin without a slash at the end: `https://hub.example.go.th`.
    pub fn origin(&self) -> &str {
        self.public_url.as_str().trim_end_matches('/')
    }

    pub(crate) fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}

pub(crate) fn default_contact() -> Contact {
    Contact {
        telephone: DGA_TELEPHONE.to_owned(),
        email: DGA_EMAIL.to_owned(),
    }
}

/// What must hold of an address, wherever it comes from.
mod checks {
    use super::ConfigError;
    use url::{Host, Url};

    pub(super) fn public_url(setting: &'static str, text: &str) -> Result<Url, ConfigError> {
        let url = secure_url(setting, text)?;
        let plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if plain {
            Ok(url)
        } else {
            Err(ConfigError::not_understood(
                setting,
                "it must have no path or query",
            ))
        }
    }

    /// https anywhere; http only on this machine, where nobody listens in.
    pub(super) fn secure_url(setting: &'static str, text: &str) -> Result<Url, ConfigError> {
        let url = Url::parse(text)
            .map_err(|_| ConfigError::not_understood(setting, "not an address (https://…)"))?;
        secure(setting, &url)?;
        Ok(url)
    }

    /// The same of an address that has been read already.
    pub(super) fn secure(setting: &'static str, url: &Url) -> Result<(), ConfigError> {
        let safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url));
        if safe {
            Ok(())
        } else {
            Err(ConfigError::not_understood(
                setting,
                "https is needed, http only on 127.0.0.1",
            ))
        }
    }

    fn is_loopback(url: &Url) -> bool {
        match url.host() {
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost",
            None => false,
        }
    }
}
