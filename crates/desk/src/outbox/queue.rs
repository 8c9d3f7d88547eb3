//! A new operation enters the outbox of its service point.

use super::{Pending, Snapshot, State, drop_empty};
use infodesk_domain::{
    commands::{Command, FieldChange, Operation},
    service_points::Field,
};

/// Puts `operation`, which the rule has allowed, behind the others at `position`.
pub(crate) fn queue(
    hub: &Snapshot,
    pending: &mut Vec<Pending>,
    operation: Operation,
    position: i64,
) {
    match operation.command {
        Command::EditServicePoint {
            service_point_id,
            changes,
        } => {
            let changes = into_conflicts(pending, changes);
            let command = Command::EditServicePoint {
                service_point_id,
                changes,
            };
            merge(
                pending,
                Operation {
                    command,
                    ..operation
                },
                position,
            );
            drop_undone(hub, pending);
            settle(hub, pending);
        }
        Command::ConfirmServicePoint { .. } => {
            // Said again with nothing in between: the later moment is the one that counts.
            if last_word(pending).is_some_and(|p| p.confirms() && p.state == State::Queued) {
                let again = last_word(pending).map(|p| p.operation.id);
                pending.retain(|p| Some(p.operation.id) != again);
            }
            pending.push(Pending {
                position,
                operation,
                state: State::Queued,
            });
        }
        _ => pending.push(Pending {
            position,
            operation,
            state: State::Queued,
        }),
    }
}

/// Drops conflicts that are none any more: both say the same now.
pub(crate) fn settle(hub: &Snapshot, pending: &mut Vec<Pending>) {
    let agrees = |c: &FieldChange| hub.point.particulars.get(c.value.field()) == c.value;
    pending.retain(|p| p.state != State::Conflict || !p.changes().iter().all(agrees));
}

/// A field whose conflict still waits gets the new value there; the other changes are returned, each with
/// the oldest base under which the officer has a change of that field on the way.
fn into_conflicts(pending: &mut [Pending], changes: Vec<FieldChange>) -> Vec<FieldChange> {
    let mut rest = Vec::new();
    for mut change in changes {
        let field = change.value.field();
        let conflict = pending
            .iter_mut()
            .find(|p| p.state == State::Conflict && p.touches(field));
        if let Some(waiting) = conflict.and_then(Pending::changes_mut) {
            waiting
                .iter_mut()
                .for_each(|c| c.value = change.value.clone());
            continue;
        }
        change.base = bases(pending, field).fold(change.base, i64::min);
        rest.push(change);
    }
    rest
}

fn bases(pending: &[Pending], field: Field) -> impl Iterator<Item = i64> {
    let touching = pending.iter().filter(move |p| p.touches(field));
    touching
        .flat_map(|p| p.changes())
        .filter(move |c| c.value.field() == field)
        .map(|c| c.base)
}

/// Into the last edit while nobody has seen that yet and nothing was confirmed since; else behind it.
fn merge(pending: &mut Vec<Pending>, operation: Operation, position: i64) {
    let new = Pending {
        position,
        operation,
        state: State::Queued,
    };
    let earlier = last_word_mut(pending).filter(|p| p.state == State::Queued && !p.confirms());
    let Some(merged) = earlier.and_then(Pending::changes_mut) else {
        pending.push(new);
        drop_empty(pending);
        return;
    };
    for change in new.changes() {
        match merged
            .iter_mut()
            .find(|c| c.value.field() == change.value.field())
        {
            Some(same) => same.value = change.value.clone(),
            None => merged.push(change.clone()),
        }
    }
}

/// A change back to what the hub has, of which nothing was sent, need not be sent at all.
fn drop_undone(hub: &Snapshot, pending: &mut Vec<Pending>) {
    let alone: Vec<Field> = Field::ALL
        .into_iter()
        .filter(|field| pending.iter().filter(|p| p.touches(*field)).count() == 1)
        .collect();
    for queued in pending.iter_mut().filter(|p| p.state == State::Queued) {
        if let Some(changes) = queued.changes_mut() {
            changes.retain(|c| {
                let field = c.value.field();
                !alone.contains(&field) || hub.point.particulars.get(field) != c.value
            });
        }
    }
    drop_empty(pending);
}

/// The last edit or confirmation. Pins go their own way: their order among these does not matter.
fn last_word(pending: &[Pending]) -> Option<&Pending> {
    pending.iter().rev().find(|p| p.is_unsent() && is_word(p))
}

fn last_word_mut(pending: &mut [Pending]) -> Option<&mut Pending> {
    pending
        .iter_mut()
        .rev()
        .find(|p| p.is_unsent() && is_word(p))
}

fn is_word(pending: &Pending) -> bool {
    pending.confirms() || !pending.changes().is_empty()
}
