//! Opening the practice Digital ID in its data folder.

use crate::{
    accounts::Accounts,
    accounts_file::{AccountsFile, Found, ReadError},
    claims::scopes,
    host::{PracticeHost, PracticeProvider},
    likeness::Likeness,
    passwords::PasswordError,
    registry::Registry,
    routes,
    transactions::Transactions,
};
use axum::Router;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use infodesk_openid_provider::{
    Client, Clock, Lifetimes, MemoryStore, Provider, Settings, SettingsError, SigningKey,
    TokenHash, random_token,
};
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};
use url::{Host, Url};

/// Codes and sessions at one time; one person at one machine needs a handful.
const STORE_LIMIT: usize = 1_000;

/// Where it lives and whom it serves.
pub struct Config {
    /// Holds `accounts.json`; made if it is not there.
    pub data_dir: PathBuf,
    /// The issuer: the address of the listener that the embedding program has bound.
    pub public_url: Url,
    pub client_id: String,
    pub client_secret: String,
    /// The hub's callback, compared letter by letter.
    pub redirect_uri: String,
    /// Serve on an address that is not loopback. Anybody can register as anybody: for a closed
    /// training room only.
    pub allow_other_hosts: bool,
    /// [`Likeness::default`] but in tests and trials of the hub against a provider with quirks.
    pub likeness: Likeness,
    /// UTC milliseconds.
    pub now: Clock,
}

/// The practice Digital ID, ready to serve.
pub struct PracticeId {
    provider: Arc<PracticeProvider>,
}

/// What opening has found.
pub struct Opened {
    pub practice_id: PracticeId,
    /// The accounts file could not be read and stands there now; all accounts are gone until
    /// somebody mends it. Tell the user.
    pub damaged_kept_at: Option<PathBuf>,
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the practice Digital ID serves loopback addresses only, not {0}")]
    NotLoopback(Url),
    #[error("the data folder {path} cannot be used")]
    Folder {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("the accounts file {path} cannot be read")]
    Read {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("the accounts file {0} was written by a newer program")]
    NewerFile(PathBuf),
    #[error("the signing key in the accounts file is not a key")]
    SigningKey,
    #[error("passwords cannot be hashed: {0}")]
    Passwords(String),
    #[error("the provider cannot be set up")]
    Settings(#[from] SettingsError),
}

impl PracticeId {
    /// Reads the accounts, or starts with none. Blocks on the disk and on one password hash.
    ///
    /// # Errors
    /// When the address is not loopback, or the data folder cannot be read and written.
    pub fn open(config: Config) -> Result<Opened, OpenError> {
        if !config.allow_other_hosts && !is_loopback(&config.public_url) {
            return Err(OpenError::NotLoopback(config.public_url));
        }
        let loaded = load(&config.data_dir, (config.now)())?;
        let signing_key = signing_key(&loaded.accounts.signing_seed, &config.likeness)?;
        let host = PracticeHost {
            registry: Registry::new(loaded.accounts, loaded.file)?,
            transactions: Transactions::default(),
            store: MemoryStore::new(STORE_LIMIT, config.now.clone()),
            claim_names: config.likeness.claim_names.clone(),
            now: config.now.clone(),
        };
        let provider = Arc::new(Provider::new(host, settings(config, signing_key))?);
        let damaged_kept_at = loaded.damaged_kept_at;
        Ok(Opened {
            practice_id: Self { provider },
            damaged_kept_at,
        })
    }

    /// Every route, to be served at the root of `public_url`.
    pub fn router(&self) -> Router {
        routes::router(self.provider.clone())
    }
}

impl From<PasswordError> for OpenError {
    fn from(error: PasswordError) -> Self {
        Self::Passwords(error.to_string())
    }
}

struct Loaded {
    accounts: Accounts,
    file: AccountsFile,
    damaged_kept_at: Option<PathBuf>,
}

fn load(folder: &Path, now: i64) -> Result<Loaded, OpenError> {
    let in_folder = |source| OpenError::Folder {
        path: folder.to_owned(),
        source,
    };
    let file = AccountsFile::in_folder(folder).map_err(in_folder)?;
    let (accounts, damaged_kept_at) = match file.read(now)? {
        Found::Accounts(accounts) => {
            return Ok(Loaded {
                accounts,
                file,
                damaged_kept_at: None,
            });
        }
        Found::Nothing => (Accounts::new(random_token()), None),
        Found::Damaged(aside) => (Accounts::new(random_token()), Some(aside)),
    };
    // Written at once: a folder that cannot be written is better known now than at registration.
    file.write(&accounts).map_err(in_folder)?;
    Ok(Loaded {
        accounts,
        file,
        damaged_kept_at,
    })
}

impl From<ReadError> for OpenError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io { path, source } => Self::Read { path, source },
            ReadError::Newer(path) => Self::NewerFile(path),
        }
    }
}

fn signing_key(seed: &str, likeness: &Likeness) -> Result<SigningKey, OpenError> {
    if likeness.es256 {
        // From the same secret, but another key: a key serves one algorithm only.
        let scalar = TokenHash::of(&format!("ES256 {seed}"));
        return Ok(SigningKey::P256(*scalar.as_bytes()));
    }
    let bytes = URL_SAFE_NO_PAD
        .decode(seed)
        .map_err(|_| OpenError::SigningKey)?;
    let seed = bytes.try_into().map_err(|_| OpenError::SigningKey)?;
    Ok(SigningKey::Ed25519(seed))
}

fn settings(config: Config, signing_key: SigningKey) -> Settings {
    let client = Client::confidential(
        config.client_id,
        &config.likeness.secret_as_sent(&config.client_secret),
        [config.redirect_uri],
    );
    Settings {
        issuer: config.public_url,
        prefix: String::new(),
        clients: vec![client],
        signing_key,
        // The hub asks once and drops the token: nothing to refresh.
        lifetimes: Lifetimes {
            refresh: None,
            ..Lifetimes::default()
        },
        scopes: scopes(&config.likeness.claim_names),
        registration: true,
        quirks: config.likeness.quirks,
        now: config.now,
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
