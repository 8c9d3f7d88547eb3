//! Accounts that exist already: who used Citizen.info.go.th gets the rights at the first sign-in, without a Token.
//!
//! A list says which account is to have which role where. Here stand the rules: how its rows are read (what they
//! have in common with those of other lists is in [`crate::lists`]), and which rows an account takes when it signs
//! in.
//!
//! Source: the guideline, "การขอบัญชี Digital ID" (getting a Digital ID account), 1.

mod account;
mod claim;
mod report;
mod row;

pub use account::{Account, AccountKind};
pub use claim::{Arriving, Expected, claim};
pub use report::{
    AccountView, Accounts, ImportAccounts, ImportReport, ReportedRow, RowOutcome, Totals,
};
pub use row::{ProviderOf, read};

use crate::{
    lists::{Columns, Field},
    rights::{Role, Unit},
};

/// Of a list of accounts.
pub const COLUMNS: Columns = Columns {
    known: &[Field::Username, Field::Email, Field::Role, Field::Unit],
    needed: &[
        &[Field::Username, Field::Email],
        &[Field::Role],
        &[Field::Unit],
    ],
};

/// A row that holds together: at its sign-in this account is to get this role in this unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedAccount {
    pub account: Account,
    /// The identity provider's name in the hub's settings; none: any of them. A username always has one.
    pub provider: Option<String>,
    pub role: Role,
    pub unit: Unit,
}
