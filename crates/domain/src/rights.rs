//! Rights: a grant is role × unit and covers the units below.
//!
//! Source: the guideline, "การเข้าใช้งานตามสิทธิ์" (use by right) and the glossary of the design.

use crate::{AgencyId, GrantId, ServicePointId, Timestamp};
use serde::{Deserialize, Serialize};

/// From the widest to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Operator,
    CentralOfficer,
    AgencyOfficer,
    ServicePointOfficer,
}

/// What a grant or a Token is bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Unit {
    Agency(AgencyId),
    ServicePoint(ServicePointId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Grant {
    pub id: GrantId,
    pub role: Role,
    pub unit: Unit,
    pub since: Timestamp,
}

/// What an officer wants to do to a service point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    View,
    Edit,
    Confirm,
    PinManuals,
    PrintPoster,
}

/// Where something stands in the tree: its agencies, nearest first, and the service point if it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub agencies: Vec<AgencyId>,
    pub service_point: Option<ServicePointId>,
}

/// All that an officer may do, as the grants in force say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rights {
    pub grants: Vec<Grant>,
}

impl Rights {
    pub fn may(&self, action: Action, place: &Place) -> bool {
        self.grants.iter().any(|grant| allows(grant.role, action) && covers(grant, place))
    }
}

/// Every role may look after the points it covers; what only some may do comes with its feature.
const fn allows(role: Role, action: Action) -> bool {
    match (role, action) {
        (
            Role::Operator | Role::CentralOfficer | Role::AgencyOfficer | Role::ServicePointOfficer,
            Action::View | Action::Edit | Action::Confirm | Action::PinManuals | Action::PrintPoster,
        ) => true,
    }
}

fn covers(grant: &Grant, place: &Place) -> bool {
    match (grant.role, grant.unit) {
        (Role::Operator, _) => true,
        (_, Unit::Agency(agency)) => place.agencies.contains(&agency),
        (_, Unit::ServicePoint(point)) => place.service_point == Some(point),
    }
}
