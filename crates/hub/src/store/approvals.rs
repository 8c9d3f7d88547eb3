//! All that waits for one officer, from the tables of every kind.

use super::{
    Store, db::Tx, error::Result, grants, requests, reviews, token_requests, wrong_rights,
};
use infodesk_domain::{OfficerId, approvals::Approval};

impl Store {
    /// What waits for the officer, the one that waits longest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn approvals(&self, officer: OfficerId) -> Result<Vec<Approval>> {
        let mut tx = self.read().await?;
        let waiting = waiting_for(&mut tx, officer).await.map(sorted);
        tx.end(waiting).await
    }
}

/// Each kind's own table says what waits for somebody with these rights.
pub(super) async fn waiting_for(tx: &mut Tx, officer: OfficerId) -> Result<Vec<Approval>> {
    let rights = grants::rights_of(tx, officer).await?;
    let mut waiting = wrong_rights::waiting_for(tx, officer, &rights).await?;
    waiting.extend(token_requests::waiting_for(tx, officer, &rights).await?);
    waiting.extend(requests::waiting_for(tx, officer, &rights).await?);
    waiting.extend(reviews::waiting_for(tx, officer, &rights).await?);
    Ok(waiting)
}

/// Two of the same moment keep one order: the list must not jump about.
fn sorted(mut waiting: Vec<Approval>) -> Vec<Approval> {
    waiting.sort_by(|a, b| (a.since, a.kind, &a.id).cmp(&(b.since, b.kind, &b.id)));
    waiting
}
