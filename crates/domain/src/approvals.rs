//! "เรื่องรออนุมัติ": all that waits for one officer's yes or no, whatever it is, in one list.

use crate::{Timestamp, rights::Role};
use serde::{Deserialize, Serialize};

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ApprovalKind {
    /// คำขอใช้บริการ
    ServiceRequest,
    /// คำขอรหัส Token
    TokenRequest,
    /// แจ้งสิทธิ์ไม่ถูกต้อง
    WrongRights,
    /// การทบทวนสิทธิ์
    RightsReview,
}

impl ApprovalKind {
    /// As it is written in addresses: the word on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ServiceRequest => "service_request",
            Self::TokenRequest => "token_request",
            Self::WrongRights => "wrong_rights",
            Self::RightsReview => "rights_review",
        }
    }
}

/// One of them, with what a row of the list shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Approval {
    pub kind: ApprovalKind,
    /// Of the request, the note or the review: with the kind it names the approval.
    pub id: String,
    /// Who asks.
    pub from: String,
    /// The unit that it is about.
    pub unit_name_th: String,
    /// The right that it is about, if it is about one.
    pub role: Option<Role>,
    /// Since when it waits for this officer.
    pub since: Timestamp,
}

/// The one that waits longest comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Approvals {
    pub approvals: Vec<Approval>,
}

/// After so many days without the app whoever has something waiting gets a mail, and again after so many.
const DIGEST_DAYS: i64 = 30;

/// In which month without the app somebody is, the first being 1; `None`: they used it not long ago.
#[must_use]
pub fn digest_due(last_used: Timestamp, now: Timestamp) -> Option<i64> {
    let month = Timestamp(0).plus_days(DIGEST_DAYS).0;
    let months = (now.0 - last_used.0) / month;
    (months > 0).then_some(months)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_digest_is_due_once_in_thirty_days_without_the_app() {
        let day = |days| Timestamp(1_795_400_000_000).plus_days(days);
        let due = |days| digest_due(day(0), day(days));
        assert_eq!([due(-1), due(0), due(29)], [None; 3]);
        assert_eq!([due(30), due(59), due(60)], [Some(1), Some(1), Some(2)]);
    }

    #[test]
    fn the_word_in_addresses_is_the_word_on_the_wire() {
        for kind in [
            ApprovalKind::ServiceRequest,
            ApprovalKind::TokenRequest,
            ApprovalKind::WrongRights,
            ApprovalKind::RightsReview,
        ] {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
    }
}
