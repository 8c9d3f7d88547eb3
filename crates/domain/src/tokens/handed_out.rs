//! Tokens as those who hand them out see them: without their text, which nobody knows once it was mailed.

use super::TokenStage;
use crate::{
    Problem, Timestamp, TokenId,
    rights::{Role, Unit},
};
use serde::{Deserialize, Serialize};

/// A Token to be mailed unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssueToken {
    pub role: Role,
    pub unit: Unit,
    /// The e-mail address it is sent to.
    pub recipient: String,
    /// For those who hand Tokens out; may be empty.
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum TokenState {
    Waiting,
    Used {
        by: String,
        at: Timestamp,
    },
    Expired,
    Revoked {
        /// `None`: the system, or nobody who is known any more.
        by: Option<String>,
        at: Timestamp,
    },
}

impl IssueReport {
    /// Nothing stands in the way of any row.
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty() && self.rows.iter().all(|row| row.problems.is_empty())
    }
}

impl TokenState {
    pub const fn stage(&self) -> TokenStage {
        match self {
            Self::Waiting => TokenStage::Waiting,
            Self::Used { .. } => TokenStage::Used,
            Self::Expired => TokenStage::Expired,
            Self::Revoked { .. } => TokenStage::Revoked,
        }
    }
}

/// A Token that was handed out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenView {
    pub id: TokenId,
    pub role: Role,
    pub unit: Unit,
    pub unit_name_th: String,
    pub agency_name_th: String,
    pub recipient: String,
    pub note: String,
    /// `None`: the system.
    pub issued_by: Option<String>,
    pub issued_at: Timestamp,
    pub expires_at: Timestamp,
    pub state: TokenState,
    pub may_revoke: bool,
    /// Revokes this one, if it still waits, and mails another for the same right to the same address.
    pub may_send_anew: bool,
}

/// The newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenViews {
    pub tokens: Vec<TokenView>,
}

/// A CSV with the columns email, role, unit and, if wished, note: a Token for each row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssueTokens {
    pub text: String,
    /// `false`: a dry run, which changes nothing.
    pub apply: bool,
    /// Bad rows are left out; else one bad row stops all.
    pub skip_bad: bool,
}

/// A row of the list, and what becomes or became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssueRow {
    /// As the spreadsheet counts.
    pub number: u32,
    pub recipient: String,
    pub role: Option<Role>,
    pub unit_name_th: String,
    /// None: a Token is, or would be, mailed. Of a bad row nothing else is told: its cells may hold what must not be
    /// repeated.
    pub problems: Vec<Problem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssueReport {
    /// Tokens were mailed.
    pub applied: bool,
    pub rows: Vec<IssueRow>,
    /// What is wrong with the list as a whole; then it has no rows.
    pub problems: Vec<Problem>,
}
