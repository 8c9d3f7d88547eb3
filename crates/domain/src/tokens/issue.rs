//! The rules for handing Tokens out: one, or a list of them.

use super::IssueToken;
use crate::{
    Problem, ProblemCode, Timestamp, emails,
    lists::{self, Cells, Columns, Field, Importer, Units},
    records::trim,
    rights::{Place, Rights},
};

/// Characters of a note.
pub const MOST_NOTE: usize = 1_000;

/// Of a list of Tokens to be handed out.
pub const COLUMNS: Columns = Columns {
    known: &[Field::Email, Field::Role, Field::Unit, Field::Note],
    needed: &[&[Field::Email], &[Field::Role], &[Field::Unit]],
};

/// The Token as it is handed out, if somebody with these rights may. `place`: where the unit stands; `None`: there is
/// no such unit.
///
/// # Errors
/// Problems at the fields `unit`, `recipient` and `note`.
pub fn check_issue(
    token: &IssueToken,
    rights: &Rights,
    place: Option<&Place>,
) -> Result<IssueToken, Vec<Problem>> {
    let at_unit = |code| Some(Problem::error("unit", code));
    let right = match place {
        None => at_unit(ProblemCode::UnitUnknown),
        Some(_) if !token.role.fits(token.unit) => at_unit(ProblemCode::UnitNotOfRole),
        Some(place) if !rights.may_grant(token.role, place) => {
            at_unit(ProblemCode::GrantNotWithinRights)
        }
        Some(_) => None,
    };
    let (recipient, note) = (
        emails::read("recipient", &token.recipient),
        read_note(&token.note),
    );
    match (right, recipient, note) {
        (None, Ok(recipient), Ok(note)) => Ok(IssueToken {
            role: token.role,
            unit: token.unit,
            recipient,
            note,
        }),
        (right, recipient, note) => {
            let others = recipient.err().into_iter().chain(note.err());
            Err(right.into_iter().chain(others).collect())
        }
    }
}

/// What a row of a list comes to, or all that is wrong with it. No cell is repeated in a problem.
///
/// # Errors
/// Problems at the fields `email`, `role`, `unit` and `note`.
pub fn read_row(
    cells: &Cells,
    units: &Units,
    importer: Importer<'_>,
) -> Result<IssueToken, Vec<Problem>> {
    let problems = lists::citizen_numbers(cells);
    if !problems.is_empty() {
        return Err(problems);
    }
    let email = emails::read(Field::Email.name(), &cells.email);
    match (
        email,
        lists::right(cells, units, importer),
        read_note(&cells.note),
    ) {
        (Ok(recipient), Ok((role, unit)), Ok(note)) => Ok(IssueToken {
            role,
            unit,
            recipient,
            note,
        }),
        (email, right, note) => {
            let of_right = right.err().unwrap_or_default();
            let problems = email.err().into_iter().chain(of_right);
            Err(problems.chain(note.err()).collect())
        }
    }
}

/// A Token for the same right waits at the same address since then: it is sent anew, not twice.
pub fn waits(field: &str, since: Timestamp) -> Problem {
    Problem::error(field, ProblemCode::TokenWaits).with("at", since.0)
}

