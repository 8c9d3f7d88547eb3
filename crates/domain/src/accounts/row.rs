//! The rule that reads one row.

use super::{Account, ExpectedAccount};
use crate::{
    Problem, ProblemCode,
    lists::{self, Cells, Field, Importer, Units, at},
    records::trim,
};

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
    let problems = lists::citizen_numbers(cells);
    if !problems.is_empty() {
        return Err(problems);
    }
    let account = account(cells, provider);
    match (account, lists::right(cells, units, importer)) {
        (Ok((account, provider)), Ok((role, unit))) => Ok(ExpectedAccount {
            account,
            provider,
            role,
            unit,
        }),
        (account, right) => {
            let of_right = right.err().unwrap_or_default();
            Err(account.err().into_iter().chain(of_right).collect())
        }
    }
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

#[cfg(test)]
mod tests;
