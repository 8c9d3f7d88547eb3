//! For whom a note waits.

use crate::{
    AgencyId,
    rights::{Rights, Role, Unit},
};

/// Those of whom any one may settle a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    CentralOfficersOf(AgencyId),
    Operators,
}

/// The agency whose central officers a note asks first; `None`: it asks the operators.
///
/// Those are of the department in which the right is, or should be; for a central officer's own right of the
/// agency above, since nobody looks after their own. `agencies`: that of the right and those above it, nearest
/// first.
pub fn asks_first(
    role: Option<Role>,
    department: AgencyId,
    agencies: &[AgencyId],
) -> Option<AgencyId> {
    match role {
        Some(Role::Operator) => None,
        Some(Role::CentralOfficer) => agencies.get(1).copied(),
        Some(Role::AgencyOfficer | Role::ServicePointOfficer) | None => Some(department),
    }
}

impl Addressee {
    /// `staffed`: the nearest agency, from the one asked first upwards, that has a central officer other than
    /// the writer.
    pub fn of(staffed: Option<AgencyId>) -> Self {
        staffed.map_or(Self::Operators, Self::CentralOfficersOf)
    }

    /// Is somebody with these rights one of them?
    pub fn includes(self, rights: &Rights) -> bool {
        rights.grants.iter().any(|grant| match self {
            Self::Operators => grant.role == Role::Operator,
            Self::CentralOfficersOf(agency) => {
                grant.role == Role::CentralOfficer && grant.unit == Unit::Agency(agency)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Timestamp, rights::Grant};

    fn agency(n: u128) -> AgencyId {
        uuid::Uuid::from_u128(n).into()
    }

    fn rights(role: Role, unit: u128) -> Rights {
        Rights {
            grants: vec![Grant {
                id: uuid::Uuid::from_u128(99).into(),
                role,
                unit: Unit::Agency(agency(unit)),
                since: Timestamp(0),
            }],
        }
    }

    /// Ministry 1, its department 2, unit 3 of that, unit 4 below.
    #[test]
    fn a_note_asks_the_department_and_a_central_officers_own_the_agency_above() {
        use Role::{AgencyOfficer, CentralOfficer, Operator, ServicePointOfficer};
        let path = |nearest: u128| -> Vec<AgencyId> { (1..=nearest).rev().map(agency).collect() };
        let table = [
            (None, 2, Some(2)),
            (None, 4, Some(2)),
            (Some(ServicePointOfficer), 4, Some(2)),
            (Some(AgencyOfficer), 2, Some(2)),
            (Some(CentralOfficer), 4, Some(3)),
            (Some(CentralOfficer), 2, Some(1)),
            (Some(CentralOfficer), 1, None),
            (Some(Operator), 1, None),
        ];
        for (role, nearest, expected) in table {
            let first = asks_first(role, agency(2), &path(nearest));
            assert_eq!(first, expected.map(agency), "{role:?} at {nearest}");
        }
    }

    #[test]
    fn only_those_asked_are_included() {
        use Role::{AgencyOfficer, CentralOfficer, Operator};
        let central = Addressee::of(Some(agency(2)));
        let operators = Addressee::of(None);
        let table = [
            (CentralOfficer, 2, (true, false)),
            (CentralOfficer, 1, (false, false)),
            (CentralOfficer, 3, (false, false)),
            (AgencyOfficer, 2, (false, false)),
            (Operator, 2, (false, true)),
        ];
        for (role, unit, expected) in table {
            let rights = rights(role, unit);
            let found = (central.includes(&rights), operators.includes(&rights));
            assert_eq!(found, expected, "{role:?} of {unit}");
        }
        assert!(!operators.includes(&Rights::default()));
    }
}
