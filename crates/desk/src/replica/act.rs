//! The officer acts: the rule decides, and the edit is saved with the operation that will carry it to the hub.

use super::{Replica, ReplicaError, notes, outbox, write::Writing};
use crate::outbox::{Keep, Snapshot, dismiss, overlay, queue, resolve};
use infodesk_domain::{
    ManualId, OperationId, Problem, ServicePointId,
    commands::{self, Command, Decision, FieldChange, Operation, Subject},
    rights::{Grant, Rights},
    service_points::Actor,
    wire::Me,
};

#[derive(Debug, thiserror::Error)]
pub(crate) enum ActError {
    #[error("the rule stands against it")]
    Refused(Vec<Problem>),
    #[error("not in the replica")]
    NotFound,
    #[error("nobody has signed in on this replica")]
    SignedOut,
    #[error(transparent)]
    Replica(#[from] ReplicaError),
}

impl Replica {
    /// Carries out `command` for the officer and queues it for the hub, in one transaction.
    pub(crate) fn act(&mut self, command: Command) -> Result<(), ActError> {
        let id = command.service_point_id();
        let me = notes::profile(&self.connection)?.ok_or(ActError::SignedOut)?;
        let actor = actor(&me);
        let now = self.surroundings.now();
        let operation_id = OperationId::new(&*self.surroundings);
        let hub = super::points::hub(&self.connection, id)?.ok_or(ActError::NotFound)?;
        let place = self.index.place_of(&hub.point);
        let known = |manual: ManualId| self.index.manuals.contains_key(&manual);
        let manual_is_known =
            matches!(&command, Command::PinManual { manual_id, .. } if known(*manual_id));
        self.write(|writing| {
            let mut pending = writing.pending(id)?;
            let local = overlay(&hub, &pending, &writing.by);
            let subject = Subject {
                point: &local.point,
                pinned: &local.pins,
                place: &place,
            };
            let decision = commands::decide(subject, &unopposed(&command), &actor, now, |_| {
                manual_is_known
            });
            let Some(command) = effective(command, decision.map_err(ActError::Refused)?) else {
                return Ok(());
            };
            let position = outbox::next_position(&writing.transaction)?;
            queue(
                &hub,
                &mut pending,
                Operation {
                    id: operation_id,
                    made_at: now,
                    command,
                },
                position,
            );
            writing.put_pending(id, &pending)?;
            Ok(writing.put(&hub, &pending)?)
        })
    }

    pub(crate) fn resolve_conflict(
        &mut self,
        id: OperationId,
        keep: Keep,
    ) -> Result<ServicePointId, ActError> {
        let new_id = OperationId::new(&*self.surroundings);
        self.decide_pending(id, |hub, pending| match hub {
            Some(hub) => resolve(hub, pending, id, keep, new_id),
            None => false,
        })
    }

    pub(crate) fn dismiss_refused(&mut self, id: OperationId) -> Result<ServicePointId, ActError> {
        self.decide_pending(id, |_, pending| dismiss(pending, id))
    }

    fn decide_pending(
        &mut self,
        id: OperationId,
        decide: impl FnOnce(Option<&Snapshot>, &mut Vec<crate::outbox::Pending>) -> bool,
    ) -> Result<ServicePointId, ActError> {
        self.write(|writing: &mut Writing<'_>| {
            let point = outbox::point_of(&writing.transaction, id)?.ok_or(ActError::NotFound)?;
            let hub = writing.hub(point)?;
            let mut pending = writing.pending(point)?;
            if !decide(hub.as_ref(), &mut pending) {
                return Err(ActError::NotFound);
            }
            writing.put_pending(point, &pending)?;
            if let Some(hub) = hub {
                writing.put(&hub, &pending)?;
            }
            Ok(point)
        })
    }
}

/// The officer with the rights that the hub last told.
pub(super) fn actor(me: &Me) -> Actor {
    let grants = me
        .grants
        .iter()
        .map(|g| Grant {
            id: g.id,
            role: g.role,
            unit: g.unit,
            since: g.since,
        })
        .collect();
    Actor {
        officer_id: me.officer.id,
        name: me.officer.name.clone(),
        rights: Rights { grants },
    }
}

/// For the rule on this side: whether somebody else was faster is for the hub to say, so here no change
/// conflicts and every one is checked.
fn unopposed(command: &Command) -> Command {
    let mut command = command.clone();
    if let Command::EditServicePoint { changes, .. } = &mut command {
        changes.iter_mut().for_each(|c| c.base = i64::MAX);
    }
    command
}

/// The command without the changes that change nothing; `None` when nothing is left.
fn effective(command: Command, decision: Decision) -> Option<Command> {
    let Command::EditServicePoint {
        service_point_id,
        changes,
    } = command
    else {
        return Some(command);
    };
    let Decision::Edited(edited) = decision else {
        return None;
    };
    let does = |c: &FieldChange| edited.changed.contains(&c.value.field());
    let changes: Vec<FieldChange> = changes.into_iter().filter(does).collect();
    (!changes.is_empty()).then_some(Command::EditServicePoint {
        service_point_id,
        changes,
    })
}
