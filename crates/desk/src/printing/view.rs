//! A batch as the screens see it.

use super::batch::{Batch, Phase, Sheet, SheetState};
use infodesk_domain::{ServicePointId, Timestamp};
use infodesk_printing::JobState;
use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct BatchView {
    /// The printer, as people call it.
    pub printer: String,
    pub phase: Phase,
    /// Posters, by how they stand; together they are all of the batch.
    pub done: u32,
    pub waiting: u32,
    pub failed: u32,
    pub skipped: u32,
    pub copies: u32,
    pub copies_printed: u32,
    pub current: Option<CurrentSheet>,
    /// Everything that failed or was skipped, in the order of the batch.
    pub problems: Vec<SheetProblem>,
    /// Copies a minute, while at work.
    pub per_minute: Option<f64>,
    pub seconds_left: Option<u32>,
}

/// The poster under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct CurrentSheet {
    pub point: ServicePointId,
    pub label: String,
    /// Of this job.
    pub copies: u32,
    /// `None` while it is made and sent.
    pub job: Option<JobState>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct SheetProblem {
    pub point: ServicePointId,
    pub label: String,
    pub copies: u32,
    /// Good copies that are out, as far as the printer tells.
    pub printed: u32,
    pub state: SheetState,
}

impl BatchView {
    pub(super) fn of(batch: &Batch, printer: &str, now: Timestamp) -> Self {
        let count = |is: fn(&SheetState) -> bool| {
            let sheets = batch.sheets.iter().filter(|sheet| is(&sheet.state));
            u32::try_from(sheets.count()).unwrap_or(u32::MAX)
        };
        let copies: u32 = batch.sheets.iter().map(|sheet| sheet.order.copies).sum();
        let closed: u32 = batch.sheets.iter().map(|sheet| sheet.printed).sum();
        let copies_printed = closed + under_way(batch);
        let per_minute = per_minute(copies_printed, batch.worked(now));
        Self {
            printer: printer.to_owned(),
            phase: batch.phase.clone(),
            done: count(|state| matches!(state, SheetState::Done)),
            waiting: count(|state| matches!(state, SheetState::Waiting | SheetState::Printing)),
            failed: count(|state| matches!(state, SheetState::Failed { .. })),
            skipped: count(|state| matches!(state, SheetState::Skipped { .. })),
            copies,
            copies_printed,
            current: current(batch),
            problems: batch.sheets.iter().filter_map(problem).collect(),
            per_minute,
            seconds_left: per_minute.map(|rate| seconds(outstanding(batch), rate)),
        }
    }
}

/// Copies of the job under way that are out.
fn under_way(batch: &Batch) -> u32 {
    batch.current.as_ref().map_or(0, |current| {
        let printed = current.job.as_ref().and_then(JobState::impressions);
        printed.unwrap_or(0).min(current.copies)
    })
}

/// Copies that are still to come.
fn outstanding(batch: &Batch) -> u32 {
    let to_come =
        |sheet: &&Sheet| matches!(sheet.state, SheetState::Waiting | SheetState::Printing);
    let missing = batch.sheets.iter().filter(to_come);
    let missing: u32 = missing.map(|s| s.order.copies - s.printed).sum();
    missing.saturating_sub(under_way(batch))
}

fn per_minute(copies: u32, worked: i64) -> Option<f64> {
    let worked = u32::try_from(worked).ok().filter(|worked| *worked > 0)?;
    (copies > 0).then(|| f64::from(copies) * 60_000.0 / f64::from(worked))
}

fn seconds(copies: u32, per_minute: f64) -> u32 {
    // Rounded up, and far from the end of the type: a rate is never zero.
    (f64::from(copies) * 60.0 / per_minute).ceil() as u32
}

fn current(batch: &Batch) -> Option<CurrentSheet> {
    let current = batch.current.as_ref()?;
    let order = &batch.sheets[current.sheet].order;
    Some(CurrentSheet {
        point: order.point,
        label: order.label.clone(),
        copies: current.copies,
        job: current.job.clone(),
    })
}

fn problem(sheet: &Sheet) -> Option<SheetProblem> {
    let is_problem = matches!(
        sheet.state,
        SheetState::Failed { .. } | SheetState::Skipped { .. }
    );
    is_problem.then(|| SheetProblem {
        point: sheet.order.point,
        label: sheet.order.label.clone(),
        copies: sheet.order.copies,
        printed: sheet.printed,
        state: sheet.state.clone(),
    })
}
