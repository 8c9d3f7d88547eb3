//! The rule for answering a review.

use super::{ConfirmReview, ReviewAct, ReviewAnswered, ReviewStage, next};
use crate::{GrantId, Problem, ProblemCode};
use std::collections::HashSet;

/// Which of the rights are to be suspended, if the answer is one to all of them.
///
/// `asked`: those of the review that are still in force. What else the answer names is no matter: it has been ended or
/// suspended meanwhile, or was never asked.
///
/// # Errors
/// One problem of the whole: somebody was here before, or not every right has exactly one answer.
pub fn confirm(
    stage: ReviewStage,
    answered: Option<&ReviewAnswered>,
    asked: &[GrantId],
    answer: &ConfirmReview,
) -> Result<Vec<GrantId>, Problem> {
    if next(stage, ReviewAct::Confirm).is_none() {
        return Err(moved_on(answered));
    }
    let keep: HashSet<GrantId> = answer.keep.iter().copied().collect();
    let suspend: HashSet<GrantId> = answer.suspend.iter().copied().collect();
    let is_open = |id: &&GrantId| keep.contains(id) == suspend.contains(id);
    match asked.iter().filter(is_open).count() {
        0 => Ok(asked
            .iter()
            .copied()
            .filter(|id| suspend.contains(id))
            .collect()),
        missing => Err(Problem::error("", ProblemCode::ReviewIncomplete).with("missing", missing)),
    }
}

/// What a second answer is told; nobody's name: the time was over.
fn moved_on(answered: Option<&ReviewAnswered>) -> Problem {
    let problem = Problem::error("", ProblemCode::ReviewMovedOn);
    match answered {
        Some(answered) => problem.with("by", &answered.by).with("at", answered.at.0),
        None => problem,
    }
}
