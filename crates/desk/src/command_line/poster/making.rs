//! From a list to the files.

use super::{
    Arguments,
    console::Console,
    failure::Failure,
    list::List,
    problem::{Fault, Problem},
    progress::Progress,
    report::Made,
    row::Point,
    words,
};
use crate::{
    poster_batch::{self, Bad, Batch, BatchError, Flaw, FlawKind},
    sheets,
};
use infodesk_domain::Timestamp;
use infodesk_poster::Design;
use std::{collections::HashSet, ops::ControlFlow};

/// The files, a page a row.
///
/// # Errors
/// [`Failure::BadList`] with all problems, those from reading and those from laying out, by row.
pub(super) fn make(
    mut list: List,
    arguments: &Arguments,
    design: Design,
    now: Timestamp,
    console: &mut Console,
) -> Result<Made, Failure> {
    let as_of = sheets::as_of(now);
    for point in &mut list.rows {
        point.content.as_of = Some(as_of.clone());
    }
    let batch = Batch {
        design,
        destination: arguments.destination(),
        skip_bad: arguments.skip_bad,
        now,
        title: words::TITLE.to_owned(),
        as_of,
    };
    // what is wrong with a list as a whole cannot be skipped
    let whole = list
        .problems
        .iter()
        .any(|problem| problem.row.is_none_or(|row| row == 1));
    if !list.problems.is_empty() && (!arguments.skip_bad || whole) {
        return look_only(list, &batch, now, console);
    }
    let bad: HashSet<usize> = list
        .problems
        .iter()
        .filter_map(|problem| problem.row)
        .collect();
    list.rows.retain(|point| !bad.contains(&point.key));
    if list.rows.is_empty() {
        return Err(Failure::BadList(list.problems));
    }
    let mut progress = Progress::new(console, now);
    let made = poster_batch::make(&batch, list.rows, &mut |step| progress.hear(step));
    progress.finish();
    let made = match made {
        Ok(made) => made,
        Err(BatchError::Bad(bad)) => return Err(with_all(list.problems, bad)),
        Err(other) => return Err(other.into()),
    };
    Ok(Made {
        posters: made.posters,
        files: made.files,
        kept: made.kept,
        bytes: made.bytes,
        millis: 0,
        skipped: sorted(list.problems, made.bad),
    })
}

/// Looks at the texts of a list that has problems already: they are all said at once.
fn look_only(
    list: List,
    batch: &Batch,
    now: Timestamp,
    console: &mut Console,
) -> Result<Made, Failure> {
    let mut progress = Progress::new(console, now);
    let points: &[Point] = &list.rows;
    let found = poster_batch::check(batch, points, &mut |step| progress.hear(step));
    progress.finish();
    match found {
        Ok(bad) => Err(with_all(list.problems, bad)),
        Err(other) => Err(other.into()),
    }
}

fn with_all(problems: Vec<Problem>, bad: Vec<Bad<usize>>) -> Failure {
    Failure::BadList(sorted(problems, bad))
}

fn sorted(mut problems: Vec<Problem>, bad: Vec<Bad<usize>>) -> Vec<Problem> {
    let flaws = bad.into_iter().flat_map(|bad| {
        let row = bad.key;
        bad.flaws.into_iter().map(move |flaw| problem(row, flaw))
    });
    problems.extend(flaws);
    problems.sort_by_key(|problem| (problem.row, problem.field));
    problems
}

fn problem(row: usize, flaw: Flaw) -> Problem {
    Problem {
        row: Some(row),
        field: flaw.field.map(Into::into),
        fault: match flaw.kind {
            FlawKind::NoGlyph(lacking) => Fault::NoGlyph(lacking),
            FlawKind::AddressTooLong => Fault::AddressTooLong,
            FlawKind::DoesNotFit => Fault::DoesNotFit,
        },
    }
}

impl Progress<'_, '_> {
    fn hear(&mut self, step: poster_batch::Progress) -> ControlFlow<()> {
        self.step(step);
        match self.is_broken_off() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}
