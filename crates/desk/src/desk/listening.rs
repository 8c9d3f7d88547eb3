//! Listening to the hub, for as long as the officer's register is open.

use super::approvals::{LookError, look};
use crate::{
    changes::Changed,
    hub_api::{Call, Calls, HubApi, HubError},
    register::Register,
    session::{Session, SessionError},
};
use futures_util::{FutureExt as _, StreamExt as _};
use infodesk_domain::Surroundings;
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
            let mut said = vec![call.map_err(SessionError::from)?];
            *heard = true;
            self.register.hub_is_heard(true);
            said.extend(waiting(&mut calls));
            self.obey(&said).await?;
        }
        Ok(())
    }

    /// Each kind once, however often it was called.
    async fn obey(&self, said: &[Call]) -> Result<(), LookError> {
        // The session call looks as well: it meets the end of the session, if it is that.
        if said.contains(&Call::Approvals) || said.contains(&Call::Session) {
            look(&self.session, &self.register).await?;
        }
        if said.contains(&Call::Register) {
            self.register.poke();
        }
        Ok(())
    }
}

/// What was called meanwhile. An error is met again by the next who asks.
fn waiting(calls: &mut Calls) -> Vec<Call> {
    let mut said = Vec::new();
    while let Some(Some(Ok(call))) = calls.next().now_or_never() {
        said.push(call);
    }
    said
}

const fn is_over(error: &LookError) -> bool {
    matches!(
        error,
        LookError::Session(SessionError::SignedOut | SessionError::Hub(HubError::SignedOut))
    )
}

/// Between half the pause and the whole: after an outage not all desks come at once.
fn jittered(pause: Duration, surroundings: &dyn Surroundings) -> Duration {
    let mut random = [0];
    surroundings.random(&mut random);
    pause.mul_f64(0.5 + f64::from(random[0]) / 510.0)
}
