//! Carrying out an officer's operation: the rule decides, this writes it down.

use super::{
    Store, agencies,
    db::Tx,
    error::Result,
    feed, grants, manuals, officers, operations, pins,
    prints::{self, NewPrint},
    service_points,
};
use infodesk_domain::{
    ManualId, OfficerId, OperationId, PrintId, Problem, ProblemCode, Surroundings, Timestamp,
    commands::{Command, Decision, Operation, OperationResult, Outcome, Subject, decide},
    feed::PinnedManuals,
    prints::Recorded,
    rights::Place,
    service_points::{Actor, Edited, Field, ServicePoint},
};

impl Store {
    /// Carries out one operation in a transaction of its own. Pushed again by the same officer, it
    /// changes nothing and has the same answer.
    ///
    /// # Errors
    /// When the database fails; a refusal is no error but an [`Outcome`].
    pub async fn carry_out(
        &self,
        officer: OfficerId,
        operation: &Operation,
    ) -> Result<OperationResult> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let outcome = once(&mut tx, officer, operation, self.surroundings(), now).await;
        let outcome = tx.end(outcome).await?;
        Ok(OperationResult {
            id: operation.id,
            outcome,
        })
    }
}

async fn once(
    tx: &mut Tx,
    officer: OfficerId,
    operation: &Operation,
    surroundings: &dyn Surroundings,
    now: Timestamp,
) -> Result<Outcome> {
    if !operations::begin(tx, officer, operation.id, now).await? {
        return operations::outcome(tx, officer, operation.id).await;
    }
    let outcome = attempt(tx, officer, operation, surroundings, now).await?;
    operations::record(tx, officer, operation.id, &outcome).await?;
    Ok(outcome)
}

async fn attempt(
    tx: &mut Tx,
    officer: OfficerId,
    operation: &Operation,
    surroundings: &dyn Surroundings,
    now: Timestamp,
) -> Result<Outcome> {
    let command = &operation.command;
    let Some(actor) = actor(tx, officer).await? else {
        return Ok(unknown_point());
    };
    let found = service_points::find_to_write(tx, officer, command.service_point_id()).await?;
    let Some(point) = found else {
        return Ok(unknown_point());
    };
    let pinned = pins::of(tx, point.id).await?;
    let place = Place {
        agencies: agencies::at_or_above(tx, point.agency_id).await?,
        service_point: Some(point.id),
    };
    let known = known_manual(tx, command).await?;
    let subject = Subject {
        point: &point,
        pinned: &pinned,
        place: &place,
    };
    match decide(subject, command, &actor, now, |manual| {
        known == Some(manual)
    }) {
        Err(problems) => Ok(Outcome::Refused { problems }),
        Ok(Decision::Edited(edited)) => Writing { tx, actor, now }.edited(*edited).await,
        Ok(Decision::Confirmed(assurance)) => {
            let confirmed = ServicePoint {
                assurance: Some(assurance),
                ..point
            };
            Writing { tx, actor, now }
                .point(confirmed, &[])
                .await
                .map(applied)
        }
        Ok(Decision::Pinned(after)) if after == pinned => Ok(Outcome::Applied { version: None }),
        Ok(Decision::Pinned(after)) => Writing { tx, actor, now }.pins(&point, after).await,
        Ok(Decision::Printed(recorded)) => {
            let id = PrintId::new(surroundings);
            Writing { tx, actor, now }
                .printed(point, *recorded, (id, operation.id))
                .await
        }
    }
}

async fn actor(tx: &mut Tx, officer: OfficerId) -> Result<Option<Actor>> {
    let Some(known) = officers::find(tx, officer).await? else {
        return Ok(None);
    };
    let rights = grants::rights_of(tx, officer).await?;
    Ok(Some(Actor {
        officer_id: officer,
        name: known.name,
        rights,
    }))
}

/// The manual that the command would pin, if it is in the register.
async fn known_manual(tx: &mut Tx, command: &Command) -> Result<Option<ManualId>> {
    let Command::PinManual { manual_id, .. } = command else {
        return Ok(None);
    };
    Ok(manuals::is_known(tx, *manual_id)
        .await?
        .then_some(*manual_id))
}

/// The same for a point that does not exist and one outside the rights.
fn unknown_point() -> Outcome {
    Outcome::Refused {
        problems: vec![Problem::error("", ProblemCode::ServicePointUnknown)],
    }
}

const fn applied(version: i64) -> Outcome {
    Outcome::Applied {
        version: Some(version),
    }
}

struct Writing<'a> {
    tx: &'a mut Tx,
    actor: Actor,
    now: Timestamp,
}

impl Writing<'_> {
    async fn edited(self, edited: Edited) -> Result<Outcome> {
        let Edited {
            point,
            changed,
            conflicts,
        } = edited;
        let version = match changed.as_slice() {
            [] => None,
            fields => Some(self.point(point, fields).await?),
        };
        Ok(if conflicts.is_empty() {
            Outcome::Applied { version }
        } else {
            Outcome::Conflict { version, conflicts }
        })
    }

    /// Writes the point and notes `fields` as changed; the number of the change.
    async fn point(self, mut point: ServicePoint, fields: &[Field]) -> Result<i64> {
        let entity = feed::Entity::ServicePoint(point.id);
        let stream = point.department_id;
        let by = Some(self.actor.officer_id);
        let version = feed::append(self.tx, stream, &[entity], by, self.now).await?;
        point.stamp(fields, version, &self.actor.name, self.now);
        service_points::update(self.tx, &point).await?;
        Ok(version)
    }

    async fn pins(self, point: &ServicePoint, manual_ids: Vec<ManualId>) -> Result<Outcome> {
        let entity = feed::Entity::Pins(point.id);
        let by = Some(self.actor.officer_id);
        let version = feed::append(self.tx, point.department_id, &[entity], by, self.now).await?;
        let pinned = PinnedManuals {
            service_point_id: point.id,
            manual_ids,
            version,
        };
        pins::replace(self.tx, pinned).await?;
        Ok(applied(version))
    }

    /// Enters a print into the log; the point changes only where this is its last print.
    async fn printed(
        self,
        point: ServicePoint,
        recorded: Recorded,
        (id, operation): (PrintId, OperationId),
    ) -> Result<Outcome> {
        let new = NewPrint {
            id,
            point: point.id,
            officer: self.actor.officer_id,
            operation,
            record: &recorded.record,
            recorded_at: self.now,
        };
        prints::insert(self.tx, &new).await?;
        if recorded.last.is_none() {
            return Ok(Outcome::Applied { version: None });
        }
        let printed = ServicePoint {
            last_print: recorded.last,
            ..point
        };
        self.point(printed, &[]).await.map(applied)
    }
}
