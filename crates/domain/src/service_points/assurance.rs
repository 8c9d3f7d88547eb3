//! Assurance: an officer says "still correct", and it holds for a year.

use super::{Actor, Assurance, Missing, ServicePoint, check, missing};
use crate::{Problem, ProblemCode, Timestamp};
use serde::{Deserialize, Serialize};

/// How long an assurance holds. DGA has published no period; peers use a year.
pub const LIFE_DAYS: i64 = 365;
/// How long before its end it counts as due soon.
pub const WARNING_DAYS: i64 = 30;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AssuranceState {
    Never,
    Current { due: Timestamp },
    DueSoon { due: Timestamp },
    Overdue { due: Timestamp },
}

impl AssuranceState {
    pub fn of(assurance: Option<&Assurance>, now: Timestamp) -> Self {
        let Some(assurance) = assurance else { return Self::Never };
        let due = assurance.at.plus_days(LIFE_DAYS);
        if now >= due {
            Self::Overdue { due }
        } else if now >= due.plus_days(-WARNING_DAYS) {
            Self::DueSoon { due }
        } else {
            Self::Current { due }
        }
    }
}

/// The assurance that `actor` gives now.
///
/// # Errors
/// What stands in the way: the errors of the particulars themselves, and one problem for each thing
/// without which "still correct" would say nothing to a citizen (address, hours).
pub fn confirm(point: &ServicePoint, actor: &Actor, now: Timestamp) -> Result<Assurance, Vec<Problem>> {
    let mut problems: Vec<Problem> = check(&point.particulars).into_iter().filter(Problem::is_error).collect();
    // Pinned manuals are no part of this question, so their number does not matter here.
    for (lacking, field) in [(Missing::Address, "address"), (Missing::Hours, "hours")] {
        if missing(point, 0).contains(&lacking) {
            problems.push(Problem::error(field, ProblemCode::ConfirmIncomplete).with("missing", field));
        }
    }
    if problems.is_empty() { Ok(Assurance { at: now, by: actor.name.clone() }) } else { Err(problems) }
}
