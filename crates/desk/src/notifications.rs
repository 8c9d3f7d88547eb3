//! What the officer is told of while they look elsewhere: which arrivals, when, and how many at once.
//!
//! Not here: the words and the way to the screen, which are the shell's.

mod arrivals;
mod quiet;

pub use arrivals::Arrived;
pub(crate) use arrivals::{Told, take};
pub use quiet::QuietHours;

use infodesk_domain::approvals::ApprovalKind;
use serde::{Deserialize, Serialize};

/// What this PC's officer wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Notifications {
    pub service_requests: bool,
    pub token_requests: bool,
    pub wrong_rights: bool,
    pub rights_reviews: bool,
    /// `None`: at any time.
    pub quiet: Option<QuietHours>,
}

impl Default for Notifications {
    fn default() -> Self {
        Self {
            service_requests: true,
            token_requests: true,
            wrong_rights: true,
            rights_reviews: true,
            quiet: None,
        }
    }
}

impl Notifications {
    pub const fn wants(&self, kind: ApprovalKind) -> bool {
        match kind {
            ApprovalKind::ServiceRequest => self.service_requests,
            ApprovalKind::TokenRequest => self.token_requests,
            ApprovalKind::WrongRights => self.wrong_rights,
            ApprovalKind::RightsReview => self.rights_reviews,
        }
    }
}
