//! "การทบทวนสิทธิ์": once a quarter each central officer confirms the rights below them.

mod confirm;
mod stages;

pub use confirm::confirm;
pub use stages::{ReviewAct, TRANSITIONS, WARNED_DAYS, due, due_after_warning, next};

use crate::{GrantId, RightsReviewId, Timestamp, grants::HeldGrant};
use serde::{Deserialize, Serialize};

/// The reason of a right that the system suspended, since nobody answered; screens and mails have the words.
pub const LAPSED: &str = "review_lapsed";

/// The reason of a right that a central officer did not keep in a review.
pub const NOT_KEPT: &str = "review_not_kept";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewStage {
    Waiting,
    /// The time is nearly over: a mail has said so.
    Warned,
    Confirmed,
    /// Nobody answered: what was not confirmed is suspended.
    Lapsed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RightsReview {
    pub id: RightsReviewId,
    /// Of the agency whose central officers are asked.
    pub agency_name_th: String,
    /// As people say it: "ไตรมาส 1/2570" by its parts.
    pub quarter: u8,
    /// Of the Buddhist era, as the fiscal year counts.
    pub fiscal_year: u16,
    pub stage: ReviewStage,
    pub opened_at: Timestamp,
    pub due_at: Timestamp,
    pub grants: Vec<HeldGrant>,
    pub confirmed: Option<ReviewAnswered>,
    pub may_confirm: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewAnswered {
    pub by: String,
    pub at: Timestamp,
}

/// The answer to all rights of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmReview {
    pub keep: Vec<GrantId>,
    pub suspend: Vec<GrantId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RightsReviews {
    pub reviews: Vec<RightsReview>,
}

#[cfg(test)]
mod tests;
