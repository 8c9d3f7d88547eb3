//! The session with the hub, as synchronising uses it.

use crate::{
    hub_api::HubError,
    session::{Session, SessionError},
    sync::{ConnectionError, HubConnection},
};
use infodesk_domain::{
    AgencyId,
    commands::{Operation, OperationResult},
    feed::{FeedPage, Streams},
    wire::Me,
};
use std::sync::Arc;

/// Cheap to clone.
#[derive(Clone)]
pub struct SessionConnection(pub Arc<Session>);

impl HubConnection for SessionConnection {
    async fn me(&self) -> Result<Me, ConnectionError> {
        Ok(self
            .0
            .call(|api, token| async move { api.me(&token).await })
            .await?)
    }

    async fn push(&self, operation: Operation) -> Result<OperationResult, ConnectionError> {
        let results = self
            .0
            .call(|api, token| {
                let operations = vec![operation.clone()];
                async move { api.push(&token, operations).await }
            })
            .await?;
        results
            .into_iter()
            .next()
            .ok_or_else(|| ConnectionError::Unexpected("no result".into()))
    }

    async fn streams(&self) -> Result<Streams, ConnectionError> {
        Ok(self
            .0
            .call(|api, token| async move { api.streams(&token).await })
            .await?)
    }

    async fn feed_page(&self, stream: AgencyId, after: i64) -> Result<FeedPage, ConnectionError> {
        Ok(self
            .0
            .call(|api, token| async move { api.feed_page(&token, stream, after).await })
            .await?)
    }
}

impl From<SessionError> for ConnectionError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::SignedOut
            | SessionError::Keyring(_)
            | SessionError::Hub(HubError::SignedOut) => Self::SignedOut,
            SessionError::Hub(HubError::NoRights) => Self::NoRights,
            error if error.is_unreachable() => Self::Unreachable(Box::new(error)),
            error => Self::Unexpected(Box::new(error)),
        }
    }
}
