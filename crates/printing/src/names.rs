//! Names of printers to addresses: what the search has learned, then the system, then, for `.local`, the
//! network itself, for not every machine's system knows those.

use mdns_sd::{HostnameResolutionEvent, ServiceDaemon};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// How long the network is asked for a `.local` name.
const PATIENCE: Duration = Duration::from_secs(3);

/// Nobody knows this name.
#[derive(Debug, thiserror::Error)]
#[error("{host} is not known")]
pub struct NameUnknown {
    pub host: String,
}

/// Cheap to clone; all clones know the same.
#[derive(Clone, Default)]
pub struct Names(Arc<Mutex<HashMap<String, Vec<IpAddr>>>>);

impl Names {
    pub fn learn(&self, host: &str, addresses: Vec<IpAddr>) {
        self.known().insert(host.to_ascii_lowercase(), addresses);
    }

    /// It does not answer there any more: next time it is looked for anew.
    pub fn forget(&self, host: &str) {
        self.known().remove(&host.to_ascii_lowercase());
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<String, Vec<IpAddr>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn find(&self, host: &str) -> Vec<IpAddr> {
        let learned = self.known().get(&host.to_ascii_lowercase()).cloned();
        if let Some(learned) = learned {
            return learned;
        }
        match tokio::net::lookup_host((host, 0)).await {
            Ok(found) => found.map(|address| address.ip()).collect(),
            Err(error) if host.to_ascii_lowercase().ends_with(".local") => {
                tracing::debug!(host, %error, "the system does not know the name");
                let found = ask_network(host).await;
                if !found.is_empty() {
                    self.learn(host, found.clone());
                }
                found
            }
            Err(error) => {
                tracing::debug!(host, %error, "the name is not known");
                Vec::new()
            }
        }
    }
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let (names, host) = (self.clone(), name.as_str().to_owned());
        Box::pin(async move {
            let found = names.find(&host).await;
            if found.is_empty() {
                return Err(NameUnknown { host }.into());
            }
            let addresses: Addrs = Box::new(found.into_iter().map(|ip| SocketAddr::new(ip, 0)));
            Ok(addresses)
        })
    }
}

/// Asks by multicast; nothing where nobody answers in time, or there is no network to ask.
async fn ask_network(host: &str) -> Vec<IpAddr> {
    let Ok(daemon) = ServiceDaemon::new() else {
        return Vec::new();
    };
    let timeout = u64::try_from(PATIENCE.as_millis()).ok();
    let mut found = Vec::new();
    if let Ok(events) = daemon.resolve_hostname(&format!("{host}."), timeout) {
        while let Ok(event) = events.recv_async().await {
            match event {
                HostnameResolutionEvent::AddressesFound(_, addresses) => {
                    found.extend(addresses.iter().map(mdns_sd::ScopedIp::to_ip_addr));
                    break;
                }
                HostnameResolutionEvent::SearchTimeout(_)
                | HostnameResolutionEvent::SearchStopped(_) => break,
                _ => {}
            }
        }
    }
    // It ends by itself when nobody holds it; asked, it ends sooner.
    let _ = daemon.shutdown();
    found
}
