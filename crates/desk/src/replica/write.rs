//! One transaction: all of it or nothing, in the file as in memory.

use super::{Replica, ReplicaError, Summary, index::Changes, notes, outbox, points};
use crate::outbox::{Pending, Snapshot, overlay};
use infodesk_domain::ServicePointId;
use rusqlite::{Transaction, TransactionBehavior};

pub(super) struct Writing<'a> {
    pub transaction: Transaction<'a>,
    pub changes: Changes,
    /// The officer's name, for what is shown as done before the hub has confirmed it.
    pub by: String,
}

impl Replica {
    /// Runs `work` in a transaction. An error, or a panic, leaves file and memory as they were.
    pub(super) fn write<T, E: From<ReplicaError>>(
        &mut self,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let begun = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = begun.map_err(ReplicaError::from)?;
        let by = notes::profile(&transaction)?
            .map(|me| me.officer.name)
            .unwrap_or_default();
        let mut writing = Writing {
            transaction,
            changes: Changes::default(),
            by,
        };
        let result = work(&mut writing)?;
        let Writing {
            transaction,
            changes,
            ..
        } = writing;
        let waiting = outbox::waiting(&transaction)?;
        transaction.commit().map_err(ReplicaError::from)?;
        self.index.take(changes);
        self.index.waiting = waiting;
        Ok(result)
    }

    /// Makes the columns for lists anew when another version of the program made them.
    pub(super) fn renew_summaries(&mut self) -> Result<(), ReplicaError> {
        let version = env!("CARGO_PKG_VERSION");
        if notes::summaries_by(&self.connection)?.as_deref() == Some(version) {
            return Ok(());
        }
        self.write(|writing| {
            for point in points::all_hub(&writing.transaction)? {
                let (pins, pins_version) = points::hub_pins(&writing.transaction, point.id)?;
                let pending = outbox::of_point(&writing.transaction, point.id)?;
                let hub = Snapshot {
                    point,
                    pins,
                    pins_version,
                };
                writing.put(&hub, &pending)?;
            }
            notes::put_summaries_by(&writing.transaction, version)
        })
    }
}

impl Writing<'_> {
    pub fn hub(&self, id: ServicePointId) -> Result<Option<Snapshot>, ReplicaError> {
        points::hub(&self.transaction, id)
    }

    pub fn pending(&self, id: ServicePointId) -> Result<Vec<Pending>, ReplicaError> {
        outbox::of_point(&self.transaction, id)
    }

    pub fn put_pending(&self, id: ServicePointId, pending: &[Pending]) -> Result<(), ReplicaError> {
        outbox::put(&self.transaction, id, pending)
    }

    /// Writes the hub's snapshot and what the officer sees of it.
    pub fn put(&mut self, hub: &Snapshot, pending: &[Pending]) -> Result<(), ReplicaError> {
        let local = overlay(hub, pending, &self.by);
        let summary = Summary::of(&local);
        points::put(&self.transaction, hub, &local, &summary)?;
        self.changes.points.push(summary);
        Ok(())
    }
}
