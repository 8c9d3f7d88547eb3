//! Reading what is kept, as the screens ask for it.

use super::{Replica, ReplicaError, act, notes, outbox, points};
use crate::{
    outbox::{Pending, Snapshot},
    poster_options::{KeptEmblem, PosterOptions},
    printing::PrinterChoice,
};
use infodesk_domain::{ServicePointId, Timestamp, rights::Rights, wire::Me};

/// Everything kept of one service point.
pub(crate) struct Kept {
    pub hub: Snapshot,
    pub local: Snapshot,
    pub pending: Vec<Pending>,
}

impl Replica {
    /// `None` for a point that is not in the replica.
    pub(crate) fn kept(&self, id: ServicePointId) -> Result<Option<Kept>, ReplicaError> {
        let Some(hub) = points::hub(&self.connection, id)? else {
            return Ok(None);
        };
        let Some(local) = points::local(&self.connection, id)? else {
            return Ok(None);
        };
        Ok(Some(Kept {
            hub,
            local,
            pending: outbox::of_point(&self.connection, id)?,
        }))
    }

    pub(crate) fn profile(&self) -> Result<Option<Me>, ReplicaError> {
        notes::profile(&self.connection)
    }

    /// None where nobody has signed in yet.
    pub(crate) fn rights(&self) -> Result<Rights, ReplicaError> {
        Ok(self
            .profile()?
            .map(|me| act::actor(&me).rights)
            .unwrap_or_default())
    }

    pub(crate) fn public_url(&self) -> Result<Option<String>, ReplicaError> {
        notes::public_url(&self.connection)
    }

    pub(crate) fn printer_choice(&self) -> Result<Option<PrinterChoice>, ReplicaError> {
        notes::printer(&self.connection)
    }

    pub(crate) fn poster_options(&self) -> Result<PosterOptions, ReplicaError> {
        notes::poster_options(&self.connection)
    }

    pub(crate) fn emblem(&self) -> Result<Option<KeptEmblem>, ReplicaError> {
        notes::emblem(&self.connection)
    }

    pub(crate) fn last_sync(&self) -> Result<Option<Timestamp>, ReplicaError> {
        notes::last_sync(&self.connection)
    }
}
