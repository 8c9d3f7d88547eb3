//! What the officer sees: the hub's snapshot with all that is pending on top.

use super::{Pending, Snapshot};
use infodesk_domain::{
    commands::{Command, Operation},
    pins::{self, PinChange},
    prints,
    service_points::Assurance,
};

/// `hub` with `pending` (in order) carried out on it; `by` is the officer's name.
///
/// Field versions stay the hub's. A pin that makes no sense any more, because somebody else did the same
/// meanwhile, is passed over: what it wished is so already.
pub(crate) fn overlay(hub: &Snapshot, pending: &[Pending], by: &str) -> Snapshot {
    let mut local = hub.clone();
    for each in pending.iter().filter(|p| p.state_counts()) {
        carry_out(&mut local, &each.operation, by);
    }
    local
}

pub(super) fn carry_out(on: &mut Snapshot, operation: &Operation, by: &str) {
    match &operation.command {
        Command::EditServicePoint { changes, .. } => {
            for change in changes {
                on.point.particulars.set(change.value.clone());
            }
        }
        Command::ConfirmServicePoint { .. } => confirm(on, operation, by),
        Command::PinManual {
            manual_id,
            position,
            ..
        } => {
            repin(
                on,
                &PinChange::Pin {
                    manual: *manual_id,
                    position: *position,
                },
            );
        }
        Command::UnpinManual { manual_id, .. } => {
            repin(on, &PinChange::Unpin { manual: *manual_id })
        }
        Command::ReorderPins { manual_ids, .. } => {
            repin(on, &PinChange::Reorder { order: manual_ids })
        }
        Command::RecordPrint { record, .. } => {
            if let Some(last) = prints::later(on.point.last_print.as_ref(), record, by) {
                on.point.last_print = Some(last);
            }
        }
    }
}

fn confirm(on: &mut Snapshot, operation: &Operation, by: &str) {
    if on
        .point
        .assurance
        .as_ref()
        .is_none_or(|a| a.at < operation.made_at)
    {
        on.point.assurance = Some(Assurance {
            at: operation.made_at,
            by: by.to_owned(),
        });
    }
}

fn repin(on: &mut Snapshot, change: &PinChange<'_>) {
    if let Ok(after) = pins::apply(&on.pins, change) {
        on.pins = after;
    }
}
