//! Rights: a grant is role × unit and covers the units below.
//!
//! Source: the guideline, "การเข้าใช้งานตามสิทธิ์" (use by right) and the glossary of the design.

mod addressee;
mod sessions;

pub use addressee::Addressee;
pub use sessions::{Holding, may_end_sessions};

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

impl Role {
    /// As it stands on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::CentralOfficer => "central_officer",
            Self::AgencyOfficer => "agency_officer",
            Self::ServicePointOfficer => "service_point_officer",
        }
    }

    /// Can a grant of this role be bound to the unit? A service point's officer looks after one service point,
    /// everybody else after an agency.
    pub const fn fits(self, unit: Unit) -> bool {
        let at_point = matches!(unit, Unit::ServicePoint(_));
        at_point == matches!(self, Self::ServicePointOfficer)
    }
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
        self.grants
            .iter()
            .any(|grant| allows(grant.role, action) && covers(grant, place))
    }

    /// Do they hold `role` at `place`, or more than that?
    pub fn hold(&self, role: Role, place: &Place) -> bool {
        self.grants
            .iter()
            .any(|grant| grant.role <= role && covers(grant, place))
    }

    /// May they hand out `role` at `place`, by a Token or a list of accounts? Operators and central officers may,
    /// where their own right covers the place and is no narrower: nobody grants what they do not hold.
    pub fn may_grant(&self, role: Role, place: &Place) -> bool {
        self.grants
            .iter()
            .any(|grant| hands_out(grant.role) && grant.role <= role && covers(grant, place))
    }

    /// Is there anything at all that they may hand out?
    pub fn may_grant_something(&self) -> bool {
        self.grants.iter().any(|grant| hands_out(grant.role))
    }

    /// May they decide requests for the service? Source: the guideline, section 1, 5: DGA approves.
    pub fn may_decide_requests(&self) -> bool {
        self.grants.iter().any(|grant| grant.role == Role::Operator)
    }

    /// May they ask for the service? Whoever has no right yet may, and those who answer for a department; the
    /// officers below have it already.
    pub fn may_ask_for_service(&self) -> bool {
        let central = |grant: &Grant| grant.role == Role::CentralOfficer;
        self.grants.is_empty() || self.grants.iter().any(central)
    }
}

const fn hands_out(role: Role) -> bool {
    match role {
        Role::Operator | Role::CentralOfficer => true,
        Role::AgencyOfficer | Role::ServicePointOfficer => false,
    }
}

