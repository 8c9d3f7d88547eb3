//! The rule that reads one row.

use super::{Account, ExpectedAccount, Importer, Units, role, units::NoUnit};
use crate::{
    Problem, ProblemCode,
    records::trim,
    rights::{Role, Unit},
};
use infodesk_thailand::citizen_number;
use uuid::Uuid;

/// The columns of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Username,
    Email,
    Role,
    Unit,
}

impl Field {
    pub const ALL: [Self; 4] = [Self::Username, Self::Email, Self::Role, Self::Unit];

    /// As the header and the problems call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Email => "email",
            Self::Role => "role",
            Self::Unit => "unit",
        }
    }
}

/// The cells of a row as they stand in the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    pub username: String,
    pub email: String,
    pub role: String,
    pub unit: String,
    /// Of columns that are none of ours: read for what must not be in a list.
    pub others: Vec<String>,
}

/// Whose accounts the list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProviderOf<'a> {
    /// Those of one identity provider, by its name in the hub's settings.
    Named(&'a str),
    /// Nobody said. An e-mail address is the same everywhere; a username is one person's at one provider only, so
    /// it needs the hub's only one.
    Unsaid { only: Option<&'a str> },
}

/// What a row comes to, or all that is wrong with it. No cell is repeated in a problem.
pub fn read(
    cells: &Cells,
    provider: ProviderOf<'_>,
    units: &Units,
    importer: Importer<'_>,
) -> Result<ExpectedAccount, Vec<Problem>> {
    let mut problems = citizen_numbers(cells);
    if !problems.is_empty() {
        return Err(problems);
    }
    let account = account(cells, provider).map_err(|problem| problems.push(problem));
    let role = read_role(&cells.role).map_err(|problem| problems.push(problem));
    let unit = read_unit(&cells.unit, units).map_err(|problem| problems.push(problem));
    if let (Ok(role), Ok(unit)) = (role, unit) {
        problems.extend(refusal(role, unit, units, importer));
    }
    match (account, role, unit) {
        (Ok((account, provider)), Ok(role), Ok(unit)) if problems.is_empty() => {
            Ok(ExpectedAccount {
                account,
                provider,
                role,
                unit,
            })
        }
        _ => Err(problems),
    }
}

fn at(field: Field, code: ProblemCode) -> Problem {
    Problem::error(field.name(), code)
}

fn account(cells: &Cells, provider: ProviderOf<'_>) -> Result<(Account, Option<String>), Problem> {
    let (username, email) = (trim(&cells.username), trim(&cells.email));
    match (username, email) {
        ("", "") => Err(at(Field::Username, ProblemCode::AccountMissing)),
        (username, "") => {
            let account = Account::username(username);
            let account = account.ok_or(at(Field::Username, ProblemCode::AccountUsernameUnfit))?;
            let provider = match provider {
                ProviderOf::Named(name) | ProviderOf::Unsaid { only: Some(name) } => name,
                ProviderOf::Unsaid { only: None } => {
                    return Err(at(Field::Username, ProblemCode::AccountProviderUnsaid));
                }
            };
            Ok((account, Some(provider.to_owned())))
        }
        ("", email) => {
            let account = Account::email(email);
            let account = account.ok_or(at(Field::Email, ProblemCode::AccountEmailUnfit))?;
            let provider = match provider {
                ProviderOf::Named(name) => Some(name.to_owned()),
                ProviderOf::Unsaid { .. } => None,
            };
            Ok((account, provider))
        }
        _ => Err(at(Field::Email, ProblemCode::AccountGivenTwice)),
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
    let is_point = matches!(unit, Unit::ServicePoint(_));
    if is_point != (role == Role::ServicePointOfficer) {
        return Some(at(Field::Unit, ProblemCode::UnitNotOfRole));
    }
    let may = importer.may_grant(role, &units.place(unit));
    (!may).then(|| at(Field::Unit, ProblemCode::GrantNotWithinRights))
}

/// A problem for each cell that holds a citizen number: such a list must not be kept, mailed or imported.
fn citizen_numbers(cells: &Cells) -> Vec<Problem> {
    let ours = [
        (Field::Username.name(), &cells.username),
        (Field::Email.name(), &cells.email),
        (Field::Role.name(), &cells.role),
        (Field::Unit.name(), &cells.unit),
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

#[cfg(test)]
mod tests;
