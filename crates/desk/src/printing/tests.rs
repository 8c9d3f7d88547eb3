//! The batch without a printer.
#![allow(clippy::unwrap_used)]

use super::{
    batch::{Batch, Order, Phase, SheetState, Step},
    view::BatchView,
};
use crate::errors::ErrorCode;
use infodesk_domain::{ServicePointId, Timestamp};
use infodesk_printing::{JobState, PrintFault};
use uuid::Uuid;

const START: Timestamp = Timestamp(1_795_400_000_000);

fn after(seconds: i64) -> Timestamp {
    Timestamp(START.0 + seconds * 1000)
}

fn order(n: u128, copies: u32) -> Order {
    Order {
        point: ServicePointId::from(Uuid::from_u128(n)),
        label: format!("จุดบริการ {n}"),
        copies,
    }
}

/// Sheets of so many copies each.
fn batch(copies: &[u32]) -> Batch {
    let orders = (1..).zip(copies).map(|(n, copies)| order(n, *copies));
    Batch::new(orders.collect(), 99, START)
}

/// Which sheet, by its place from 1, and how many copies.
fn next(batch: &mut Batch) -> (u128, u32) {
    match batch.step(START) {
        Step::Print { order, copies } => {
            let point: Uuid = order.point.to_string().parse().unwrap();
            (point.as_u128(), copies)
        }
        other => panic!("{other:?}"),
    }
}

fn done(batch: &mut Batch) {
    batch.job_is(JobState::Done { impressions: None }, false, START);
}

fn aborted(batch: &mut Batch, fault: PrintFault, impressions: Option<u32>) {
    batch.job_is(JobState::Aborted { fault, impressions }, false, START);
}

fn cancelled(batch: &mut Batch, impressions: Option<u32>, ours: bool) {
    batch.job_is(JobState::Cancelled { impressions }, ours, START);
}

fn blocked(fault: PrintFault) -> Phase {
    Phase::Blocked { fault }
}

#[test]
fn one_sheet_after_the_other_and_then_it_is_finished() {
    let mut batch = batch(&[1, 3]);
    assert_eq!(next(&mut batch), (1, 1));
    done(&mut batch);
    assert_eq!(next(&mut batch), (2, 3));
    done(&mut batch);
    assert_eq!(batch.step(START), Step::End);
    assert_eq!(batch.phase, Phase::Finished);
}

#[test]
fn more_copies_than_the_printer_makes_go_as_several_jobs() {
    let mut batch = Batch::new(vec![order(1, 25)], 10, START);
    for copies in [10, 10, 5] {
        assert_eq!(next(&mut batch), (1, copies));
        done(&mut batch);
    }
    assert_eq!(batch.step(START), Step::End);
}

#[test]
fn without_paper_it_waits_and_goes_on_with_the_same_sheet() {
    let mut batch = batch(&[5, 1]);
    next(&mut batch);
    aborted(&mut batch, PrintFault::NoPaper, Some(2));
    assert_eq!(batch.phase, blocked(PrintFault::NoPaper));
    assert_eq!(batch.step(START), Step::Wait);
    batch.resume(START);
    assert_eq!(next(&mut batch), (1, 3), "two are good already");
    done(&mut batch);
    assert_eq!(next(&mut batch), (2, 1));
}

#[test]
fn a_printer_that_takes_nothing_holds_the_sheet() {
    let mut batch = batch(&[2]);
    next(&mut batch);
    batch.refused(PrintFault::Offline, START);
    assert_eq!(batch.phase, blocked(PrintFault::Offline));
    batch.resume(START);
    assert_eq!(next(&mut batch), (1, 2));
    batch.not_yet();
    assert_eq!(batch.phase, Phase::Printing, "a busy printer is no fault");
    assert_eq!(next(&mut batch), (1, 2));
}

#[test]
fn a_file_that_cannot_be_read_does_not_hold_the_others_up() {
    let mut batch = batch(&[1, 1, 1]);
    next(&mut batch);
    aborted(&mut batch, PrintFault::DocumentBroken, Some(0));
    assert_eq!(next(&mut batch), (2, 1));
    batch.not_made(ErrorCode::NotFound);
    assert_eq!(next(&mut batch), (3, 1));
    done(&mut batch);
    let view = BatchView::of(&batch, "Canon", START);
    assert_eq!(
        (view.done, view.failed, view.skipped, view.waiting),
        (1, 1, 1, 0)
    );
    let states: Vec<_> = view.problems.into_iter().map(|p| p.state).collect();
    let failed = SheetState::Failed {
        fault: PrintFault::DocumentBroken,
        uncertain: false,
    };
    let skipped = SheetState::Skipped {
        code: ErrorCode::NotFound,
    };
    assert_eq!(states, [failed, skipped]);
}

