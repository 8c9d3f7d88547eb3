//! The shapes that desk and hub exchange over HTTP and that are no part of the register itself.
//! Declared once: the hub serves them, the desktop reads them, OpenAPI and TypeScript are made from them.

use crate::{
    AgencyId, GrantId, PrintId, Problem, Timestamp,
    commands::{Operation, OperationResult},
    officers::Officer,
    prints::PrintRecord,
    rights::{Grant, Rights, Role, Unit},
    service_points::ServicePoint,
};
use serde::{Deserialize, Serialize};

/// Whom to call when nothing else helps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    pub telephone: String,
    pub email: String,
}

/// What a hub says of itself to anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct About {
    pub name: String,
    pub version: String,
    /// Holds practice data only ("ข้อมูลฝึกใช้").
    pub practice: bool,
    /// Base of the public addresses on posters.
    pub public_url: String,
    /// The hub's clock, so that an app with a wrong one can say so.
    pub now: Timestamp,
    pub contact: Contact,
    /// In the order in which the sign-in screen shows them; one at least.
    pub sign_in: Vec<SignInWay>,
}

/// An identity provider through which officers sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInWay {
    pub name: String,
    /// What people call it: "Digital ID", "ThaID".
    pub label: String,
    pub registration: RegistrationWay,
}

/// How somebody without an account gets one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RegistrationWay {
    /// Not from here.
    None,
    /// A sign-in begins with it.
    SignIn,
    /// On this page, before the sign-in.
    Page(String),
}

/// What is left to do after signing out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedOut {
    /// Signs out at the identity provider too; none where it has no such page.
    pub provider_page: Option<String>,
}

/// A right as its holder sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GrantView {
    pub id: GrantId,
    pub role: Role,
    pub unit: Unit,
    pub unit_name_th: String,
    /// The department and its ministry: "กรมการปกครอง กระทรวงมหาดไทย".
    pub agency_name_th: String,
    pub department_id: AgencyId,
    pub since: Timestamp,
    /// Whom to ask when the right is wrong.
    pub central_officers: Vec<Officer>,
}

/// A right that its holder has but cannot use for now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuspendedGrant {
    pub grant: GrantView,
    /// What somebody wrote, or a code of [`crate::reviews`].
    pub reason: String,
    /// `None`: the system.
    pub by: Option<String>,
    pub at: Timestamp,
}

/// The officer who asks, with the rights in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    pub officer: Officer,
    pub grants: Vec<GrantView>,
    /// Rights that are suspended: they allow nothing. An app's replica may be older than them.
    #[serde(default)]
    pub suspended: Vec<SuspendedGrant>,
    /// Changes when the rights do; see [`crate::feed::Streams`].
    pub rights_mark: String,
}

impl Me {
    /// What the grants allow.
    pub fn rights(&self) -> Rights {
        let grant = |view: &GrantView| Grant {
            id: view.id,
            role: view.role,
            unit: view.unit,
            since: view.since,
        };
        Rights {
            grants: self.grants.iter().map(grant).collect(),
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RedeemToken {
    /// As typed.
    pub token: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushOperations {
    pub operations: Vec<Operation>,
}

/// In the order of the operations pushed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushResults {
    pub results: Vec<OperationResult>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServicePointWithPins {
    pub point: ServicePoint,
    pub manual_ids: Vec<crate::ManualId>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServicePointPage {
    pub points: Vec<ServicePoint>,
    /// Pass it as `after` for the following page; absent on the last one.
    pub next: Option<String>,
}

/// An entry of a point's print log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrintEntry {
    pub id: PrintId,
    /// Who printed.
    pub by: String,
    /// When the hub heard of it, by its own clock.
    pub recorded_at: Timestamp,
    pub record: PrintRecord,
}

/// The newest print first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrintPage {
    pub prints: Vec<PrintEntry>,
    /// Pass it as `after` for the following page; absent on the last one.
    pub next: Option<String>,
}

/// A mail the hub has sent, as the practice mailbox shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mail {
    pub id: String,
    pub to: String,
    pub subject: String,
    pub body_text: String,
    pub sent_at: Timestamp,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mails {
    pub mails: Vec<Mail>,
}

/// Why the hub refused a request. The sentence for it belongs to the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// No access token, or one that no longer holds.
    SignedOut,
    /// Signed in, without any right yet.
    NoRights,
    /// The sign-in was too long ago for what is asked; see [`crate::freshness`].
    SignInAgain,
    /// Unknown, or outside the officer's rights: the same answer for both.
    NotFound,
    /// See `problems`.
    Problems,
    /// The request itself is broken: its shape, type or size.
    BadRequest,
    TooManyRequests,
    Internal,
}

/// The body of every answer that is not a success.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorBody {
    pub error: Refusal,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}
