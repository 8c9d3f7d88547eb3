//! Listening to the hub, for as long as the officer's register is open.

use super::approvals::{LookError, look};
use crate::{
    changes::Changed,
    hub_api::{Calls, HubApi, HubError},
    register::Register,
    session::{Session, SessionError},
};
use futures_util::{FutureExt as _, StreamExt as _};
use infodesk_domain::{Surroundings, jitter::jittered};
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;

const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The session has ended: there is nothing more to hear.
struct Ended;

pub(super) struct Ear {
    pub session: Arc<Session>,
    pub register: Register,
    pub surroundings: Arc<dyn Surroundings>,
}

impl Ear {
    /// Until `stop`, or until the session has ended, which the window is told.
    pub async fn listen(self, stop: CancellationToken) {
        tokio::select! {
            () = stop.cancelled() => {}
            Ended = self.hear_again_and_again() => self.register.tell(Changed::Session),
        }
        self.register.hub_is_heard(false);
    }

    async fn hear_again_and_again(&self) -> Ended {
        let mut pause = SHORTEST_PAUSE;
        loop {
            let mut heard = false;
            match self.hear(&mut heard).await {
                Err(error) if is_over(&error) => return Ended,
                Err(error) => tracing::debug!(%error, "the hub is not heard"),
                // A hub that stops, or wants its streams anew.
                Ok(()) => {}
            }
            self.register.hub_is_heard(false);
            if heard {
                pause = SHORTEST_PAUSE;
            }
            tokio::time::sleep(jittered(pause, &*self.surroundings)).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Until the line ends. The hub calls at once when it is there, for what happened before.
    async fn hear(&self, heard: &mut bool) -> Result<(), LookError> {
        let events = |api: HubApi, access: String| async move { api.events(&access).await };
        let mut calls = self.session.call(events).await?;
        // Whatever else happened while nobody listened.
        self.register.poke();
        while let Some(call) = calls.next().await {
            call.map_err(SessionError::from)?;
            *heard = true;
            self.register.hub_is_heard(true);
            pass_over_what_was_called_meanwhile(&mut calls);
            // Whichever word it was: the look meets the end of the session, if it is that.
            look(&self.session, &self.register).await?;
            if self.register.has_no_rights().await {
                // The call may have been about a right of this officer's.
                self.register.poke();
            }
        }
        Ok(())
    }
}

/// However often it was called, one look sees it all. An error is met again by the next who asks.
fn pass_over_what_was_called_meanwhile(calls: &mut Calls) {
    while let Some(Some(Ok(_))) = calls.next().now_or_never() {}
}

const fn is_over(error: &LookError) -> bool {
    matches!(
        error,
        LookError::Session(SessionError::SignedOut | SessionError::Hub(HubError::SignedOut))
    )
}