fn read_note(note: &str) -> Result<String, Problem> {
    let note = trim(note);
    if note.chars().count() > MOST_NOTE {
        return Err(Problem::error("note", ProblemCode::FieldTooLong).with("most", MOST_NOTE));
    }
    Ok(note.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{
        AgencyId,
        agencies::{Agency, AgencyKind},
        rights::{Grant, Role, Unit},
    };

    fn id(n: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(n)
    }

    fn agency(n: u128) -> Unit {
        Unit::Agency(id(n).into())
    }

    /// Department 2 with its unit 4, department 3.
    fn units() -> Units {
        let agency = |n: u128, parent: Option<u128>, kind, name_th: &str| Agency {
            id: id(n).into(),
            parent_id: parent.map(|n| id(n).into()),
            stream_id: id(parent.unwrap_or(n)).into(),
            kind,
            name_th: name_th.to_owned(),
            name_en: None,
        };
        let agencies = vec![
            agency(2, None, AgencyKind::Department, "กรมทดลอง"),
            agency(4, Some(2), AgencyKind::Unit, "สำนักงานทดลอง"),
            agency(3, None, AgencyKind::Department, "กรมอื่น"),
        ];
        Units::new(agencies, Vec::new())
    }

    fn rights(role: Role, unit: u128) -> Rights {
        Rights {
            grants: vec![Grant {
                id: id(99).into(),
                role,
                unit: agency(unit),
                since: Timestamp(0),
            }],
        }
    }

    fn problems(token: &IssueToken, rights: &Rights) -> Vec<(String, ProblemCode)> {
        let place = units().place(token.unit);
        let known = place.agencies.first().map(|_| &place);
        let refused = check_issue(token, rights, known).err().unwrap_or_default();
        refused.into_iter().map(|p| (p.field, p.code)).collect()
    }

    fn at(field: &str, code: ProblemCode) -> (String, ProblemCode) {
        (field.to_owned(), code)
    }

    fn token(role: Role, unit: Unit) -> IssueToken {
        IssueToken {
            role,
            unit,
            recipient: "Somchai@Office.example ".to_owned(),
            note: " เริ่มงานวันที่ 1\n".to_owned(),
        }
    }

    #[test]
    fn nobody_hands_out_what_they_do_not_hold_or_elsewhere() {
        use ProblemCode::{GrantNotWithinRights, UnitNotOfRole, UnitUnknown};
        use Role::{AgencyOfficer, CentralOfficer, Operator, ServicePointOfficer};
        let table = [
            (CentralOfficer, AgencyOfficer, 4, None),
            (CentralOfficer, CentralOfficer, 2, None),
            (CentralOfficer, Operator, 2, Some(GrantNotWithinRights)),
            (CentralOfficer, AgencyOfficer, 3, Some(GrantNotWithinRights)),
            (AgencyOfficer, AgencyOfficer, 2, Some(GrantNotWithinRights)),
            (CentralOfficer, ServicePointOfficer, 4, Some(UnitNotOfRole)),
            (CentralOfficer, AgencyOfficer, 9, Some(UnitUnknown)),
            (Operator, CentralOfficer, 3, None),
        ];
        for (own, role, unit, code) in table {
            let found = problems(&token(role, agency(unit)), &rights(own, 2));
            let expected = Vec::from_iter(code.map(|code| at("unit", code)));
            assert_eq!(found, expected, "{own:?} {role:?} {unit}");
        }
    }

    #[test]
    fn address_and_note_are_kept_plain_or_refused() {
        let good = token(Role::AgencyOfficer, agency(4));
        let central = rights(Role::CentralOfficer, 2);
        let kept = check_issue(&good, &central, Some(&units().place(good.unit))).unwrap();
        assert_eq!(
            (kept.recipient.as_str(), kept.note.as_str()),
            ("somchai@office.example", "เริ่มงานวันที่ 1")
        );
        let bad = IssueToken {
            recipient: "somchai".to_owned(),
            note: "ก".repeat(1_001),
            ..good
        };
        let expected = [
            at("recipient", ProblemCode::EmailUnfit),
            at("note", ProblemCode::FieldTooLong),
        ];
        assert_eq!(problems(&bad, &central), expected);
    }

    #[test]
    fn a_row_comes_to_a_token_or_to_all_that_is_wrong_with_it() {
        let central = rights(Role::CentralOfficer, 2);
        let read = |[email, role, unit, note]: [&str; 4]| {
            let cells = Cells {
                email: email.to_owned(),
                role: role.to_owned(),
                unit: unit.to_owned(),
                note: note.to_owned(),
                ..Cells::default()
            };
            let read = read_row(&cells, &units(), Importer::Officer(&central));
            let told = |problems: Vec<Problem>| problems.into_iter().map(|p| (p.field, p.code));
            read.map_err(|problems| told(problems).collect::<Vec<_>>())
        };
        let row = ["A@b.example", "เจ้าหน้าที่หน่วยงาน", "สำนักงานทดลอง", " x "];
        let expected = IssueToken {
            role: Role::AgencyOfficer,
            unit: agency(4),
            recipient: "a@b.example".to_owned(),
            note: "x".to_owned(),
        };
        assert_eq!(read(row), Ok(expected));
        use ProblemCode::{CitizenNumberInList, EmailMissing, GrantNotWithinRights, RoleMissing};
        assert_eq!(
            read(["", "", "กรมอื่น", ""]),
            Err(vec![at("email", EmailMissing), at("role", RoleMissing)])
        );
        assert_eq!(
            read(["a@b.example", "agency officer", "กรมอื่น", ""]),
            Err(vec![at("unit", GrantNotWithinRights)])
        );
        assert_eq!(
            read(["a@b.example", "", "", "1-2345-45678-78-1"]),
            Err(vec![at("note", CitizenNumberInList)])
        );
    }

    #[test]
    fn the_place_of_what_is_not_there_is_nowhere() {
        assert_eq!(units().place(agency(9)).agencies, [] as [AgencyId; 0]);
    }
}
