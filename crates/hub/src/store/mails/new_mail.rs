//! A mail to be sent: its kind, and what it is about.

use std::{collections::BTreeMap, fmt};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $word:literal),+ $(,)?) => {
        /// What a mail is about. The words name its templates, and stand in the database.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum MailKind { $($(#[$doc])* $kind),+ }

        impl MailKind {
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            pub const fn word(self) -> &'static str {
                match self { $(Self::$kind => $word),+ }
            }
        }
    };
}

kinds! {
    /// Facts: role, unit, expires_at, note; secret: token.
    Token = "token",
    /// To the executive. Facts: number, kind, agency, requester, requester_position, executive, position, details,
    /// expires_at; secret: link.
    ExecutiveAsked = "executive_asked",
    /// The same once more.
    ExecutiveReminded = "executive_reminded",
    /// To the requester, as all that follow about a request. Facts: number, agency.
    RequestSent = "request_sent",
    /// With executive.
    RequestConfirmed = "request_confirmed",
    /// With executive, reason.
    RequestDeclined = "request_declined",
    RequestLinkExpired = "request_link_expired",
    /// With note.
    RequestReturned = "request_returned",
    /// With reason.
    RequestRejected = "request_rejected",
    RequestApproved = "request_approved",
    /// Facts: role, unit, reason.
    TokenRequestDeclined = "token_request_declined",
    /// To whom the right belongs, as all that follow. Facts: role, unit, reason, by (may be missing).
    GrantSuspended = "grant_suspended",
    GrantResumed = "grant_resumed",
    GrantEnded = "grant_ended",
    GrantChanged = "grant_changed",
    GrantHandedOver = "grant_handed_over",
    /// To central officers. Facts: agency, due_at, count.
    ReviewOpened = "review_opened",
    ReviewWarned = "review_warned",
    /// Facts: agency, count.
    ReviewLapsed = "review_lapsed",
    /// Facts: count, oldest_at.
    Digest = "digest",
}

impl MailKind {
    pub(super) fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}

/// A mail to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct NewMail {
    pub(super) event: String,
    pub(super) to: String,
    pub(super) kind: MailKind,
    pub(super) facts: BTreeMap<String, String>,
    pub(super) secret: Option<(String, String)>,
}

impl NewMail {
    /// `event` names what the mail is about: of one event there is one mail, however often it is queued.
    pub fn new(kind: MailKind, to: impl Into<String>, event: impl Into<String>) -> Self {
        Self {
            event: event.into(),
            to: to.into(),
            kind,
            facts: BTreeMap::new(),
            secret: None,
        }
    }

    /// A fact for the template; moments are milliseconds, and roles the words of the wire.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.facts.insert(name.to_owned(), value.to_string());
        self
    }

    /// The one fact that nobody may read in the database; it is forgotten when the mail has left.
    #[must_use]
    pub fn with_secret(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.secret = Some((name.to_owned(), value.into()));
        self
    }
}

/// Neither the address nor the secret show themselves in a log.
impl fmt::Debug for NewMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewMail")
            .field("kind", &self.kind)
            .field("event", &self.event)
            .finish_non_exhaustive()
    }
}
