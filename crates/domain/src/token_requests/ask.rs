//! The rule for asking.

use super::AskForToken;
use crate::{
    Problem, ProblemCode, Timestamp,
    agencies::AgencyKind,
    emails,
    records::trim,
    rights::{Place, Rights, Role, Unit},
};

/// Characters of a note.
pub const MOST_NOTE: usize = 1_000;
/// Requests of one officer that wait at once.
pub const MOST_WAITING: usize = 5;

/// What is to be known of whoever asks, and of where.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    pub rights: &'a Rights,
    /// What the officer asked for before that waits, with since when.
    pub waiting: &'a [(Role, Unit, Timestamp)],
    /// Where the unit stands; `None`: there is no such unit.
    pub place: Option<&'a Place>,
    /// Of the unit, where it is an agency.
    pub kind: Option<AgencyKind>,
}

/// The request as it is kept, if it may be made.
///
/// # Errors
/// Problems at the fields `role`, `unit`, `email` and `note`; of the whole, where others wait.
pub fn ask(ask: &AskForToken, asking: &Asking<'_>) -> Result<AskForToken, Vec<Problem>> {
    let mut problems = Vec::new();
    problems.extend(unfit_right(ask, asking));
    let email = emails::read("email", &ask.email).map_err(|problem| problems.push(problem));
    let note = trim(&ask.note);
    if note.chars().count() > MOST_NOTE {
        problems.push(Problem::error("note", ProblemCode::FieldTooLong).with("most", MOST_NOTE));
    }
    problems.extend(waits(ask, asking.waiting));
    match email {
        Ok(email) if problems.is_empty() => Ok(AskForToken {
            role: ask.role,
            unit: ask.unit,
            email,
            note: note.to_owned(),
        }),
        _ => Err(problems),
    }
}

fn unfit_right(ask: &AskForToken, asking: &Asking<'_>) -> Option<Problem> {
    let Some(place) = asking.place else {
        return Some(Problem::error("unit", ProblemCode::UnitUnknown));
    };
    if !is_asked_for(ask.role, asking.kind) {
        return Some(Problem::error("role", ProblemCode::TokenByServiceRequest));
    }
    if !ask.role.fits(ask.unit) {
        return Some(Problem::error("unit", ProblemCode::UnitNotOfRole));
    }
    let held = asking.rights.hold(ask.role, place);
    held.then(|| Problem::error("role", ProblemCode::RightHeld))
}

/// A department's central officers get their Token by the department's service request, and operators theirs at
/// DGA; everybody else asks the parent agency. Source: the guideline, section 4.
const fn is_asked_for(role: Role, kind: Option<AgencyKind>) -> bool {
    match role {
        Role::AgencyOfficer | Role::ServicePointOfficer => true,
        Role::CentralOfficer => {
            !matches!(kind, Some(AgencyKind::Ministry | AgencyKind::Department))
        }
        Role::Operator => false,
    }
}

