//! The hub, as far as synchronising needs it.

use infodesk_domain::{
    AgencyId,
    commands::{Operation, OperationResult},
    feed::{FeedPage, Streams},
    wire::Me,
};
use std::future::Future;

type Cause = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, thiserror::Error)]
pub enum ConnectionError {
    /// No answer: the line, the hub, or something between. Worth trying again.
    #[error("the hub cannot be reached")]
    Unreachable(#[source] Cause),
    /// The session has ended; the officer signs in again.
    #[error("signed out")]
    SignedOut,
    /// Signed in, without any right.
    #[error("no rights")]
    NoRights,
    /// The hub answered, and not as agreed.
    #[error("the hub gave an answer that makes no sense")]
    Unexpected(#[source] Cause),
}

/// A session with the hub. Each call is one request; dropping it half-way harms nothing.
pub trait HubConnection: Send + Sync + 'static {
    fn me(&self) -> impl Future<Output = Result<Me, ConnectionError>> + Send;

    /// Pushed again after a lost answer, the hub answers what it answered then.
    fn push(
        &self,
        operation: Operation,
    ) -> impl Future<Output = Result<OperationResult, ConnectionError>> + Send;

    fn streams(&self) -> impl Future<Output = Result<Streams, ConnectionError>> + Send;

    /// The changes of `stream` with numbers above `after`.
    fn feed_page(
        &self,
        stream: AgencyId,
        after: i64,
    ) -> impl Future<Output = Result<FeedPage, ConnectionError>> + Send;
}
