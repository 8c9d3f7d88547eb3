//! The loop that keeps the register in step for as long as the officer is signed in.

use super::{ConnectionError, HubConnection, SyncError};
use crate::{register::Register, replica::ReplicaError};
use infodesk_domain::{jitter::jittered, wire::Me};
use std::{error::Error, ops::ControlFlow, time::Duration};
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
}

impl Register {
    /// Runs until cancelled or signed out. Without rights it waits for some: a right is resumed or handed over without
    /// its holder's doing. Dropping it is as good as cancelling.
    pub async fn run_sync<C: HubConnection>(&self, hub: C, cancel: CancellationToken) -> SyncEnd {
        let sync = self.keep_in_step(&hub);
        tokio::select! {
            () = cancel.cancelled() => SyncEnd::Cancelled,
            end = sync => end,
        }
    }

    async fn keep_in_step<C: HubConnection>(&self, hub: &C) -> SyncEnd {
        let mut pause = SHORTEST_PAUSE;
        if self.has_no_rights().await && self.rights_come(hub).await.is_break() {
            return SyncEnd::SignedOut;
        }
        loop {
            let wait = match self.sync_once(hub).await {
                Ok(()) => {
                    pause = SHORTEST_PAUSE;
                    POLL
                }
                Err(SyncError::Hub(ConnectionError::SignedOut)) => return SyncEnd::SignedOut,
                Err(SyncError::Hub(ConnectionError::NoRights)) => {
                    if self.rights_come(hub).await.is_break() {
                        return SyncEnd::SignedOut;
                    }
                    continue;
                }
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

impl Register {
    /// Is known to have none; a replica that nobody has told yet is not.
    pub(crate) async fn has_no_rights(&self) -> bool {
        let known = self.profile().await.ok().flatten();
        known.is_some_and(|me| me.grants.is_empty())
    }

    /// Asks whenever it is woken, and comes back when there is a right; breaks off when the session is over.
    async fn rights_come<C: HubConnection>(&self, hub: &C) -> ControlFlow<()> {
        loop {
            self.inner.wake.notified().await;
            match hub.me().await {
                Ok(me) => {
                    let has_rights = !me.grants.is_empty();
                    if let Err(error) = self.keep_what_is_new(me).await {
                        tracing::warn!(error = &error as &dyn Error, "the rights were not kept");
                        continue;
                    }
                    if has_rights {
                        return ControlFlow::Continue(());
                    }
                }
                Err(ConnectionError::SignedOut) => return ControlFlow::Break(()),
                Err(error) => tracing::debug!(%error, "whether there are rights is not known"),
            }
        }
    }

    async fn keep_what_is_new(&self, me: Me) -> Result<(), ReplicaError> {
        if self.profile().await?.as_ref() == Some(&me) {
            return Ok(());
        }
        self.keep_profile(me).await
    }
}

/// Being offline is a state, not a fault.
fn note(error: &SyncError) {
    match error {
        SyncError::Hub(ConnectionError::Unreachable(cause)) => {
            tracing::debug!(%cause, "the hub cannot be reached")
        }
        other => tracing::warn!(
            error = other as &dyn Error,
            "a round with the hub was broken off"
        ),
    }
}
