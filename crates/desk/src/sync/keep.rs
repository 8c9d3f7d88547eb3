//! The loop that keeps the register in step for as long as the officer is signed in.

use super::{ConnectionError, HubConnection, SyncError};
use crate::register::Register;
use infodesk_domain::jitter::jittered;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often the hub is asked for news when nobody pokes.
const POLL: Duration = Duration::from_secs(15);
const SHORTEST_PAUSE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Why the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyncEnd {
    Cancelled,
    /// The session is over; sign in and start the loop again.
    SignedOut,
    /// No rights are left; the register was forgotten. Redeem a Token and start the loop again.
    NoRights,
}

impl Register {
    /// Runs until cancelled, signed out, or without rights. Dropping it is as good as cancelling.
    pub async fn run_sync<C: HubConnection>(&self, hub: C, cancel: CancellationToken) -> SyncEnd {
        let sync = self.keep_in_step(&hub);
        tokio::select! {
            () = cancel.cancelled() => SyncEnd::Cancelled,
            end = sync => end,
        }
    }

    async fn keep_in_step<C: HubConnection>(&self, hub: &C) -> SyncEnd {
        let mut pause = SHORTEST_PAUSE;
        loop {
            let wait = match self.sync_once(hub).await {
                Ok(()) => {
                    pause = SHORTEST_PAUSE;
                    POLL
                }
                Err(SyncError::Hub(ConnectionError::SignedOut)) => return SyncEnd::SignedOut,
                Err(SyncError::Hub(ConnectionError::NoRights)) => return SyncEnd::NoRights,
                Err(error) => {
                    note(&error);
                    let wait = jittered(pause, &*self.inner.surroundings);
                    pause = (pause * 2).min(LONGEST_PAUSE);
                    wait
                }
            };
            tokio::select! {
                () = self.inner.wake.notified() => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
    }
}

/// Being offline is a state, not a fault.
fn note(error: &SyncError) {
    match error {
        SyncError::Hub(ConnectionError::Unreachable(cause)) => {
            tracing::debug!(%cause, "the hub cannot be reached")
        }
        other => tracing::warn!(
            error = other as &dyn std::error::Error,
            "a round with the hub was broken off"
        ),
    }
}
