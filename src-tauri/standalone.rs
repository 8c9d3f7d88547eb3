//! Standalone mode, the embedded default: the hub (on SQLite) and the practice Digital ID run in this
//! process, on loopback. The desk talks to them over HTTP like to any hub.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use infodesk_desk::{
    errors::{AppError, ErrorCode},
    set_aside::set_aside,
    surroundings::Computer,
    whole_file,
};
use infodesk_domain::Surroundings;
use infodesk_hub::{
    Hub, HubConfig, HubError, IdentityProviderConfig, SecretSource, store::StoreError,
};
use infodesk_practice_id::PracticeId;
use serde::{Deserialize, Serialize};
use std::{
    io,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::{net::TcpListener, sync::watch};
use url::Url;

const PROVIDER_CLIENT: &str = "infodesk-hub";

/// Runs as long as it is held.
pub struct Standalone {
    pub hub_url: Url,
    /// Damaged files that were kept aside.
    pub set_aside: Vec<PathBuf>,
    _stop: watch::Sender<()>,
}

/// Kept between starts, so that posters printed for practice keep their address.
#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
struct Ports {
    hub: u16,
    practice_id: u16,
}

impl Standalone {
    pub async fn start(folder: &Path) -> Result<Self, AppError> {
        std::fs::create_dir_all(folder)
            .map_err(|e| AppError::because(ErrorCode::DataFolderNotWritable, &e))?;
        let (hub_listener, id_listener) = listen(folder)
            .await
            .map_err(|e| AppError::because(ErrorCode::PortTaken, &e))?;
        let (hub_address, id_address) = addresses(&hub_listener, &id_listener)?;
        let secret = client_secret();
        let mut aside = Vec::new();

        let opened = PracticeId::open(practice_id(folder, id_address, hub_address, &secret)?)
            .map_err(|e| AppError::because(ErrorCode::DataFolderNotWritable, &e))?;
        aside.extend(opened.damaged_kept_at);

        let provider = IdentityProviderConfig::practice(
            format!("http://{id_address}"),
            PROVIDER_CLIENT,
            secret,
        );
        let hub = open_hub(folder, hub_address, provider, &mut aside).await?;

        let (stop, stopped) = watch::channel(());
        let id_router = opened.practice_id.router();
        let id_stopped = stopped.clone();
        tokio::spawn(async move {
            report(
                "practice Digital ID",
                infodesk_hub::serve(id_listener, id_router, ended(id_stopped)).await,
            )
        });
        tokio::spawn(async move { report("hub", hub.serve(hub_listener, ended(stopped)).await) });
        Ok(Self {
            hub_url: loopback(hub_address)?,
            set_aside: aside,
            _stop: stop,
        })
    }
}

async fn ended(mut stopped: watch::Receiver<()>) {
    // The sender sends nothing: it is dropped.
    let _ = stopped.changed().await;
}

fn report<E: std::error::Error>(what: &str, outcome: Result<(), E>) {
    if let Err(error) = outcome {
        tracing::error!(what, %error, "stopped serving");
    }
}

/// The ports of the last start where they are free, others where not.
async fn listen(folder: &Path) -> io::Result<(TcpListener, TcpListener)> {
    let file = folder.join("ports.json");
    let wished: Ports = std::fs::read(&file)
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default();
    let (hub, practice_id) = (bind(wished.hub).await?, bind(wished.practice_id).await?);
    let taken = Ports {
        hub: hub.local_addr()?.port(),
        practice_id: practice_id.local_addr()?.port(),
    };
    whole_file::write(&file, &serde_json::to_vec(&taken)?)?;
    Ok((hub, practice_id))
}

async fn bind(wished: u16) -> io::Result<TcpListener> {
    match TcpListener::bind(("127.0.0.1", wished)).await {
        Err(_) if wished != 0 => TcpListener::bind(("127.0.0.1", 0)).await,
        other => other,
    }
}

fn addresses(
    hub: &TcpListener,
    practice_id: &TcpListener,
) -> Result<(SocketAddr, SocketAddr), AppError> {
    let both = || Ok((hub.local_addr()?, practice_id.local_addr()?));
    both().map_err(|e: io::Error| AppError::because(ErrorCode::PortTaken, &e))
}

/// Both sides live in this process: a secret of this run is enough.
fn client_secret() -> String {
    let mut bytes = [0; 32];
    Computer.random(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

fn loopback(address: SocketAddr) -> Result<Url, AppError> {
    Url::parse(&format!("http://{address}")).map_err(|e| AppError::because(ErrorCode::Internal, &e))
}

fn practice_id(
    folder: &Path,
    own: SocketAddr,
    hub: SocketAddr,
    secret: &str,
) -> Result<infodesk_practice_id::Config, AppError> {
    Ok(infodesk_practice_id::Config {
        data_dir: folder.join("practice-id"),
        public_url: loopback(own)?,
        client_id: PROVIDER_CLIENT.to_owned(),
        client_secret: secret.to_owned(),
        redirect_uri: format!("http://{hub}/sign-in/digital-id/callback"),
        allow_other_hosts: false,
        likeness: infodesk_practice_id::Likeness::default(),
        now: Arc::new(|| Computer.now().0),
    })
}

/// Opens the practice register; a damaged one is kept aside and a new one begun.
async fn open_hub(
    folder: &Path,
    address: SocketAddr,
    provider: IdentityProviderConfig,
    aside: &mut Vec<PathBuf>,
) -> Result<Hub, AppError> {
    let file = folder.join("hub.sqlite");
    let config = HubConfig::for_practice(
        format!("sqlite:{}", file.display()),
        address,
        SecretSource::File(folder.join("hub.secret")),
        provider,
    )
    .map_err(|e| AppError::because(ErrorCode::Internal, &e))?;
    let computer = || Arc::new(Computer);
    match Hub::open(config.clone(), computer()).await {
        Err(HubError::Store(StoreError::Damaged { .. })) => {
            let kept = set_aside(&file, Computer.now())
                .map_err(|e| AppError::because(ErrorCode::DatabaseDamaged, &e))?;
            aside.push(kept);
            Hub::open(config, computer()).await.map_err(hub_error)
        }
        other => other.map_err(hub_error),
    }
}

fn hub_error(error: HubError) -> AppError {
    let code = match &error {
        HubError::Store(StoreError::Damaged { .. }) => ErrorCode::DatabaseDamaged,
        HubError::Store(StoreError::NewerSchema { .. }) => ErrorCode::DatabaseNewer,
        HubError::Store(StoreError::FolderNotWritable { .. }) => ErrorCode::DataFolderNotWritable,
        HubError::Store(StoreError::DiskFull) => ErrorCode::DiskFull,
        _ => ErrorCode::Internal,
    };
    AppError::because(code, &error)
}
