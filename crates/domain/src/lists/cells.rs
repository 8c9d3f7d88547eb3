//! The cells of a row, and the rules that read those which all lists have.

use super::{Importer, Units, role, units::NoUnit};
use crate::{
    Problem, ProblemCode,
    records::trim,
    rights::{Role, Unit},
};
use infodesk_thailand::citizen_number;
use uuid::Uuid;

/// The columns that a list may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Username,
    Email,
    Role,
    Unit,
    Note,
}

impl Field {
    /// As the header and the problems call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Email => "email",
            Self::Role => "role",
            Self::Unit => "unit",
            Self::Note => "note",
        }
    }
}

/// The cells of a row as they stand in the list; empty where it has no such column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    pub username: String,
    pub email: String,
    pub role: String,
    pub unit: String,
    pub note: String,
    /// Of columns that are none of ours: read for what must not be in a list.
    pub others: Vec<String>,
}

pub(crate) fn at(field: Field, code: ProblemCode) -> Problem {
    Problem::error(field.name(), code)
}

/// The right of a row, if it holds together and whoever hands the list in may give it; all that is wrong with it.
pub(crate) fn right(
    cells: &Cells,
    units: &Units,
    importer: Importer<'_>,
) -> Result<(Role, Unit), Vec<Problem>> {
    match (read_role(&cells.role), read_unit(&cells.unit, units)) {
        (Ok(role), Ok(unit)) => match refusal(role, unit, units, importer) {
            None => Ok((role, unit)),
            Some(problem) => Err(vec![problem]),
        },
        (role, unit) => Err(role.err().into_iter().chain(unit.err()).collect()),
    }
}

fn read_role(cell: &str) -> Result<Role, Problem> {
    match trim(cell) {
        "" => Err(at(Field::Role, ProblemCode::RoleMissing)),
        word => role::read(word).ok_or(at(Field::Role, ProblemCode::RoleUnknown)),
    }
}

fn read_unit(cell: &str, units: &Units) -> Result<Unit, Problem> {
    let cell = trim(cell);
    if cell.is_empty() {
        return Err(at(Field::Unit, ProblemCode::UnitMissing));
    }
    units.find(cell).map_err(|none| match none {
        NoUnit::Unknown => at(Field::Unit, ProblemCode::UnitUnknown),
        NoUnit::Mistyped => at(Field::Unit, ProblemCode::UnitCodeMistyped),
        NoUnit::Shared(several) => {
            let choices: Vec<String> = several.iter().map(|id| units.choice(*id)).collect();
            at(Field::Unit, ProblemCode::UnitNameShared).with("choices", choices.join(", "))
        }
    })
}

fn refusal(role: Role, unit: Unit, units: &Units, importer: Importer<'_>) -> Option<Problem> {
    if !role.fits(unit) {
        return Some(at(Field::Unit, ProblemCode::UnitNotOfRole));
    }
    let may = importer.may_grant(role, &units.place(unit));
    (!may).then(|| at(Field::Unit, ProblemCode::GrantNotWithinRights))
}

/// A problem for each cell that holds a citizen number: such a list must not be kept, mailed or imported.
pub(crate) fn citizen_numbers(cells: &Cells) -> Vec<Problem> {
    let ours = [
        (Field::Username.name(), &cells.username),
        (Field::Email.name(), &cells.email),
        (Field::Role.name(), &cells.role),
        (Field::Unit.name(), &cells.unit),
        (Field::Note.name(), &cells.note),
    ];
    let others = cells.others.iter().map(|cell| ("", cell));
    let mut problems: Vec<Problem> = ours
        .into_iter()
        .chain(others)
        .filter(|(_, cell)| holds_citizen_number(cell))
        .map(|(field, _)| Problem::error(field, ProblemCode::CitizenNumberInList))
        .collect();
    problems.dedup();
    problems
}

/// Is there a number with thirteen digits, the last of which checks the others, as people write it?
pub(super) fn holds_citizen_number(text: &str) -> bool {
    // The digits of an identifier are nobody's number.
    if Uuid::parse_str(trim(text)).is_ok() {
        return false;
    }
    let is_number = |part: &str| citizen_number::parse(part).is_ok();
    let in_number = |c: char| {
        let joins = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{200B}' | '\u{FEFF}');
        joins || c.is_numeric() || c.is_whitespace()
    };
    text.split(|c| !in_number(c))
        .any(|part| is_number(part) || part.split_whitespace().any(is_number))
}
