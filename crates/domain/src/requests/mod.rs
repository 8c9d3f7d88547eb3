//! "คำขอใช้บริการ": a department asks for the service, its executive confirms, an operator decides.
//!
//! Source: the guideline, section 1, "ขั้นตอนการขอใช้บริการ".

mod acts;
mod check;
mod letter;
mod stages;

pub use acts::{Refused, Who, act, acts_of, decided, looks_after, moved_on, reason};
pub use check::{
    MOST_DETAILS, MOST_REASON, MOST_UNDER_WAY, check, check_executive, tidied, tidied_executive,
};
pub use letter::{MOST_LETTER_BYTES, inspect_letter, letter_name};
pub use stages::{RequestAct, RequestStage, TRANSITIONS, next};

use crate::{AgencyId, LetterId, ServiceRequestId, Timestamp, officers::Officer};
use serde::{Deserialize, Serialize};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// เปิดใช้บริการใหม่
    NewService,
    /// เปลี่ยนแปลงรายละเอียด
    ChangeDetails,
    /// เปลี่ยนผู้บริหาร
    ChangeExecutive,
    /// ยกเลิกการใช้บริการ
    EndService,
}

/// What a kind asks for and gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindRules {
    pub kind: RequestKind,
    pub needs_letter: bool,
    /// Its approval mails the requester a central officer's Token.
    pub gives_token: bool,
    /// The agency may be one that the register does not know yet.
    pub may_propose_agency: bool,
}

impl RequestKind {
    /// As it is written in addresses and templates: the word on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NewService => "new_service",
            Self::ChangeDetails => "change_details",
            Self::ChangeExecutive => "change_executive",
            Self::EndService => "end_service",
        }
    }

    /// What it asks for and gives.
    pub fn rules(self) -> KindRules {
        let found = KINDS.iter().find(|rules| rules.kind == self);
        // A kind without a line asks for everything and gives nothing; a test sees that there is none.
        found.copied().unwrap_or(KindRules {
            kind: self,
            needs_letter: true,
            gives_token: false,
            may_propose_agency: false,
        })
    }
}

/// In the order in which they are offered.
pub const KINDS: &[KindRules] = &[
    KindRules {
        kind: RequestKind::NewService,
        needs_letter: true,
        gives_token: true,
        may_propose_agency: true,
    },
    KindRules {
        kind: RequestKind::ChangeDetails,
        needs_letter: false,
        gives_token: false,
        may_propose_agency: false,
    },
    KindRules {
        kind: RequestKind::ChangeExecutive,
        needs_letter: true,
        gives_token: false,
        may_propose_agency: false,
    },
    KindRules {
        kind: RequestKind::EndService,
        needs_letter: true,
        gives_token: false,
        may_propose_agency: false,
    },
];

/// The agency that asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AgencyWish {
    Known {
        id: AgencyId,
    },
    /// A department that the register does not know yet; it comes into being with the approval.
    Proposed {
        name_th: String,
        /// Empty: none.
        name_en: String,
        /// The ministry it belongs to; `None`: none.
        ministry_id: Option<AgencyId>,
    },
}

/// The executive who confirms: the director of the IT centre, or equivalent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExecutiveForm {
    pub name: String,
    pub position: String,
    pub email: String,
}

/// Whoever asks, beyond what Digital ID says of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequesterForm {
    pub position: String,
    pub telephone: String,
    /// The Token is mailed there.
    pub email: String,
}

/// What the requester fills in, and the executive confirms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestForm {
    pub kind: RequestKind,
    pub agency: Option<AgencyWish>,
    pub details: String,
    pub requester: RequesterForm,
    pub executive: ExecutiveForm,
    /// A letter that the hub has already.
    pub letter: Option<LetterId>,
}

/// The steps in which the form is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RequestStep {
    Agency,
    /// With whoever asks.
    Details,
    Letter,
    Executive,
}

/// What a letter is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    Pdf,
    Jpeg,
    Png,
}

/// A letter, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Letter {
    pub id: LetterId,
    /// As its file is called.
    pub name: String,
    pub kind: LetterKind,
    /// Bytes.
    pub size: u32,
}

/// What happened to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestHappening {
    Sent,
    /// A link went to the executive's address, for the first time or anew.
    ExecutiveAsked,
    ExecutiveReminded,
    LinkExpired,
    Confirmed,
    Declined,
    SentAgain,
    Returned,
    Rejected,
    Approved,
    /// The Token was mailed to the requester.
    TokenMailed,
    Withdrawn,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestEvent {
    pub what: RequestHappening,
    /// Who did it; `None`: the system, by itself.
    pub by: Option<String>,
    pub at: Timestamp,
    /// The reason, the note, or the address that was written to; may be empty.
    pub note: String,
}

/// What the officer who asks may do to the request now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestActs {
    /// Approve, return and reject.
    pub decide: bool,
    pub ask_executive: bool,
    pub send_again: bool,
    pub withdraw: bool,
}

/// A service request, as its requester and the operators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceRequest {
    pub id: ServiceRequestId,
    /// As people say it: year of the Buddhist era and a running number, "2569-000012".
    pub number: String,
    pub stage: RequestStage,
    pub from: Officer,
    pub form: RequestForm,
    pub agency_name_th: String,
    /// Of a proposed department its ministry; may be empty.
    pub ministry_name_th: String,
    pub letter: Option<Letter>,
    pub sent_at: Timestamp,
    /// Until when the executive can confirm; only while they are asked.
    pub link_expires_at: Option<Timestamp>,
    /// The oldest first.
    pub timeline: Vec<RequestEvent>,
    pub may: RequestActs,
}

/// The newest first, of the requester; the oldest first, of the operators' queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceRequests {
    pub requests: Vec<ServiceRequest>,
}

/// What the operators' queue shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[serde(default)]
pub struct RequestFilter {
    /// `None`: of any stage.
    pub stage: Option<RequestStage>,
    pub kind: Option<RequestKind>,
    /// In the number, the agency's name or the requester's.
    pub text: String,
}

/// An operator's decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    Approve,
    /// For correction.
    Return {
        note: String,
    },
    Reject {
        reason: String,
    },
}

/// Departments and ministries found by their name, for choosing one; an officer without any right may search too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FoundAgency {
    pub id: AgencyId,
    pub kind: crate::agencies::AgencyKind,
    pub name_th: String,
    /// What stands above it, nearest first: "กรมการปกครอง กระทรวงมหาดไทย"; empty at the top.
    pub above_th: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FoundAgencies {
    pub agencies: Vec<FoundAgency>,
}
