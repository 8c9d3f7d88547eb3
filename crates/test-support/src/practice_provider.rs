//! The practice Digital ID on a port of its own.

use infodesk_domain::Surroundings;
use infodesk_practice_id::{Config, Likeness, PracticeId};
use std::{net::SocketAddr, sync::Arc};
use tempfile::TempDir;
use tokio::{net::TcpListener, task::JoinHandle};
use tokio_util::sync::{CancellationToken, DropGuard};
use url::Url;

pub(crate) const CLIENT_ID: &str = "infodesk-hub";
pub(crate) const CLIENT_SECRET: &str = "a secret of the tests";

/// Serves as long as it is held; its accounts and its key go with it.
pub struct PracticeProvider {
    address: SocketAddr,
    redirect_uri: String,
    surroundings: Arc<dyn Surroundings>,
    likeness: Likeness,
    stop: DropGuard,
    serving: JoinHandle<()>,
    _folder: TempDir,
}

impl PracticeProvider {
    /// For the hub that is called back at `redirect_uri`.
    pub async fn start(
        listener: TcpListener,
        redirect_uri: String,
        surroundings: Arc<dyn Surroundings>,
        likeness: Likeness,
    ) -> Self {
        let address = listener.local_addr().expect("an address");
        let folder = tempfile::tempdir().expect("a folder");
        let clock = surroundings.clone();
        let config = Config {
            data_dir: folder.path().to_owned(),
            public_url: Url::parse(&format!("http://{address}")).expect("an address"),
            client_id: CLIENT_ID.to_owned(),
            client_secret: CLIENT_SECRET.to_owned(),
            redirect_uri: redirect_uri.clone(),
            allow_other_hosts: false,
            likeness: likeness.clone(),
            now: Arc::new(move || clock.now().0),
        };
        // It hashes a password, which takes a while.
        let opening = tokio::task::spawn_blocking(move || PracticeId::open(config)).await;
        let router = opening
            .expect("no panic")
            .expect("a provider")
            .practice_id
            .router();
        let stop = CancellationToken::new();
        let until = stop.clone().cancelled_owned();
        let serving = tokio::spawn(async move {
            infodesk_hub::serve(listener, router, until)
                .await
                .expect("the provider serves");
        });
        Self {
            address,
            redirect_uri,
            surroundings,
            likeness,
            stop: stop.drop_guard(),
            serving,
            _folder: folder,
        }
    }

    /// Another one at the same address: with another key, and without the accounts.
    pub(crate) async fn replaced(self) -> Self {
        drop(self.stop);
        self.serving.await.expect("the provider ended well");
        let listener = TcpListener::bind(self.address)
            .await
            .expect("the same port");
        Self::start(
            listener,
            self.redirect_uri,
            self.surroundings,
            self.likeness,
        )
        .await
    }
}
