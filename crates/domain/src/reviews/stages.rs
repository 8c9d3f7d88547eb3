//! How a review goes from one stage to the next.

use super::ReviewStage;
use crate::Timestamp;

/// What can become of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewAct {
    /// By the clock: a mail says that the time is nearly over.
    Warn,
    /// By one it waits for.
    Confirm,
    /// By the clock: nobody answered.
    Lapse,
}

/// All that can happen. What is not here cannot: nothing lapses without a warning.
pub const TRANSITIONS: &[(ReviewStage, ReviewAct, ReviewStage)] = {
    use ReviewAct::{Confirm, Lapse, Warn};
    use ReviewStage::{Confirmed, Lapsed, Waiting, Warned};
    &[
        (Waiting, Warn, Warned),
        (Waiting, Confirm, Confirmed),
        (Warned, Confirm, Confirmed),
        (Warned, Lapse, Lapsed),
    ]
};

/// Days between the warning and the end.
pub const WARNED_DAYS: i64 = 7;

/// The stage after `act`; `None`: it cannot be done.
pub fn next(stage: ReviewStage, act: ReviewAct) -> Option<ReviewStage> {
    TRANSITIONS
        .iter()
        .find(|(from, by, _)| (*from, *by) == (stage, act))
        .map(|(_, _, to)| *to)
}

/// What the clock does to a review now.
pub fn due(stage: ReviewStage, due_at: Timestamp, now: Timestamp) -> Option<ReviewAct> {
    match stage {
        ReviewStage::Waiting if now >= due_at.plus_days(-WARNED_DAYS) => Some(ReviewAct::Warn),
        ReviewStage::Warned if now >= due_at => Some(ReviewAct::Lapse),
        ReviewStage::Waiting
        | ReviewStage::Warned
        | ReviewStage::Confirmed
        | ReviewStage::Lapsed => None,
    }
}

/// Until when a review that is warned of now can be answered. A hub that stood still warned too late: whoever is
/// asked has the days between all the same.
pub fn due_after_warning(due_at: Timestamp, now: Timestamp) -> Timestamp {
    due_at.max(now.plus_days(WARNED_DAYS))
}

impl ReviewStage {
    /// As it is on the wire and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Warned => "warned",
            Self::Confirmed => "confirmed",
            Self::Lapsed => "lapsed",
        }
    }

    pub const fn waits(self) -> bool {
        matches!(self, Self::Waiting | Self::Warned)
    }
}
