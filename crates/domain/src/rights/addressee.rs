//! Whom something asks that waits for somebody's yes or no.

use super::{Rights, Role, Unit};
use crate::AgencyId;

/// Those of whom any one may decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressee {
    CentralOfficersOf(AgencyId),
    Operators,
}

impl Addressee {
    /// `staffed`: the nearest agency, from the one asked first upwards, that has a central officer other than
    /// whoever asks.
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
