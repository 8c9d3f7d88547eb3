//! What an import came to or would come to, and the list of accounts, as the hub tells them.

use super::AccountKind;
use crate::{
    ExpectedAccountId, Problem, Timestamp,
    rights::{Role, Unit},
};
use serde::{Deserialize, Serialize};

/// A list to be imported.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportAccounts {
    /// CSV with the header `username,email,role,unit`.
    pub text: String,
    /// False: a dry run, which changes nothing.
    pub apply: bool,
    /// Applies what is good although rows are bad.
    #[serde(default)]
    pub skip_bad: bool,
    /// Whose accounts they are, by the provider's name in the hub's settings.
    #[serde(default)]
    pub provider: Option<String>,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RowOutcome {
    New,
    /// Imported before, or further up in this list; waits for its account.
    AlreadyThere,
    /// Imported before, and its account has signed in since.
    AlreadyClaimed,
    Bad,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportedRow {
    /// As the spreadsheet counts.
    pub row: u32,
    pub outcome: RowOutcome,
    /// Username or e-mail; none for a bad row, of which nothing is repeated.
    pub account: Option<String>,
    pub role: Option<Role>,
    pub unit: Option<Unit>,
    pub unit_name_th: Option<String>,
    /// Of a bad row: at the fields `username`, `email`, `role`, `unit`, or at none.
    pub problems: Vec<Problem>,
}

/// How many rows came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Totals {
    pub new: u32,
    pub already_there: u32,
    pub already_claimed: u32,
    pub bad: u32,
}

impl Totals {
    pub fn add(&mut self, outcome: RowOutcome) {
        let count = match outcome {
            RowOutcome::New => &mut self.new,
            RowOutcome::AlreadyThere => &mut self.already_there,
            RowOutcome::AlreadyClaimed => &mut self.already_claimed,
            RowOutcome::Bad => &mut self.bad,
        };
        *count += 1;
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportReport {
    /// False: nothing was changed. It was a dry run, or there are bad rows and they were not to be skipped.
    pub applied: bool,
    pub totals: Totals,
    /// In the order of the list.
    pub rows: Vec<ReportedRow>,
    /// What is wrong with the list as a whole; then no row was read.
    pub problems: Vec<Problem>,
    /// Names of columns that are not used.
    pub unused_columns: Vec<String>,
}

impl ImportReport {
    pub fn has_problems(&self) -> bool {
        self.totals.bad > 0 || !self.problems.is_empty()
    }
}

/// A row as the list of accounts shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountView {
    pub id: ExpectedAccountId,
    pub kind: AccountKind,
    pub account: String,
    /// None: any.
    pub provider: Option<String>,
    pub role: Role,
    pub unit: Unit,
    pub unit_name_th: String,
    pub imported_at: Timestamp,
    /// The officer's name; none: on the command line.
    pub imported_by: Option<String>,
    /// The officer's name, once the account has signed in.
    pub claimed_by: Option<String>,
    pub claimed_at: Option<Timestamp>,
}

/// In the order in which they were imported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Accounts {
    pub accounts: Vec<AccountView>,
}