/// Every role may look after the points it covers; what only some may do comes with its feature.
const fn allows(role: Role, action: Action) -> bool {
    match (role, action) {
        (
            Role::Operator | Role::CentralOfficer | Role::AgencyOfficer | Role::ServicePointOfficer,
            Action::View
            | Action::Edit
            | Action::Confirm
            | Action::PinManuals
            | Action::PrintPoster,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn agency(n: u128) -> AgencyId {
        uuid::Uuid::from_u128(n).into()
    }

    fn point(n: u128) -> ServicePointId {
        uuid::Uuid::from_u128(n).into()
    }

    fn rights(role: Role, unit: Unit) -> Rights {
        let id = uuid::Uuid::from_u128(99).into();
        Rights {
            grants: vec![Grant {
                id,
                role,
                unit,
                since: Timestamp(0),
            }],
        }
    }

    const ACTIONS: [Action; 5] = [
        Action::View,
        Action::Edit,
        Action::Confirm,
        Action::PinManuals,
        Action::PrintPoster,
    ];

    /// Ministry 1 has the departments 2 and 3; department 2 has the units 4 and 5; point 10 is of unit 4,
    /// point 11 of unit 5, point 12 of department 3.
    fn places() -> [(&'static str, Place); 3] {
        let place = |agencies: &[u128], n| Place {
            agencies: agencies.iter().map(|a| agency(*a)).collect(),
            service_point: Some(point(n)),
        };
        [
            ("own", place(&[4, 2, 1], 10)),
            ("sister", place(&[5, 2, 1], 11)),
            ("other", place(&[3, 1], 12)),
        ]
    }

    #[test]
    fn a_grant_covers_its_unit_and_those_below_and_nothing_else() {
        let table = [
            (Role::Operator, Unit::Agency(agency(9)), [true, true, true]),
            (
                Role::CentralOfficer,
                Unit::Agency(agency(2)),
                [true, true, false],
            ),
            (
                Role::AgencyOfficer,
                Unit::Agency(agency(4)),
                [true, false, false],
            ),
            (
                Role::ServicePointOfficer,
                Unit::ServicePoint(point(10)),
                [true, false, false],
            ),
            (
                Role::ServicePointOfficer,
                Unit::ServicePoint(point(12)),
                [false, false, true],
            ),
        ];
        for (role, unit, expected) in table {
            for ((name, place), expected) in places().iter().zip(expected) {
                for action in ACTIONS {
                    assert_eq!(
                        rights(role, unit).may(action, place),
                        expected,
                        "{role:?} {action:?} {name}"
                    );
                }
            }
        }
    }

    #[test]
    fn operators_and_central_officers_hand_out_no_more_than_they_hold() {
        use Role::{AgencyOfficer, CentralOfficer, Operator, ServicePointOfficer};
        let ministry = Unit::Agency(agency(1));
        let department = Unit::Agency(agency(2));
        let elsewhere = Unit::Agency(agency(9));
        // At the places own, sister and other.
        let table = [
            (Operator, elsewhere, Operator, [true, true, true]),
            (Operator, elsewhere, ServicePointOfficer, [true, true, true]),
            (CentralOfficer, department, Operator, [false; 3]),
            (
                CentralOfficer,
                department,
                CentralOfficer,
                [true, true, false],
            ),
            (
                CentralOfficer,
                department,
                AgencyOfficer,
                [true, true, false],
            ),
            (
                CentralOfficer,
                department,
                ServicePointOfficer,
                [true, true, false],
            ),
            (CentralOfficer, ministry, CentralOfficer, [true, true, true]),
            (CentralOfficer, elsewhere, ServicePointOfficer, [false; 3]),
            (AgencyOfficer, department, AgencyOfficer, [false; 3]),
            (
                ServicePointOfficer,
                Unit::ServicePoint(point(10)),
                ServicePointOfficer,
                [false; 3],
            ),
        ];
        for (own, unit, role, expected) in table {
            let rights = rights(own, unit);
            for ((name, place), expected) in places().iter().zip(expected) {
                let may = rights.may_grant(role, place);
                assert_eq!(
                    may, expected,
                    "{own:?} of {unit:?} grants {role:?} at {name}"
                );
            }
            assert_eq!(rights.may_grant_something(), own <= CentralOfficer);
        }
        assert!(!Rights::default().may_grant_something());
    }

    #[test]
    fn a_wider_right_is_held_too() {
        use Role::{AgencyOfficer, CentralOfficer, Operator, ServicePointOfficer};
        let department = Unit::Agency(agency(2));
        // At the places own, sister and other.
        let table = [
            (Operator, Unit::Agency(agency(9)), Operator, [true; 3]),
            (CentralOfficer, department, Operator, [false; 3]),
            (
                CentralOfficer,
                department,
                CentralOfficer,
                [true, true, false],
            ),
            (
                CentralOfficer,
                department,
                ServicePointOfficer,
                [true, true, false],
            ),
            (AgencyOfficer, department, CentralOfficer, [false; 3]),
            (
                AgencyOfficer,
                Unit::Agency(agency(4)),
                AgencyOfficer,
                [true, false, false],
            ),
            (
                ServicePointOfficer,
                Unit::ServicePoint(point(10)),
                ServicePointOfficer,
                [true, false, false],
            ),
        ];
        for (own, unit, role, expected) in table {
            for ((name, place), expected) in places().iter().zip(expected) {
                let held = rights(own, unit).hold(role, place);
                assert_eq!(held, expected, "{own:?} of {unit:?}: {role:?} at {name}");
            }
        }
    }

    #[test]
    fn only_a_service_points_officer_is_bound_to_a_point() {
        use Role::{AgencyOfficer, CentralOfficer, Operator, ServicePointOfficer};
        for role in [Operator, CentralOfficer, AgencyOfficer, ServicePointOfficer] {
            let at_point = role == ServicePointOfficer;
            assert_eq!(
                role.fits(Unit::ServicePoint(point(10))),
                at_point,
                "{role:?}"
            );
            assert_eq!(role.fits(Unit::Agency(agency(2))), !at_point, "{role:?}");
        }
    }

    #[test]
    fn no_grant_allows_nothing() {
        for (_, place) in places() {
            assert!(ACTIONS.iter().all(|a| !Rights::default().may(*a, &place)));
        }
    }
}
