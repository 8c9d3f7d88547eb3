//! Rights of officers below: listed, suspended, resumed, ended, changed, handed over.

mod acts;

pub use acts::{
    GrantAct, GrantStage, TRANSITIONS, acts_of, check_act, check_change, check_hand_over, next,
    outranks,
};

use crate::{
    AgencyId, GrantId, OfficerId, Timestamp,
    officers::Officer,
    rights::{Role, Unit},
};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum GrantState {
    InForce,
    Suspended {
        reason: String,
        /// `None`: the system, after a review without answer.
        by: Option<String>,
        at: Timestamp,
    },
    Ended {
        reason: String,
        by: Option<String>,
        at: Timestamp,
    },
}

/// What the officer who asks may do to the right now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GrantActs {
    pub suspend: bool,
    pub resume: bool,
    pub end: bool,
    pub change: bool,
    pub hand_over: bool,
}

/// A right of an officer, as those above see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldGrant {
    pub id: GrantId,
    pub officer: Officer,
    pub role: Role,
    pub unit: Unit,
    pub unit_name_th: String,
    /// The department and its ministry.
    pub agency_name_th: String,
    pub since: Timestamp,
    pub state: GrantState,
    /// When one of the officer's apps last spoke with the hub, or they signed in last.
    pub last_seen: Timestamp,
    pub may: GrantActs,
}

/// By the name of the officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldGrants {
    pub grants: Vec<HeldGrant>,
}

/// Another right instead of this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeGrant {
    pub role: Role,
    pub unit: Unit,
    pub reason: String,
}

/// An officer leaves or is transferred: their right, and what waits for them, goes to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandOver {
    pub to: Successor,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Successor {
    /// Whom the hub knows: the right is theirs at once.
    Officer { id: OfficerId },
    /// A Token for the right is mailed there.
    Email { email: String },
}

/// A unit with nobody in force who looks after it or after one above it, short of the department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitWithoutOfficer {
    pub agency_id: AgencyId,
    pub name_th: String,
    pub agency_name_th: String,
    /// Service points of the unit.
    pub points: u32,
    /// Since when, if somebody was there before.
    pub since: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitsWithoutOfficer {
    pub units: Vec<UnitWithoutOfficer>,
}
