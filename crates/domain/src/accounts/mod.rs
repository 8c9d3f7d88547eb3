//! Accounts that exist already: who used Citizen.info.go.th gets the rights at the first sign-in, without a Token.
//!
//! A list says which account is to have which role where. Here stand the rules: how a list and its rows are read,
//! who may hand in which row, and which rows an account takes when it signs in.
//!
//! Source: the guideline, "การขอบัญชี Digital ID" (getting a Digital ID account), 1.

mod account;
mod claim;
mod importer;
mod list;
mod report;
mod role;
mod row;
mod units;

pub use account::{Account, AccountKind};
pub use claim::{Arriving, Expected, claim};
pub use importer::Importer;
pub use list::{List, ListedRow};
pub use report::{
    AccountView, Accounts, ImportAccounts, ImportReport, ReportedRow, RowOutcome, Totals,
};
pub use row::{Cells, Field, ProviderOf, read};
pub use units::{ListedPoint, Units};

use crate::rights::{Role, Unit};

/// A row that holds together: at its sign-in this account is to get this role in this unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedAccount {
    pub account: Account,
    /// The identity provider's name in the hub's settings; none: any of them. A username always has one.
    pub provider: Option<String>,
    pub role: Role,
    pub unit: Unit,
}
