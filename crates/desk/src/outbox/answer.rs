//! The hub has answered an operation.

use super::{Pending, Snapshot, State, drop_empty, overlay::carry_out, queue::settle};
use infodesk_domain::{
    OperationId, Problem, ProblemCode,
    commands::{Command, FieldChange, Operation, OperationResult, Outcome},
    rights::Action,
    service_points::Conflict,
};

/// What is known when an answer arrives.
pub(crate) struct Answered<'a> {
    pub result: &'a OperationResult,
    /// How far the point's stream has been read: what is numbered up to here is in the snapshot.
    pub seen: i64,
    /// The officer's name.
    pub by: &'a str,
}

/// Takes the answer into the outbox and, as far as the feed has not told it yet, into the snapshot, so
/// that the officer's value does not flicker back until the next pull.
///
/// `hub` is absent when the point has been forgotten meanwhile. An operation already answered is ignored.
pub(crate) fn answer(
    hub: Option<&mut Snapshot>,
    pending: &mut Vec<Pending>,
    answered: &Answered<'_>,
    fresh_id: impl FnMut() -> OperationId,
) {
    let Some(at) = pending
        .iter()
        .position(|p| p.operation.id == answered.result.id)
    else {
        return;
    };
    match &answered.result.outcome {
        Outcome::Applied { version } => {
            let done = pending.remove(at);
            applied(hub, pending, &done.operation, *version, answered);
        }
        Outcome::Conflict { version, conflicts } => {
            let done = pending.remove(at);
            conflicted(
                hub,
                pending,
                done,
                (*version, conflicts),
                answered,
                fresh_id,
            );
        }
        Outcome::Refused { problems } => refused(pending, at, problems),
    }
    drop_empty(pending);
}

fn applied(
    hub: Option<&mut Snapshot>,
    pending: &mut [Pending],
    done: &Operation,
    version: Option<i64>,
    answered: &Answered<'_>,
) {
    let Some(version) = version else { return };
    if let Command::EditServicePoint { changes, .. } = &done.command {
        raise_bases(pending, changes, version);
    }
    if let Some(hub) = hub.filter(|_| version > answered.seen) {
        take_over(hub, done, version, answered.by);
    }
}

/// Later changes of the same fields build on what the hub has just taken.
fn raise_bases(pending: &mut [Pending], taken: &[FieldChange], version: i64) {
    for change in pending
        .iter_mut()
        .filter_map(Pending::changes_mut)
        .flatten()
    {
        if taken
            .iter()
            .any(|t| t.value.field() == change.value.field())
        {
            change.base = change.base.max(version);
        }
    }
}

fn take_over(hub: &mut Snapshot, done: &Operation, version: i64, by: &str) {
    let Command::EditServicePoint { changes, .. } = &done.command else {
        carry_out(hub, done, by);
        if done.command.action() == Action::PinManuals {
            hub.pins_version = hub.pins_version.max(version);
        }
        return;
    };
    for change in changes {
        let field = change.value.field();
        if hub.point.version_of(field) < version && hub.point.particulars.get(field) != change.value
        {
            hub.point.particulars.set(change.value.clone());
            hub.point.stamp(&[field], version, by, done.made_at);
        }
    }
}

/// The fields without conflict are done; each other one waits by itself for the officer.
fn conflicted(
    mut hub: Option<&mut Snapshot>,
    pending: &mut Vec<Pending>,
    done: Pending,
    (version, conflicts): (Option<i64>, &[Conflict]),
    answered: &Answered<'_>,
    mut fresh_id: impl FnMut() -> OperationId,
) {
    let in_conflict =
        |c: &FieldChange| conflicts.iter().any(|x| x.yours.field() == c.value.field());
    let (waiting, taken): (Vec<_>, Vec<_>) = done.changes().iter().cloned().partition(in_conflict);
    let operation = |id, changes| {
        let service_point_id = done.operation.command.service_point_id();
        Operation {
            id,
            made_at: done.made_at(),
            command: Command::EditServicePoint {
                service_point_id,
                changes,
            },
        }
    };
    applied(
        hub.as_deref_mut(),
        pending,
        &operation(done.operation.id, taken),
        version,
        answered,
    );
    for (nth, mut change) in waiting.into_iter().enumerate() {
        take_later_value(pending, &mut change);
        let id = if nth == 0 {
            done.operation.id
        } else {
            fresh_id()
        };
        let waits = Pending {
            position: done.position,
            operation: operation(id, vec![change]),
            state: State::Conflict,
        };
        pending.push(waits);
    }
    pending.sort_by_key(|p| p.position);
    if let Some(hub) = hub {
        learn_theirs(hub, conflicts);
        settle(hub, pending);
    }
}

/// What the officer wrote into the field since then is what stands against theirs.
fn take_later_value(pending: &mut [Pending], change: &mut FieldChange) {
    let field = change.value.field();
    for later in pending.iter_mut().filter(|p| p.state == State::Queued) {
        if let Some(changes) = later.changes_mut() {
            if let Some(newer) = changes.iter().find(|c| c.value.field() == field) {
                change.value = newer.value.clone();
            }
            changes.retain(|c| c.value.field() != field);
        }
    }
}

fn learn_theirs(hub: &mut Snapshot, conflicts: &[Conflict]) {
    for Conflict {
        theirs,
        their_change,
        ..
    } in conflicts
    {
        if hub.point.version_of(theirs.field()) < their_change.version {
            hub.point.particulars.set(theirs.clone());
            hub.point
                .field_versions
                .insert(theirs.field(), their_change.clone());
        }
    }
}

fn refused(pending: &mut Vec<Pending>, at: usize, problems: &[Problem]) {
    if !problems.is_empty() && problems.iter().all(|p| wish_is_so_already(p.code)) {
        pending.remove(at);
        return;
    }
    let position = pending[at].position;
    let was_edit = !pending[at].changes().is_empty();
    pending[at].state = State::Refused(problems.to_vec());
    if was_edit {
        withdraw_confirmations_after(pending, position);
    }
}

/// Somebody else pinned or unpinned the same manual first: nothing that the officer would have to know.
const fn wish_is_so_already(code: ProblemCode) -> bool {
    matches!(
        code,
        ProblemCode::ManualAlreadyPinned | ProblemCode::ManualNotPinned
    )
}

/// "Still correct" was said of values that do not stand; the officer says it anew when they wish.
pub(super) fn withdraw_confirmations_after(pending: &mut Vec<Pending>, position: i64) {
    pending.retain(|p| !(p.confirms() && p.state == State::Queued && p.position > position));
}
