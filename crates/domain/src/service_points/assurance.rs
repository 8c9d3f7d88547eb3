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
        let Some(assurance) = assurance else {
            return Self::Never;
        };
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
pub fn confirm(
    point: &ServicePoint,
    actor: &Actor,
    now: Timestamp,
) -> Result<Assurance, Vec<Problem>> {
    let mut problems: Vec<Problem> = check(&point.particulars)
        .into_iter()
        .filter(Problem::is_error)
        .collect();
    // Pinned manuals are no part of this question, so their number does not matter here.
    for (lacking, field) in [(Missing::Address, "address"), (Missing::Hours, "hours")] {
        if missing(point, 0).contains(&lacking) {
            problems
                .push(Problem::error(field, ProblemCode::ConfirmIncomplete).with("missing", field));
        }
    }
    if problems.is_empty() {
        Ok(Assurance {
            at: now,
            by: actor.name.clone(),
        })
    } else {
        Err(problems)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{actor, point};
    use super::*;
    use crate::hours::OpeningHours;

    const DAY: i64 = 24 * 60 * 60 * 1000;

    #[test]
    fn an_assurance_ages() {
        let given = Assurance {
            at: Timestamp(0),
            by: "an officer".to_owned(),
        };
        let state = |day: i64| AssuranceState::of(Some(&given), Timestamp(day * DAY));
        let due = Timestamp(365 * DAY);
        assert_eq!(
            AssuranceState::of(None, Timestamp(0)),
            AssuranceState::Never
        );
        assert_eq!(state(334), AssuranceState::Current { due });
        assert_eq!(state(335), AssuranceState::DueSoon { due });
        assert_eq!(state(364), AssuranceState::DueSoon { due });
        assert_eq!(state(365), AssuranceState::Overdue { due });
    }

    #[test]
    fn what_is_not_there_cannot_be_confirmed() {
        let mut point = point();
        let fields = |p: &ServicePoint| -> Vec<String> {
            confirm(p, &actor(), Timestamp(7))
                .err()
                .into_iter()
                .flatten()
                .map(|p| p.field)
                .collect()
        };
        assert_eq!(fields(&point), ["address", "hours"]);
        point.particulars.hours = OpeningHours::office();
        point.particulars.address.subdistrict = Some(100_101);
        point.particulars.address.postcode = Some(10_200);
        assert_eq!(fields(&point), Vec::<String>::new());
        let assurance = confirm(&point, &actor(), Timestamp(7)).unwrap();
        assert_eq!(
            assurance,
            Assurance {
                at: Timestamp(7),
                by: actor().name
            }
        );
        point.particulars.phones = vec!["12".to_owned()];
        assert_eq!(fields(&point), ["phones.0"]);
    }
}
