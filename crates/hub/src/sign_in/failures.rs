//! Sign-ins that came to nothing are recorded.

use crate::{
    errors::logged,
    store::{Event, Kind, Store},
};

/// Why. The codes stand in the audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// No such sign-in: never begun, taken before, too late, or begun in another browser.
    Lost,
    OtherBrowserOrProvider,
    /// The person or the provider said no.
    Declined,
    OtherIssuer,
    /// What the provider gave does not prove who it is.
    NotProven,
    ProviderOut,
    HubOut,
}

impl Failure {
    const fn code(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::OtherBrowserOrProvider => "other_browser_or_provider",
            Self::Declined => "declined",
            Self::OtherIssuer => "other_issuer",
            Self::NotProven => "not_proven",
            Self::ProviderOut => "provider_out",
            Self::HubOut => "hub_out",
        }
    }

    /// What happened stays the answer: that it could not be noted goes to the log.
    pub(crate) async fn note(self, store: &Store) {
        let event = Event::refused(Kind::SignInFailed, self.code());
        if let Err(error) = store.record(event).await {
            logged(&error);
        }
    }
}
