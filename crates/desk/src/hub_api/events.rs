//! What the hub calls out: words, one for each kind of thing that changed.

use super::{HubApi, HubError, succeed};
use eventsource_stream::{EventStreamError, Eventsource as _};
use futures_util::{Stream, StreamExt as _, future};
use reqwest::StatusCode;
use std::{pin::Pin, time::Duration};

/// The hub says something every fifteen seconds. A line that is silent for longer is dead, as it is after the
/// computer slept.
pub(super) const SILENCE: Duration = Duration::from_secs(45);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// What waits for somebody, perhaps for this officer.
    Approvals,
    /// The session has ended.
    Session,
}

pub type Calls = Pin<Box<dyn Stream<Item = Result<Call, HubError>> + Send>>;

impl HubApi {
    /// All that the hub calls until the line ends.
    pub async fn events(&self, access: &str) -> Result<Calls, HubError> {
        let request = self.listening.get(self.url("events")?).bearer_auth(access);
        let events = succeed(request).await?.bytes_stream().eventsource();
        let calls = events.filter_map(|event| {
            future::ready(match event {
                // A word that this app does not know is one for a newer app.
                Ok(event) => Call::named(&event.event).map(Ok),
                Err(EventStreamError::Transport(error)) => Some(Err(HubError::Unreachable(error))),
                Err(_) => Some(Err(HubError::Unexpected(StatusCode::OK))),
            })
        });
        Ok(Box::pin(calls))
    }
}

impl Call {
    fn named(word: &str) -> Option<Self> {
        match word {
            "approvals" => Some(Self::Approvals),
            "session" => Some(Self::Session),
            _ => None,
        }
    }
}
