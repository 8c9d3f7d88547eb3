//! The rules for handing Tokens out.

use super::{IssueToken, TokenState};
use crate::{
    Problem, ProblemCode, emails,
    records::trim,
    rights::{Place, Rights},
};

/// Characters of a note.
const MOST_NOTE: usize = 1_000;

/// The Token as it is mailed, if somebody with `rights` may hand it out. `place`: where its unit stands; `None`:
/// there is no such unit.
///
/// # Errors
/// Problems at the fields `role`, `unit`, `recipient` and `note`.
pub fn check_issue(
    token: &IssueToken,
    rights: &Rights,
    place: Option<&Place>,
) -> Result<IssueToken, Vec<Problem>> {
    let mut problems = Vec::new();
    match place {
        None => problems.push(Problem::error("unit", ProblemCode::UnitUnknown)),
        Some(_) if !token.role.fits(token.unit) => {
            problems.push(Problem::error("unit", ProblemCode::UnitNotOfRole));
        }
        Some(place) if !rights.may_grant(token.role, place) => {
            problems.push(Problem::error("unit", ProblemCode::GrantNotWithinRights));
        }
        Some(_) => {}
    }
    let recipient = emails::read("recipient", &token.recipient);
    let recipient = recipient.map_err(|problem| problems.push(problem));
    let note = trim(&token.note);
    if note.chars().count() > MOST_NOTE {
        problems.push(Problem::error("note", ProblemCode::FieldTooLong).with("most", MOST_NOTE));
    }
    match recipient {
        Ok(recipient) if problems.is_empty() => Ok(IssueToken {
            role: token.role,
            unit: token.unit,
            recipient,
            note: note.to_owned(),
        }),
        _ => Err(problems),
    }
}

/// What whoever comes too late is told.
pub fn not_waiting(state: &TokenState) -> Problem {
    let word = match state {
        TokenState::Waiting => "waiting",
        TokenState::Used { .. } => "used",
        TokenState::Expired => "expired",
        TokenState::Revoked { .. } => "revoked",
    };
    Problem::error("", ProblemCode::TokenNotWaiting).with("state", word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Timestamp,
        rights::{Grant, Role, Unit},
    };

    fn agency(n: u128) -> Unit {
        Unit::Agency(uuid::Uuid::from_u128(n).into())
    }

    /// A central officer of department 2 of ministry 1.
    fn central() -> Rights {
        Rights {
            grants: vec![Grant {
                id: uuid::Uuid::from_u128(99).into(),
                role: Role::CentralOfficer,
                unit: agency(2),
                since: Timestamp(0),
            }],
        }
    }

    fn place(agencies: &[u128]) -> Place {
        Place {
            agencies: agencies
                .iter()
                .map(|n| uuid::Uuid::from_u128(*n).into())
                .collect(),
            service_point: None,
        }
    }

    fn problems(token: &IssueToken, place: Option<&Place>) -> Vec<(String, ProblemCode)> {
        let refused = check_issue(token, &central(), place);
        let refused = refused.err().unwrap_or_default().into_iter();
        refused.map(|p| (p.field, p.code)).collect()
    }

    #[test]
    fn nobody_hands_out_what_they_do_not_hold_or_elsewhere() {
        let token = |role, unit| IssueToken {
            role,
            unit,
            recipient: " Somchai@Office.Example".to_owned(),
            note: String::new(),
        };
        let at = |code| vec![("unit".to_owned(), code)];
        use ProblemCode::{GrantNotWithinRights, UnitNotOfRole, UnitUnknown};
        let table = [
            (
                Role::AgencyOfficer,
                agency(4),
                Some(place(&[4, 2, 1])),
                vec![],
            ),
            (
                Role::CentralOfficer,
                agency(2),
                Some(place(&[2, 1])),
                vec![],
            ),
            (
                Role::Operator,
                agency(2),
                Some(place(&[2, 1])),
                at(GrantNotWithinRights),
            ),
            (
                Role::AgencyOfficer,
                agency(3),
                Some(place(&[3, 1])),
                at(GrantNotWithinRights),
            ),
            (
                Role::CentralOfficer,
                agency(1),
                Some(place(&[1])),
                at(GrantNotWithinRights),
            ),
            (
                Role::ServicePointOfficer,
                agency(4),
                Some(place(&[4, 2, 1])),
                at(UnitNotOfRole),
            ),
            (Role::AgencyOfficer, agency(9), None, at(UnitUnknown)),
        ];
        for (role, unit, place, expected) in table {
            let found = problems(&token(role, unit), place.as_ref());
            assert_eq!(found, expected, "{role:?} of {unit:?}");
        }
        let here = place(&[4, 2, 1]);
        let kept = check_issue(
            &token(Role::AgencyOfficer, agency(4)),
            &central(),
            Some(&here),
        );
        assert_eq!(
            kept.map(|token| token.recipient),
            Ok("somchai@office.example".to_owned())
        );
    }

    #[test]
    fn an_address_is_needed_and_a_note_is_short() {
        let token = IssueToken {
            role: Role::AgencyOfficer,
            unit: agency(4),
            recipient: String::new(),
            note: "ก".repeat(MOST_NOTE + 1),
        };
        let at = |field: &str, code| (field.to_owned(), code);
        assert_eq!(
            problems(&token, Some(&place(&[4, 2, 1]))),
            [
                at("recipient", ProblemCode::EmailMissing),
                at("note", ProblemCode::FieldTooLong)
            ]
        );
    }
}
