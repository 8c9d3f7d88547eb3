//! The officer decides what the hub could not.

use super::{Pending, Snapshot, State, answer::withdraw_confirmations_after};
use infodesk_domain::OperationId;
use serde::{Deserialize, Serialize};

/// Which value stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    Mine,
    Theirs,
}

/// Ends the conflict `id`. Mine: it is queued again, at its old place, on top of their version, as
/// `new_id`. Theirs: it is dropped. False when there is no such conflict.
pub(crate) fn resolve(
    hub: &Snapshot,
    pending: &mut Vec<Pending>,
    id: OperationId,
    keep: Keep,
    new_id: OperationId,
) -> bool {
    let Some(at) = pending
        .iter()
        .position(|p| p.operation.id == id && p.state == State::Conflict)
    else {
        return false;
    };
    match keep {
        Keep::Mine => {
            let mine = &mut pending[at];
            mine.state = State::Queued;
            mine.operation.id = new_id;
            for change in mine.changes_mut().into_iter().flatten() {
                change.base = hub.point.version_of(change.value.field());
            }
        }
        Keep::Theirs => {
            let dropped = pending.remove(at);
            withdraw_confirmations_after(pending, dropped.position);
        }
    }
    true
}

/// The officer has read why `id` was refused. False when there is no such refusal.
pub(crate) fn dismiss(pending: &mut Vec<Pending>, id: OperationId) -> bool {
    let before = pending.len();
    pending.retain(|p| p.operation.id != id || !matches!(p.state, State::Refused(_)));
    pending.len() < before
}
