#![allow(clippy::unwrap_used)]
use super::*;
use crate::ProblemCode;
use proptest::prelude::*;

const STAGES: [ReviewStage; 4] = [
    ReviewStage::Waiting,
    ReviewStage::Warned,
    ReviewStage::Confirmed,
    ReviewStage::Lapsed,
];

fn grant(n: u128) -> GrantId {
    uuid::Uuid::from_u128(n).into()
}

fn answer(keep: &[u128], suspend: &[u128]) -> ConfirmReview {
    let ids = |all: &[u128]| all.iter().map(|n| grant(*n)).collect();
    ConfirmReview {
        keep: ids(keep),
        suspend: ids(suspend),
    }
}

#[test]
fn the_word_is_the_one_on_the_wire() {
    for stage in STAGES {
        assert_eq!(serde_json::to_value(stage).unwrap(), stage.word());
    }
}

#[test]
fn every_right_needs_one_answer() {
    let asked = [grant(1), grant(2), grant(3)];
    let confirmed = |keep: &[u128], suspend: &[u128]| {
        let confirmed = confirm(ReviewStage::Warned, None, &asked, &answer(keep, suspend));
        confirmed.map_err(|problem| (problem.code, problem.args["missing"].clone()))
    };
    let missing = |n: &str| Err((ProblemCode::ReviewIncomplete, n.to_owned()));
    assert_eq!(confirmed(&[1, 3], &[2]), Ok(vec![grant(2)]));
    assert_eq!(confirmed(&[1, 2, 3, 9], &[8]), Ok(vec![]));
    assert_eq!(confirmed(&[1], &[]), missing("2"));
    assert_eq!(confirmed(&[1, 2, 3], &[3]), missing("1"));
}

#[test]
fn a_second_answer_learns_who_was_first() {
    let answered = ReviewAnswered {
        by: "มานี สมมติ".to_owned(),
        at: Timestamp(7),
    };
    let second = confirm(
        ReviewStage::Confirmed,
        Some(&answered),
        &[],
        &answer(&[], &[]),
    );
    let problem = second.unwrap_err();
    assert_eq!(problem.code, ProblemCode::ReviewMovedOn);
    assert_eq!(
        (problem.args["by"].as_str(), problem.args["at"].as_str()),
        ("มานี สมมติ", "7")
    );
    let late = confirm(ReviewStage::Lapsed, None, &[], &answer(&[], &[])).unwrap_err();
    assert_eq!(
        (late.code, late.args.len()),
        (ProblemCode::ReviewMovedOn, 0)
    );
}

#[test]
fn the_clock_warns_a_week_before_and_gives_that_week_even_when_it_is_late() {
    let due_at = Timestamp(0).plus_days(30);
    let before = |days| due(ReviewStage::Waiting, due_at, Timestamp(0).plus_days(days));
    assert_eq!(before(22), None);
    assert_eq!(before(23), Some(ReviewAct::Warn));
    let warned = |days| due(ReviewStage::Warned, due_at, Timestamp(0).plus_days(days));
    assert_eq!(warned(29), None);
    assert_eq!(warned(30), Some(ReviewAct::Lapse));
    assert_eq!(
        due_after_warning(due_at, Timestamp(0).plus_days(23)),
        due_at
    );
    let late = Timestamp(0).plus_days(50);
    assert_eq!(before(50), Some(ReviewAct::Warn));
    assert_eq!(due_after_warning(due_at, late), late.plus_days(WARNED_DAYS));
}

fn act() -> impl Strategy<Value = ReviewAct> {
    prop_oneof![
        Just(ReviewAct::Warn),
        Just(ReviewAct::Confirm),
        Just(ReviewAct::Lapse)
    ]
}

proptest! {
    /// Whatever is done in whatever order: it ends once, and lapses only after a warning.
    #[test]
    fn a_review_ends_once_and_lapses_warned(acts in prop::collection::vec(act(), 0..10)) {
        let mut stage = ReviewStage::Waiting;
        let mut warned = false;
        for act in acts {
            let Some(to) = next(stage, act) else { continue };
            prop_assert!(stage.waits());
            warned |= act == ReviewAct::Warn;
            prop_assert!(to != ReviewStage::Lapsed || warned);
            stage = to;
        }
    }

    /// Whenever the clock looks: between the warning and the end lie the days that were promised.
    #[test]
    fn nobody_is_suspended_without_those_days(looks in prop::collection::vec(0_i64..40, 1..20), days in 1_i64..60) {
        let (mut stage, mut due_at) = (ReviewStage::Waiting, Timestamp(0).plus_days(days));
        let (mut now, mut warned_at) = (Timestamp(0), None);
        for passed in looks {
            now = now.plus_days(passed);
            let Some(act) = due(stage, due_at, now) else { continue };
            match act {
                ReviewAct::Warn => {
                    warned_at = Some(now);
                    due_at = due_after_warning(due_at, now);
                }
                ReviewAct::Lapse => {
                    prop_assert!(warned_at.is_some_and(|at| now >= at.plus_days(WARNED_DAYS)));
                }
                ReviewAct::Confirm => prop_assert!(false, "the clock confirms nothing"),
            }
            stage = next(stage, act).unwrap();
        }
    }
}
