//! Who may end another officer's sessions.

use super::{Place, Rights, Role, Unit};
use crate::AgencyId;

/// A grant in force, with the place of its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    pub role: Role,
    pub unit: Unit,
    pub place: Place,
}

/// Whether whoever has the rights `actor` may see and end the sessions of the officer who holds `target`.
///
/// An operator may, for anybody but another operator. A central officer may for officers all of whose grants
/// lie strictly below an agency of theirs: an officer who also works elsewhere is not theirs alone, and one
/// without any right is nobody's yet. Nobody else may. Their own sessions officers end as such, not by this.
pub fn may_end_sessions(actor: &Rights, target: &[Holding]) -> bool {
    if target.iter().any(|held| held.role == Role::Operator) {
        return false;
    }
    if actor.grants.iter().any(|own| own.role == Role::Operator) {
        return true;
    }
    let below = |held: &Holding| central_agencies(actor).any(|agency| is_below(agency, held));
    !target.is_empty() && target.iter().all(below)
}

fn central_agencies(rights: &Rights) -> impl Iterator<Item = AgencyId> {
    rights
        .grants
        .iter()
        .filter_map(|grant| match (grant.role, grant.unit) {
            (Role::CentralOfficer, Unit::Agency(agency)) => Some(agency),
            _ => None,
        })
}

fn is_below(agency: AgencyId, held: &Holding) -> bool {
    held.place.agencies.contains(&agency) && held.unit != Unit::Agency(agency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ServicePointId, Timestamp, rights::Grant};

    fn agency(n: u128) -> AgencyId {
        uuid::Uuid::from_u128(n).into()
    }

    fn point(n: u128) -> ServicePointId {
        uuid::Uuid::from_u128(n).into()
    }

    fn rights(grants: &[(Role, Unit)]) -> Rights {
        let grant = |&(role, unit): &(Role, Unit)| Grant {
            id: uuid::Uuid::from_u128(99).into(),
            role,
            unit,
            since: Timestamp(0),
        };
        Rights {
            grants: grants.iter().map(grant).collect(),
        }
    }

    fn at_agency(role: Role, agencies: &[u128]) -> Holding {
        Holding {
            role,
            unit: Unit::Agency(agency(agencies[0])),
            place: Place {
                agencies: agencies.iter().map(|n| agency(*n)).collect(),
                service_point: None,
            },
        }
    }

    fn at_point(n: u128, agencies: &[u128]) -> Holding {
        Holding {
            role: Role::ServicePointOfficer,
            unit: Unit::ServicePoint(point(n)),
            place: Place {
                agencies: agencies.iter().map(|n| agency(*n)).collect(),
                service_point: Some(point(n)),
            },
        }
    }

    /// Ministry 1 has the departments 2 and 3; department 2 has the unit 4, unit 4 the unit 5. Point 10 is of
    /// department 2 itself, 11 of unit 5, 12 of department 3.
    fn targets() -> Vec<(&'static str, Vec<Holding>)> {
        use Role::{AgencyOfficer, CentralOfficer, Operator};
        vec![
            ("nobody yet", vec![]),
            ("operator", vec![at_agency(Operator, &[9])]),
            (
                "operator below too",
                vec![
                    at_agency(AgencyOfficer, &[4, 2, 1]),
                    at_agency(Operator, &[9]),
                ],
            ),
            ("peer", vec![at_agency(CentralOfficer, &[2, 1])]),
            (
                "at the same agency",
                vec![at_agency(AgencyOfficer, &[2, 1])],
            ),
            ("above", vec![at_agency(CentralOfficer, &[1])]),
            ("central below", vec![at_agency(CentralOfficer, &[4, 2, 1])]),
            ("agency below", vec![at_agency(AgencyOfficer, &[4, 2, 1])]),
            ("far below", vec![at_agency(AgencyOfficer, &[5, 4, 2, 1])]),
            ("own point", vec![at_point(10, &[2, 1])]),
            ("point far below", vec![at_point(11, &[5, 4, 2, 1])]),
            ("elsewhere", vec![at_agency(AgencyOfficer, &[3, 1])]),
            ("point elsewhere", vec![at_point(12, &[3, 1])]),
            (
                "below and elsewhere",
                vec![at_point(11, &[5, 4, 2, 1]), at_point(12, &[3, 1])],
            ),
            (
                "below twice",
                vec![
                    at_agency(AgencyOfficer, &[4, 2, 1]),
                    at_point(11, &[5, 4, 2, 1]),
                ],
            ),
        ]
    }

    /// Those of [`targets`] whose sessions an officer with `grants` may end.
    fn may(grants: &[(Role, Unit)]) -> Vec<&'static str> {
        let actor = rights(grants);
        let may = |(name, target): &(&'static str, Vec<Holding>)| {
            may_end_sessions(&actor, target).then_some(*name)
        };
        targets().iter().filter_map(may).collect()
    }

    const BELOW_DEPARTMENT: [&str; 6] = [
        "central below",
        "agency below",
        "far below",
        "own point",
        "point far below",
        "below twice",
    ];

    #[test]
    fn an_operator_may_for_anybody_but_another_operator() {
        let expected: Vec<&str> = targets()
            .iter()
            .map(|(name, _)| *name)
            .filter(|name| !name.starts_with("operator"))
            .collect();
        assert_eq!(may(&[(Role::Operator, Unit::Agency(agency(9)))]), expected);
    }

    #[test]
    fn a_central_officer_may_for_those_strictly_below_and_nobody_else() {
        let central = |n| (Role::CentralOfficer, Unit::Agency(agency(n)));
        assert_eq!(may(&[central(2)]), BELOW_DEPARTMENT);
        assert_eq!(
            may(&[central(4)]),
            ["far below", "point far below"],
            "of the unit"
        );
        assert_eq!(may(&[central(3)]), ["point elsewhere"]);
        assert_eq!(
            may(&[central(2), central(3)]),
            [
                &BELOW_DEPARTMENT[..5],
                &["point elsewhere", "below and elsewhere", "below twice"]
            ]
            .concat(),
            "what one grant does not reach another may"
        );
        assert_eq!(
            may(&[central(1)]),
            [
                "peer",
                "at the same agency",
                "central below",
                "agency below",
                "far below",
                "own point",
                "point far below",
                "elsewhere",
                "point elsewhere",
                "below and elsewhere",
                "below twice"
            ],
            "of the ministry"
        );
    }

    #[test]
    fn nobody_else_may() {
        let none: [&str; 0] = [];
        assert_eq!(may(&[]), none);
        for n in [1, 2, 3, 4, 5] {
            let unit = Unit::Agency(agency(n));
            assert_eq!(may(&[(Role::AgencyOfficer, unit)]), none, "{n}");
        }
        for n in [10, 11, 12] {
            let unit = Unit::ServicePoint(point(n));
            assert_eq!(may(&[(Role::ServicePointOfficer, unit)]), none, "{n}");
        }
    }
}
