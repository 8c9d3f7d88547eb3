//! What waits for the officer, and of what they have been told.

use super::{Replica, ReplicaError, notes};
use crate::{approvals::KeptApprovals, notifications::Told};

impl Replica {
    /// As the hub last told it; `None`: it never has.
    pub(crate) fn approvals(&self) -> Result<Option<KeptApprovals>, ReplicaError> {
        notes::approvals(&self.connection)
    }

    pub(crate) fn keep_approvals(&mut self, kept: &KeptApprovals) -> Result<(), ReplicaError> {
        self.write(|writing| notes::put_approvals(&writing.transaction, kept))
    }

    pub(crate) fn told_approvals(&self) -> Result<Vec<Told>, ReplicaError> {
        notes::told_approvals(&self.connection)
    }

    pub(crate) fn keep_told_approvals(&mut self, told: &[Told]) -> Result<(), ReplicaError> {
        self.write(|writing| notes::put_told_approvals(&writing.transaction, told))
    }
}
