//! Who may do what to a right of an officer below, and how a right goes from one stage to the next.

use super::{ChangeGrant, GrantActs, GrantState, HandOver, Successor};
use crate::{
    OfficerId, Problem, ProblemCode, emails,
    requests::reason,
    rights::{Holding, Place, Rights, Role, Unit},
};

/// Where a right stands, without who and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GrantStage {
    InForce,
    Suspended,
    Ended,
}

/// What can be done to a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GrantAct {
    Suspend,
    Resume,
    End,
    /// Ended, and another one in its place.
    Change,
    /// Ended, and the same one for somebody else.
    HandOver,
}

/// All that can happen. What is not here cannot.
pub const TRANSITIONS: &[(GrantStage, GrantAct, GrantStage)] = {
    use GrantAct::{Change, End, HandOver, Resume, Suspend};
    use GrantStage::{Ended, InForce, Suspended};
    &[
        (InForce, Suspend, Suspended),
        (InForce, End, Ended),
        (InForce, Change, Ended),
        (InForce, HandOver, Ended),
        (Suspended, Resume, InForce),
        (Suspended, End, Ended),
        (Suspended, HandOver, Ended),
    ]
};

/// The stage after `act`; `None`: it cannot be done.
pub fn next(stage: GrantStage, act: GrantAct) -> Option<GrantStage> {
    TRANSITIONS
        .iter()
        .find(|(from, by, _)| (*from, *by) == (stage, act))
        .map(|(_, _, to)| *to)
}

impl GrantState {
    pub const fn stage(&self) -> GrantStage {
        match self {
            Self::InForce => GrantStage::InForce,
            Self::Suspended { .. } => GrantStage::Suspended,
            Self::Ended { .. } => GrantStage::Ended,
        }
    }
}

impl GrantStage {
    /// As it stands on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
        }
    }
}

/// May an officer with the rights `actor` look after the right `held`, of somebody else?
///
/// An operator may, a colleague's too: above operators there is nobody. A central officer may where their agency covers
/// the place, but for another central officer of the very same agency: peers are the agency's above. Nobody else may.
pub fn outranks(actor: &Rights, held: &Holding) -> bool {
    actor.grants.iter().any(|own| match (own.role, own.unit) {
        (Role::Operator, _) => true,
        (Role::CentralOfficer, Unit::Agency(agency)) if held.role != Role::Operator => {
            let peer = held.role == Role::CentralOfficer && held.unit == own.unit;
            held.place.agencies.contains(&agency) && !peer
        }
        _ => false,
    })
}

/// What may be done to a right now by somebody who may look after it.
pub fn acts_of(stage: GrantStage) -> GrantActs {
    let may = |act| next(stage, act).is_some();
    GrantActs {
        suspend: may(GrantAct::Suspend),
        resume: may(GrantAct::Resume),
        end: may(GrantAct::End),
        change: may(GrantAct::Change),
        hand_over: may(GrantAct::HandOver),
    }
}

/// May `act` be done to a right that stands so?
///
/// # Errors
/// The problem that somebody was here before.
pub fn check_act(state: &GrantState, act: GrantAct) -> Result<GrantStage, Problem> {
    let stage = state.stage();
    next(stage, act)
        .ok_or_else(|| Problem::error("", ProblemCode::GrantMovedOn).with("state", stage.word()))
}

/// The reason as it is kept, if the other right may be given by somebody with the rights `actor`. `place`: where its
/// unit stands; `None`: there is no such unit.
///
/// # Errors
/// Problems at `role`, `unit` and `reason`.
pub fn check_change(
    change: &ChangeGrant,
    held: (Role, Unit),
    actor: &Rights,
    place: Option<&Place>,
) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    let at_unit = |code| Problem::error("unit", code);
    match place {
        None => problems.push(at_unit(ProblemCode::UnitUnknown)),
        Some(_) if !change.role.fits(change.unit) => {
            problems.push(at_unit(ProblemCode::UnitNotOfRole));
        }
        Some(place) if !actor.may_grant(change.role, place) => {
            problems.push(at_unit(ProblemCode::GrantNotWithinRights));
        }
        Some(_) if (change.role, change.unit) == held => {
            problems.push(Problem::error("role", ProblemCode::SameRight));
        }
        Some(_) => {}
    }
    let said = reason("reason", &change.reason).map_err(|problem| problems.push(problem));
    match said {
        Ok(said) if problems.is_empty() => Ok(said),
        _ => Err(problems),
    }
}