fn waits(ask: &AskForToken, waiting: &[(Role, Unit, Timestamp)]) -> Option<Problem> {
    let same = |(role, unit, _): &&(Role, Unit, Timestamp)| (*role, *unit) == (ask.role, ask.unit);
    if let Some((_, _, at)) = waiting.iter().find(same) {
        return Some(Problem::error("", ProblemCode::TokenRequested).with("at", at.0));
    }
    (waiting.len() >= MOST_WAITING)
        .then(|| Problem::error("", ProblemCode::TooManyRequests).with("most", MOST_WAITING))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{AgencyId, rights::Grant};

    fn id(n: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(n)
    }

    fn agency(n: u128) -> Unit {
        Unit::Agency(id(n).into())
    }

    fn wish(role: Role, unit: Unit) -> AskForToken {
        AskForToken {
            role,
            unit,
            email: " Somchai@Office.example ".to_owned(),
            note: " เริ่มงานวันที่ 1 ".to_owned(),
        }
    }

    /// Unit 4 of department 2 of ministry 1; point 10 is of unit 4.
    fn place(unit: Unit) -> Place {
        let agencies: &[u128] = match unit {
            unit if unit == agency(1) => &[1],
            unit if unit == agency(2) => &[2, 1],
            _ => &[4, 2, 1],
        };
        Place {
            agencies: agencies.iter().map(|n| AgencyId::from(id(*n))).collect(),
            service_point: match unit {
                Unit::ServicePoint(point) => Some(point),
                Unit::Agency(_) => None,
            },
        }
    }

    fn kind(unit: Unit) -> Option<AgencyKind> {
        match unit {
            unit if unit == agency(1) => Some(AgencyKind::Ministry),
            unit if unit == agency(2) => Some(AgencyKind::Department),
            Unit::Agency(_) => Some(AgencyKind::Unit),
            Unit::ServicePoint(_) => None,
        }
    }

    fn asked(
        wish: &AskForToken,
        own: Option<(Role, Unit)>,
        waiting: &[(Role, Unit, Timestamp)],
    ) -> Result<AskForToken, Vec<(String, ProblemCode)>> {
        let grant = |(role, unit)| Grant {
            id: id(99).into(),
            role,
            unit,
            since: Timestamp(0),
        };
        let rights = Rights {
            grants: own.into_iter().map(grant).collect(),
        };
        let asking = Asking {
            rights: &rights,
            waiting,
            place: Some(&place(wish.unit)),
            kind: kind(wish.unit),
        };
        let told = |problems: Vec<Problem>| problems.into_iter().map(|p| (p.field, p.code));
        ask(wish, &asking).map_err(|problems| told(problems).collect())
    }

    fn codes(role: Role, unit: Unit, own: Option<(Role, Unit)>) -> Vec<ProblemCode> {
        let refused = asked(&wish(role, unit), own, &[]).err().unwrap_or_default();
        refused.into_iter().map(|(_, code)| code).collect()
    }

    #[test]
    fn what_is_asked_for_is_a_right_below_the_department_that_is_not_held() {
        use ProblemCode::{RightHeld, TokenByServiceRequest, UnitNotOfRole};
        use Role::{AgencyOfficer, CentralOfficer, Operator, ServicePointOfficer};
        let point = Unit::ServicePoint(id(10).into());
        let table = [
            (ServicePointOfficer, point, None, None),
            (AgencyOfficer, agency(4), None, None),
            (AgencyOfficer, agency(2), None, None),
            (CentralOfficer, agency(4), None, None),
            (CentralOfficer, agency(2), None, Some(TokenByServiceRequest)),
            (CentralOfficer, agency(1), None, Some(TokenByServiceRequest)),
            (Operator, agency(4), None, Some(TokenByServiceRequest)),
            (AgencyOfficer, point, None, Some(UnitNotOfRole)),
            (CentralOfficer, point, None, Some(UnitNotOfRole)),
            (ServicePointOfficer, agency(4), None, Some(UnitNotOfRole)),
            (
                AgencyOfficer,
                agency(4),
                Some((AgencyOfficer, agency(4))),
                Some(RightHeld),
            ),
            (
                ServicePointOfficer,
                point,
                Some((AgencyOfficer, agency(2))),
                Some(RightHeld),
            ),
            (
                AgencyOfficer,
                agency(4),
                Some((CentralOfficer, agency(2))),
                Some(RightHeld),
            ),
            (
                CentralOfficer,
                agency(4),
                Some((AgencyOfficer, agency(4))),
                None,
            ),
            (
                AgencyOfficer,
                agency(4),
                Some((ServicePointOfficer, point)),
                None,
            ),
            (
                AgencyOfficer,
                agency(4),
                Some((AgencyOfficer, agency(7))),
                None,
            ),
        ];
        for (role, unit, own, expected) in table {
            let found = codes(role, unit, own);
            assert_eq!(
                found,
                Vec::from_iter(expected),
                "{role:?} of {unit:?}, {own:?}"
            );
        }
    }

    #[test]
    fn it_is_kept_without_what_cannot_be_seen() {
        let kept = asked(&wish(Role::AgencyOfficer, agency(4)), None, &[]).unwrap();
        assert_eq!(kept.email, "somchai@office.example");
        assert_eq!(kept.note, "เริ่มงานวันที่ 1");
    }

    #[test]
    fn all_that_is_wrong_is_told_at_its_field() {
        let bad = AskForToken {
            email: "somchai".to_owned(),
            note: "ก".repeat(1_001),
            ..wish(Role::AgencyOfficer, agency(4))
        };
        let found = asked(&bad, Some((Role::AgencyOfficer, agency(4))), &[]).unwrap_err();
        let at = |field: &str, code| (field.to_owned(), code);
        assert_eq!(
            found,
            [
                at("role", ProblemCode::RightHeld),
                at("email", ProblemCode::EmailUnfit),
                at("note", ProblemCode::FieldTooLong),
            ]
        );
        let nowhere = Asking {
            rights: &Rights::default(),
            waiting: &[],
            place: None,
            kind: None,
        };
        let problems = ask(&wish(Role::AgencyOfficer, agency(5)), &nowhere).unwrap_err();
        assert_eq!(problems, [Problem::error("unit", ProblemCode::UnitUnknown)]);
    }

    #[test]
    fn the_same_is_asked_for_once_and_not_too_much_at_once() {
        let asks = wish(Role::AgencyOfficer, agency(4));
        let waiting = |role, units: std::ops::Range<u128>| -> Vec<(Role, Unit, Timestamp)> {
            units.map(|n| (role, agency(n), Timestamp(5))).collect()
        };
        let same = waiting(Role::AgencyOfficer, 4..5);
        let of_all = |code| Err(vec![(String::new(), code)]);
        assert_eq!(
            asked(&asks, None, &same),
            of_all(ProblemCode::TokenRequested)
        );
        assert!(asked(&asks, None, &waiting(Role::CentralOfficer, 4..8)).is_ok());
        let five = waiting(Role::CentralOfficer, 4..9);
        assert_eq!(
            asked(&asks, None, &five),
            of_all(ProblemCode::TooManyRequests)
        );
    }
}
