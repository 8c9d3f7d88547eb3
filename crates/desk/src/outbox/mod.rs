//! Edits not yet sent, and what they do to what the officer sees.
//!
//! Pure: what goes in and out of a file is the replica's business. The outbox of one service point is a
//! list in order of position; the rules here keep it such that
//! - an operation that may have reached the hub is never changed again (its id stands for its content),
//! - an edit carries the version that the officer had seen when first touching the field, never a newer one,
//! - "still correct" is said to the hub only after the edits it was said of.

mod answer;
mod overlay;
mod queue;
mod resolve;
#[cfg(test)]
mod tests;

pub(crate) use answer::{Answered, answer};
pub(crate) use overlay::overlay;
pub(crate) use queue::{queue, settle};
pub use resolve::Keep;
pub(crate) use resolve::{dismiss, resolve};

use infodesk_domain::{
    ManualId, Problem, Timestamp,
    commands::{Command, FieldChange, Operation},
    prints::{self, PosterState},
    service_points::{Field, ServicePoint},
};

/// A service point with its pinned manuals: as the hub last told it, or as the officer sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    pub point: ServicePoint,
    pub pins: Vec<ManualId>,
    /// The number of the pins' last change, as the hub counts.
    pub pins_version: i64,
}

impl Snapshot {
    /// A mark of what the poster says.
    pub(crate) fn poster_mark(&self) -> String {
        prints::mark(&self.point.particulars, &self.pins)
    }

    pub(crate) fn poster_version(&self) -> i64 {
        prints::version(&self.point, self.pins_version)
    }

    pub(crate) fn poster_state(&self) -> PosterState {
        PosterState::of(self.point.last_print.as_ref(), &self.poster_mark())
    }
}

/// Where an operation stands on its way.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Never sent: later edits may still be merged into it.
    Queued,
    /// Sent at least once, the answer not seen: it goes again unchanged.
    Sending,
    /// One field that somebody else changed meanwhile; the officer decides. Never sent in this state.
    Conflict,
    /// The hub said no; kept until the officer has read why.
    Refused(Vec<Problem>),
}

/// An operation in the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// Lower goes first; the fields of one edit that conflict share the position of that edit.
    pub position: i64,
    pub operation: Operation,
    pub state: State,
}

impl Pending {
    pub(crate) fn is_unsent(&self) -> bool {
        matches!(self.state, State::Queued | State::Sending)
    }

    pub(crate) fn confirms(&self) -> bool {
        matches!(self.operation.command, Command::ConfirmServicePoint { .. })
    }

    /// The fields it would change; none for what is no edit.
    pub(crate) fn changes(&self) -> &[FieldChange] {
        match &self.operation.command {
            Command::EditServicePoint { changes, .. } => changes,
            _ => &[],
        }
    }

    fn changes_mut(&mut self) -> Option<&mut Vec<FieldChange>> {
        match &mut self.operation.command {
            Command::EditServicePoint { changes, .. } => Some(changes),
            _ => None,
        }
    }

    fn touches(&self, field: Field) -> bool {
        self.state_counts() && self.changes().iter().any(|c| c.value.field() == field)
    }

    /// Does it shape what the officer sees? What was refused does not.
    fn state_counts(&self) -> bool {
        !matches!(self.state, State::Refused(_))
    }

    fn made_at(&self) -> Timestamp {
        self.operation.made_at
    }
}

/// Edits that lost their last change have nothing left to say.
fn drop_empty(pending: &mut Vec<Pending>) {
    pending.retain(|p| !matches!(&p.operation.command, Command::EditServicePoint { changes, .. } if changes.is_empty()));
}
