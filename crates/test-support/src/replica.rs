//! A second hub beside a [`TestHub`](crate::TestHub), as behind a load balancer.

use infodesk_hub::{Hub, HubConfig, HubError};
use std::sync::Arc;
use tokio::{net::TcpListener, task::JoinHandle};
use tokio_util::sync::CancellationToken;
use url::Url;

/// On the same database; both know each other's sessions.
pub struct Replica {
    pub url: Url,
    stop: CancellationToken,
    serving: JoinHandle<Result<(), HubError>>,
}

impl Replica {
    pub(crate) async fn start(
        config: HubConfig,
        surroundings: Arc<dyn infodesk_domain::Surroundings>,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let hub = Hub::open(config, surroundings).await.expect("a hub");
        let stop = CancellationToken::new();
        let until = stop.clone().cancelled_owned();
        let serving = tokio::spawn(async move { hub.serve(listener, until).await });
        Self {
            url: Url::parse(&format!("http://{address}")).expect("an address"),
            stop,
            serving,
        }
    }

    /// Tells it to stop, and comes back when it has.
    pub async fn stop(self) {
        self.stop.cancel();
        let served = self.serving.await.expect("no panic");
        served.expect("the hub served");
    }
}
