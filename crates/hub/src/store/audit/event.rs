//! What happened, as whoever records it says it.

use infodesk_domain::{
    OfficerId, Problem, Timestamp,
    rights::{Grant, Role, Unit},
};
use serde_json::{Map, Value};
use std::fmt;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $word:literal),+ $(,)?) => {
        /// What happened. The words stand in the chain: they are never changed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind { $($(#[$doc])* $kind),+ }

        impl Kind {
            pub const fn word(self) -> &'static str {
                match self { $(Self::$kind => $word),+ }
            }
        }
    };
}

kinds! {
    SignedIn = "signed_in",
    SignInFailed = "sign_in_failed",
    /// The app has redeemed its code.
    SessionOpened = "session_opened",
    SignedOut = "signed_out",
    /// By the officer, from another device of theirs.
    DeviceSignedOut = "device_signed_out",
    /// By an officer above.
    SignedOutByOther = "signed_out_by_other",
    /// With all its tokens, otherwise than by a sign-out.
    SessionEnded = "session_ended",
    /// An authorization code came a second time.
    CodeReplayed = "code_replayed",
    /// A spent refresh token came.
    RefreshReplayed = "refresh_replayed",
    TokenIssued = "token_issued",
    TokenRedeemed = "token_redeemed",
    TokenRefused = "token_refused",
    TokenRevoked = "token_revoked",
    TokenRequested = "token_requested",
    TokenRequestApproved = "token_request_approved",
    TokenRequestDeclined = "token_request_declined",
    TokenRequestWithdrawn = "token_request_withdrawn",
    GrantGiven = "grant_given",
    GrantEnded = "grant_ended",
    GrantSuspended = "grant_suspended",
    GrantResumed = "grant_resumed",
    /// Ended, and another in its place.
    GrantChanged = "grant_changed",
    GrantHandedOver = "grant_handed_over",
    /// A review of the rights below an agency.
    ReviewOpened = "rights_review_opened",
    ReviewWarned = "rights_review_warned",
    ReviewConfirmed = "rights_review_confirmed",
    /// Nobody answered it.
    ReviewLapsed = "rights_review_lapsed",
    /// A list of accounts that are to have rights.
    AccountsImported = "accounts_imported",
    /// An account of such a list signed in and took a row of it.
    AccountClaimed = "account_claimed",
    /// A row of such a list, before it was taken.
    AccountWithdrawn = "account_withdrawn",
    /// A note that a right is wrong.
    WrongRightsReported = "wrong_rights_reported",
    WrongRightsSettled = "wrong_rights_settled",
    /// By whoever wrote it.
    WrongRightsWithdrawn = "wrong_rights_withdrawn",
    ServiceRequestSent = "service_request_sent",
    /// The executive was asked anew.
    ServiceRequestAsked = "service_request_asked",
    ServiceRequestConfirmed = "service_request_confirmed",
    ServiceRequestDeclined = "service_request_declined",
    ServiceRequestExpired = "service_request_expired",
    ServiceRequestReturned = "service_request_returned",
    ServiceRequestRejected = "service_request_rejected",
    ServiceRequestApproved = "service_request_approved",
    ServiceRequestWithdrawn = "service_request_withdrawn",
    /// Whoever failed too often is not heard for a while.
    AttemptsLimited = "attempts_limited",
    /// The hub found the head of the chain other than it had left it.
    HeadFoundChanged = "head_found_changed",
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// An event before it has its place in the chain. Address and device come from the store's
/// [`crate::Origin`], and so does the actor where the event names none.
///
/// Never in it: a citizen number, a secret, a Token, a code, an e-mail address.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub(super) kind: Kind,
    pub(super) actor: Option<OfficerId>,
    pub(super) subject: Option<String>,
    /// Why it was refused; `None`: it was done.
    pub(super) reason: Option<String>,
    pub(super) details: Map<String, Value>,
}

impl Event {
    pub fn done(kind: Kind) -> Self {
        Self {
            kind,
            actor: None,
            subject: None,
            reason: None,
            details: Map::new(),
        }
    }

    /// `reason`: a code of ours, never a text from outside.
    pub fn refused(kind: Kind, reason: impl Into<String>) -> Self {
        Self {
            reason: Some(reason.into()),
            ..Self::done(kind)
        }
    }

    /// The reason is the problem's code.
    pub fn refused_for(kind: Kind, problem: &Problem) -> Self {
        let code = serde_json::to_value(problem.code).ok();
        let code = code.as_ref().and_then(Value::as_str).unwrap_or("refused");
        Self::refused(kind, code)
    }

    #[must_use]
    pub fn by(self, actor: OfficerId) -> Self {
        Self {
            actor: Some(actor),
            ..self
        }
    }

    /// What it was done to: the id of an officer, a unit or a Token.
    #[must_use]
    pub fn to(self, subject: impl fmt::Display) -> Self {
        Self {
            subject: Some(subject.to_string()),
            ..self
        }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }

    /// The right that it is about.
    #[must_use]
    pub(in crate::store) fn about(self, grant: &Grant) -> Self {
        self.with("grant", grant.id.to_string())
            .with_right(grant.role, grant.unit)
    }

    /// The right that somebody is to get.
    #[must_use]
    pub(in crate::store) fn with_right(self, role: Role, unit: Unit) -> Self {
        let role = serde_json::to_value(role).unwrap_or_default();
        let (kind, unit) = match unit {
            Unit::Agency(id) => ("agency", id.to_string()),
            Unit::ServicePoint(id) => ("service_point", id.to_string()),
        };
        self.with("role", role).with(kind, unit)
    }
}

/// A row of the chain, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// From 1, without gaps.
    pub number: i64,
    pub at: Timestamp,
    /// A word of [`Kind`].
    pub kind: String,
    pub actor: Option<String>,
    pub subject: Option<String>,
    pub device: Option<String>,
    pub address: Option<String>,
    /// `done` or `refused`.
    pub outcome: String,
    /// Why it was refused.
    pub reason: Option<String>,
    /// JSON.
    pub details: String,
    pub previous_hash: String,
    pub hash: String,
}