#[test]
fn what_failed_is_sent_again_without_what_is_good() {
    let mut batch = batch(&[4, 1]);
    next(&mut batch);
    cancelled(&mut batch, Some(1), false);
    assert_eq!(batch.phase, blocked(PrintFault::JobCancelledElsewhere));
    batch.resume(START);
    assert_eq!(next(&mut batch), (2, 1), "it was cancelled on purpose");
    done(&mut batch);
    assert_eq!(batch.step(START), Step::End);

    assert!(batch.retry(false, START));
    assert_eq!(next(&mut batch), (1, 3));
    done(&mut batch);
    assert_eq!(batch.step(START), Step::End);
    assert!(!batch.retry(false, START), "nothing is missing");
    assert_eq!(batch.phase, Phase::Finished);
}

#[test]
fn where_nobody_knows_how_many_are_good_only_the_officer_sends_again() {
    for lost in [true, false] {
        let mut batch = batch(&[3]);
        next(&mut batch);
        if lost {
            batch.lost(PrintFault::JobLost, START);
        } else {
            aborted(&mut batch, PrintFault::Jam, None);
        }
        batch.resume(START);
        assert_eq!(batch.step(START), Step::End);
        assert!(!batch.retry(false, START));
        assert!(batch.retry(true, START));
        assert_eq!(next(&mut batch), (1, 3));
    }
}

#[test]
fn a_job_that_fails_with_its_last_copy_out_is_done() {
    let mut batch = batch(&[2]);
    next(&mut batch);
    aborted(&mut batch, PrintFault::Jam, Some(2));
    batch.resume(START);
    assert_eq!(batch.step(START), Step::End);
    assert_eq!(batch.sheets[0].state, SheetState::Done);
}

#[test]
fn a_pause_lets_the_sheet_under_way_come_out() {
    let mut batch = batch(&[1, 1]);
    next(&mut batch);
    batch.pause(START);
    assert_eq!(batch.phase, Phase::Pausing);
    done(&mut batch);
    assert_eq!(batch.step(START), Step::Wait);
    assert_eq!(batch.phase, Phase::Paused);
    batch.resume(START);
    assert_eq!(next(&mut batch), (2, 1));
}

#[test]
fn a_stop_leaves_the_rest_and_a_retry_takes_it_up() {
    let mut batch = batch(&[5, 1]);
    next(&mut batch);
    batch.stop(START);
    assert_eq!(batch.phase, Phase::Stopping);
    cancelled(&mut batch, Some(2), true);
    assert_eq!(batch.step(START), Step::End);
    assert_eq!(batch.phase, Phase::Stopped);
    batch.resume(START);
    assert_eq!(batch.step(START), Step::End, "it was stopped for good");

    assert!(batch.retry(false, START));
    assert_eq!(next(&mut batch), (1, 3));
}

#[test]
fn a_fault_does_not_keep_a_stop_waiting() {
    let mut batch = batch(&[1, 1]);
    next(&mut batch);
    batch.stop(START);
    aborted(&mut batch, PrintFault::Jam, Some(0));
    assert_eq!(batch.step(START), Step::End);

    let mut blocked = self::batch(&[1]);
    next(&mut blocked);
    blocked.refused(PrintFault::NoPaper, START);
    blocked.stop(START);
    assert_eq!(blocked.phase, Phase::Stopped);
}

#[test]
fn the_rate_counts_copies_and_leaves_out_the_time_it_stood() {
    let mut batch = batch(&[10, 20]);
    let view = BatchView::of(&batch, "Canon", START);
    assert_eq!((view.per_minute, view.seconds_left), (None, None));
    next(&mut batch);
    let printing = JobState::Printing {
        impressions: Some(4),
        warning: None,
    };
    batch.job_is(printing.clone(), false, after(20));
    let view = BatchView::of(&batch, "Canon", after(20));
    assert_eq!((view.copies_printed, view.copies), (4, 30));
    assert_eq!(
        (view.per_minute, view.seconds_left),
        (Some(12.0), Some(130))
    );
    assert_eq!(view.current.unwrap().job, Some(printing));

    let empty = JobState::Aborted {
        fault: PrintFault::NoPaper,
        impressions: Some(5),
    };
    batch.job_is(empty, false, after(25));
    // Until somebody has found paper.
    batch.resume(after(3600));
    let view = BatchView::of(&batch, "Canon", after(3600));
    assert_eq!(view.copies_printed, 5);
    assert_eq!(
        (view.per_minute, view.seconds_left),
        (Some(12.0), Some(125))
    );
}
