//! "เรื่องรออนุมัติ" on this PC: the list as the hub last told it, and of what the officer has been told.

use crate::{
    changes::Changed,
    notifications::{self, Arrived, Notifications},
    register::Register,
    replica::ReplicaError,
};
use infodesk_domain::{Timestamp, approvals::Approval};
use serde::{Deserialize, Serialize};
use std::sync::atomic::Ordering;

/// The one that waits longest comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ApprovalsView {
    pub approvals: Vec<Approval>,
    /// When the hub told this list; `None`: it never has.
    pub as_of: Option<Timestamp>,
    /// The hub is not heard: the list may have changed since.
    pub offline: bool,
}

/// As it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptApprovals {
    pub approvals: Vec<Approval>,
    pub as_of: Timestamp,
}

impl Register {
    /// What waits for the officer, as far as this PC knows.
    pub async fn approvals(&self) -> Result<ApprovalsView, ReplicaError> {
        let kept = self.with(|replica| replica.approvals()).await?;
        let as_of = kept.as_ref().map(|kept| kept.as_of);
        Ok(ApprovalsView {
            approvals: kept.map(|kept| kept.approvals).unwrap_or_default(),
            as_of,
            offline: !self.inner.hub_is_heard.load(Ordering::Relaxed),
        })
    }

    /// Keeps the list as the hub has just told it.
    pub(crate) async fn keep_approvals(
        &self,
        approvals: Vec<Approval>,
    ) -> Result<(), ReplicaError> {
        let as_of = self.inner.surroundings.now();
        let kept = KeptApprovals { approvals, as_of };
        self.with(move |replica| replica.keep_approvals(&kept))
            .await?;
        self.tell(Changed::Approvals);
        Ok(())
    }

    /// What the officer is to be told now. It counts as told from then on, also after a new start.
    pub async fn take_arrived(
        &self,
        rules: Notifications,
    ) -> Result<Option<Arrived>, ReplicaError> {
        let now = self.inner.surroundings.now();
        self.with(move |replica| {
            let Some(kept) = replica.approvals()? else {
                return Ok(None);
            };
            let told = replica.told_approvals()?;
            let (arrived, now_told) = notifications::take(&kept.approvals, &told, &rules, now);
            if now_told != told {
                replica.keep_told_approvals(&now_told)?;
            }
            Ok(arrived)
        })
        .await
    }

    pub(crate) fn hub_is_heard(&self, heard: bool) {
        if self.inner.hub_is_heard.swap(heard, Ordering::Relaxed) != heard {
            self.tell(Changed::Approvals);
        }
    }
}
