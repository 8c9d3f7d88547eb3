//! What every request handler has at hand.

use crate::{
    config::HubConfig,
    mail::Templates,
    page::Shell,
    secrets::{Purpose, Secrets},
    sign_in::{HubHost, Upstreams},
    store::{Issuing, Store},
    traffic::TrafficLog,
};
use infodesk_domain::{Surroundings, Timestamp};
use infodesk_openid_provider::Provider;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

#[derive(Clone)]
pub(crate) struct App(Arc<Parts>);

pub(crate) struct Parts {
    pub config: HubConfig,
    pub store: Store,
    pub secrets: Secrets,
    pub provider: Arc<Provider<HubHost>>,
    pub upstreams: Arc<Upstreams>,
    pub surroundings: Arc<dyn Surroundings>,
    pub traffic: Option<TrafficLog>,
    pub templates: Templates,
    /// Cancelled when the hub is to stop: what would go on by itself ends then.
    pub stopping: CancellationToken,
}

impl App {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    pub(crate) fn config(&self) -> &HubConfig {
        &self.0.config
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn provider(&self) -> &Arc<Provider<HubHost>> {
        &self.0.provider
    }

    pub(crate) fn upstreams(&self) -> &Upstreams {
        &self.0.upstreams
    }

    pub(crate) fn shell(&self) -> &Shell {
        &self.0.provider.host().shell
    }

    pub(crate) fn key(&self, purpose: Purpose) -> [u8; 32] {
        self.0.secrets.key(purpose)
    }

    pub(crate) fn issuing(&self) -> Issuing {
        Issuing {
            days: self.config().procedure.token_days,
        }
    }

    pub(crate) fn traffic(&self) -> Option<&TrafficLog> {
        self.0.traffic.as_ref()
    }

    pub(crate) fn templates(&self) -> &Templates {
        &self.0.templates
    }

    /// Comes back when the hub is to stop.
    pub(crate) async fn stopping(&self) {
        self.0.stopping.cancelled().await;
    }

    pub(crate) fn is_stopping(&self) -> bool {
        self.0.stopping.is_cancelled()
    }

    pub(crate) fn stop(&self) {
        self.0.stopping.cancel();
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.surroundings.now()
    }

    pub(crate) fn random(&self, bytes: &mut [u8]) {
        self.0.surroundings.random(bytes);
    }
}
