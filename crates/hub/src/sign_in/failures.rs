//! Sign-ins that came to nothing: recorded, and counted against the address they came from.

use crate::{
    errors::logged,
    store::{Event, Kind, Store},
};
use infodesk_domain::limits::Act;

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
    /// The provider does not know the person surely enough.
    NotSureEnough,
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
            Self::NotSureEnough => "assurance_too_low",
            Self::ProviderOut => "provider_out",
            Self::HubOut => "hub_out",
        }
    }

    /// Nobody is to wait for what the provider or the hub did, and nobody guesses a level.
    const fn counts(self) -> bool {
        !matches!(self, Self::NotSureEnough | Self::ProviderOut | Self::HubOut)
    }

    /// What happened stays the answer: that it could not be noted goes to the log.
    pub(crate) async fn note(self, store: &Store) {
        let event = Event::refused(Kind::SignInFailed, self.code());
        let noted = if self.counts() {
            store.attempt_failed(Act::SignIn, Some(event)).await
        } else {
            store.record(event).await
        };
        if let Err(error) = noted {
            logged(&error);
        }
    }
}