/// Who takes over, and why, as it is kept.
///
/// # Errors
/// Problems at `to` and `reason`.
pub fn check_hand_over(
    hand_over: &HandOver,
    from: OfficerId,
    actor: OfficerId,
) -> Result<(Successor, String), Vec<Problem>> {
    let to = match &hand_over.to {
        Successor::Officer { id } if *id == from => {
            Err(Problem::error("to", ProblemCode::SuccessorIsPredecessor))
        }
        // Nobody hands themselves a right.
        Successor::Officer { id } if *id == actor => {
            Err(Problem::error("to", ProblemCode::OwnGrant))
        }
        Successor::Officer { id } => Ok(Successor::Officer { id: *id }),
        Successor::Email { email } => {
            emails::read("to", email).map(|email| Successor::Email { email })
        }
    };
    match (to, reason("reason", &hand_over.reason)) {
        (Ok(to), Ok(said)) => Ok((to, said)),
        (to, said) => Err([to.err(), said.err()].into_iter().flatten().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Timestamp, rights::Grant};
    use proptest::prelude::*;

    fn agency(n: u128) -> Unit {
        Unit::Agency(uuid::Uuid::from_u128(n).into())
    }

    fn rights(role: Role, unit: Unit) -> Rights {
        Rights {
            grants: vec![Grant {
                id: uuid::Uuid::from_u128(99).into(),
                role,
                unit,
                since: Timestamp(0),
            }],
        }
    }

    fn held(role: Role, agencies: &[u128]) -> Holding {
        let ids = agencies.iter().map(|n| uuid::Uuid::from_u128(*n).into());
        Holding {
            role,
            unit: agency(agencies.first().copied().unwrap_or_default()),
            place: Place {
                agencies: ids.collect(),
                service_point: None,
            },
        }
    }

    /// Ministry 1 has the departments 2 and 3; department 2 has the unit 4.
    #[test]
    fn only_those_above_look_after_a_right() {
        use Role::{AgencyOfficer, CentralOfficer, Operator};
        let targets = [
            held(Operator, &[9]),
            held(CentralOfficer, &[1]),
            held(CentralOfficer, &[2, 1]),
            held(AgencyOfficer, &[2, 1]),
            held(CentralOfficer, &[4, 2, 1]),
            held(AgencyOfficer, &[4, 2, 1]),
            held(AgencyOfficer, &[3, 1]),
        ];
        let table = [
            (Operator, 9, [true; 7]),
            (
                CentralOfficer,
                1,
                [false, false, true, true, true, true, true],
            ),
            (
                CentralOfficer,
                2,
                [false, false, false, true, true, true, false],
            ),
            (
                CentralOfficer,
                4,
                [false, false, false, false, false, true, false],
            ),
            (
                CentralOfficer,
                3,
                [false, false, false, false, false, false, true],
            ),
            (AgencyOfficer, 2, [false; 7]),
        ];
        for (role, unit, expected) in table {
            let actor = rights(role, agency(unit));
            let found: Vec<bool> = targets.iter().map(|t| outranks(&actor, t)).collect();
            assert_eq!(found, expected, "{role:?} of {unit}");
        }
        assert!(!targets.iter().any(|t| outranks(&Rights::default(), t)));
    }

    #[test]
    fn another_right_is_one_that_may_be_given() {
        use ProblemCode::{GrantNotWithinRights, ReasonMissing, SameRight, UnitUnknown};
        let central = rights(Role::CentralOfficer, agency(2));
        let change = |role, unit| ChangeGrant {
            role,
            unit,
            reason: "ย้ายหน่วยงาน".to_owned(),
        };
        let of = |change: &ChangeGrant, place: Option<&[u128]>| {
            let place = place.map(|agencies| held(change.role, agencies).place);
            let before = (Role::AgencyOfficer, agency(4));
            let checked = check_change(change, before, &central, place.as_ref());
            let problems = checked.err().unwrap_or_default().into_iter();
            problems.map(|p| p.code).collect::<Vec<_>>()
        };
        let wider = change(Role::CentralOfficer, agency(4));
        assert_eq!(of(&wider, Some(&[4, 2, 1])), []);
        let same = change(Role::AgencyOfficer, agency(4));
        assert_eq!(of(&same, Some(&[4, 2, 1])), [SameRight]);
        let elsewhere = change(Role::AgencyOfficer, agency(3));
        assert_eq!(of(&elsewhere, Some(&[3, 1])), [GrantNotWithinRights]);
        assert_eq!(of(&elsewhere, None), [UnitUnknown]);
        let silent = ChangeGrant {
            reason: " ".to_owned(),
            ..wider
        };
        assert_eq!(of(&silent, Some(&[4, 2, 1])), [ReasonMissing]);
    }

    #[test]
    fn somebody_else_takes_over() {
        let id = |n| -> OfficerId { uuid::Uuid::from_u128(n).into() };
        let to = |to| HandOver {
            to,
            reason: "โอนย้าย".to_owned(),
        };
        let codes = |hand_over: &HandOver| -> Vec<ProblemCode> {
            let checked = check_hand_over(hand_over, id(1), id(3));
            let problems = checked.err().unwrap_or_default().into_iter();
            problems.map(|p| p.code).collect()
        };
        assert_eq!(codes(&to(Successor::Officer { id: id(2) })), []);
        let own = to(Successor::Officer { id: id(1) });
        assert_eq!(codes(&own), [ProblemCode::SuccessorIsPredecessor]);
        let actor = to(Successor::Officer { id: id(3) });
        assert_eq!(codes(&actor), [ProblemCode::OwnGrant]);
        let email = |email: &str| {
            to(Successor::Email {
                email: email.to_owned(),
            })
        };
        assert_eq!(codes(&email("heir@office.example")), []);
        assert_eq!(codes(&email("heir")), [ProblemCode::EmailUnfit]);
    }

    const ACTS: [GrantAct; 5] = [
        GrantAct::Suspend,
        GrantAct::Resume,
        GrantAct::End,
        GrantAct::Change,
        GrantAct::HandOver,
    ];

    proptest! {
        #[test]
        fn no_sequence_of_acts_leaves_the_diagram(acts in prop::collection::vec(prop::sample::select(ACTS.to_vec()), 0..40)) {
            let mut stage = GrantStage::InForce;
            for act in acts {
                let was_over = stage == GrantStage::Ended;
                if let Some(to) = next(stage, act) {
                    prop_assert!(!was_over, "what has ended stays so");
                    prop_assert!(TRANSITIONS.contains(&(stage, act, to)));
                    stage = to;
                }
            }
        }
    }
}
