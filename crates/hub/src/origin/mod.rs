//! Where a request comes from: who asks, with which program, from which address.

mod forwarded;

pub(crate) use forwarded::client_address;

use crate::config::Proxies;
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request},
    http::{HeaderMap, header, request::Parts},
};
use infodesk_domain::OfficerId;
use std::{
    convert::Infallible,
    future::Future,
    net::{IpAddr, SocketAddr},
};

const LONGEST_DEVICE: usize = 200;

/// What the audit says of a request beside what was done. The default is the hub itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The officer who asks, where an access token has shown it.
    pub actor: Option<OfficerId>,
    pub address: Option<IpAddr>,
    /// The program and its system as the `User-Agent` names them, at most 200 characters.
    pub device: Option<String>,
}

tokio::task_local! {
    static CURRENT: Origin;
}

impl Origin {
    pub(crate) fn of(request: &Request, proxies: &Proxies) -> Self {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map(|ConnectInfo(address)| address.ip().to_canonical());
        Self {
            actor: None,
            address: peer.map(|peer| client_address(peer, request.headers(), proxies)),
            device: device(request.headers()),
        }
    }

    /// Runs `answering` with this origin at hand; see [`Origin::current`].
    pub(crate) async fn during<F: Future>(self, answering: F) -> F::Output {
        CURRENT.scope(self, answering).await
    }

    /// Of the request that is being answered. Only for what the OpenID provider calls: it does not hand
    /// the request on. Whoever has the request asks for the origin as an extractor.
    pub(crate) fn current() -> Option<Self> {
        CURRENT.try_with(Clone::clone).ok()
    }

    #[must_use]
    pub(crate) fn with_actor(self, officer: OfficerId) -> Self {
        Self {
            actor: Some(officer),
            ..self
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}

fn device(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::USER_AGENT)?.to_str().ok()?;
    let line: String = text.trim().chars().take(LONGEST_DEVICE).collect();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_device_is_cut_and_may_be_unknown() {
        let named = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, text.parse().unwrap());
            device(&headers)
        };
        assert_eq!(named("InfoDesk/0.1.0").as_deref(), Some("InfoDesk/0.1.0"));
        assert_eq!(named(&"x".repeat(999)).map(|d| d.len()), Some(200));
        assert_eq!(named("  "), None);
        assert_eq!(device(&HeaderMap::new()), None);
    }
}
