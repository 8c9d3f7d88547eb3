//! Officers of an agency or a service point ask the central officer of their parent agency for a Token.
//!
//! Source: the guideline, section 4, "รหัส Token".

mod ask;
mod decide;
mod stages;

pub use ask::{Asking, MOST_NOTE, MOST_WAITING, ask};
pub use decide::{MOST_REASON, approve, decline, withdraw};
pub use stages::{TRANSITIONS, TokenRequestAct, next};

use crate::{
    Timestamp, TokenRequestId,
    officers::Officer,
    rights::{Role, Unit},
};
use serde::{Deserialize, Serialize};

/// What the officer sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskForToken {
    pub role: Role,
    pub unit: Unit,
    /// The Token is mailed there.
    pub email: String,
    /// For whoever decides; may be empty.
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TokenRequestStage {
    Waiting,
    Approved,
    Declined,
    /// By whoever asked.
    Withdrawn,
}

/// What happened to a request for a Token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TokenRequestHappening {
    Asked,
    Approved,
    TokenMailed,
    Declined,
    Withdrawn,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenRequestEvent {
    pub what: TokenRequestHappening,
    /// `None`: the system, by itself.
    pub by: Option<String>,
    pub at: Timestamp,
    /// The reason, or the address; may be empty.
    pub note: String,
}

/// A request for a Token, as its writer and those it waits for see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenRequest {
    pub id: TokenRequestId,
    pub stage: TokenRequestStage,
    pub from: Officer,
    pub role: Role,
    pub unit: Unit,
    pub unit_name_th: String,
    /// The department and its ministry: "กรมการปกครอง กระทรวงมหาดไทย".
    pub agency_name_th: String,
    pub email: String,
    pub note: String,
    pub asked_at: Timestamp,
    /// The oldest first.
    pub timeline: Vec<TokenRequestEvent>,
    /// It waits for the officer who asks.
    pub may_decide: bool,
    /// The officer who asks wrote it, and it still waits.
    pub may_withdraw: bool,
}

/// The newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenRequests {
    pub requests: Vec<TokenRequest>,
}

/// Why something is declined, returned, ended: what the other one reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reason {
    pub reason: String,
}

/// An agency or a service point found by its name, for choosing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FoundUnit {
    pub unit: Unit,
    pub name_th: String,
    /// What stands above it, nearest first; empty at the top.
    pub above_th: String,
}

/// The best match first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FoundUnits {
    pub units: Vec<FoundUnit>,
}
