//! What time alone does: the reminder, and the end of a link.

use super::{
    REMINDED, TO_EXPIRE, TO_REMIND, find, mailing,
    moving::{self, Stays},
};
use crate::store::{
    MailKind, Store,
    audit::{Kind, Pen},
    db::{Sql, Tx, params},
    error::{Result, StoreError},
};
use infodesk_domain::{
    ServiceRequestId,
    requests::{RequestAct, RequestHappening, Who},
};

/// Source: the mission, "reminder after 3 days".
const REMIND_AFTER_DAYS: i64 = 3;

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

impl Store {
    /// Reminds executives, and ends links whose time is over. Several hubs may do it at once: each request is
    /// reminded of once in a round, and expires once.
    ///
    /// # Errors
    /// When the database fails; what was done until then stays.
    pub async fn keep_requests(&self, origin: &str) -> Result<()> {
        let now = self.surroundings.now();
        for id in self.requests_by(TO_EXPIRE, now.0).await? {
            self.expire(id).await?;
        }
        let before = now.0 - REMIND_AFTER_DAYS * DAY_MILLIS;
        for id in self.requests_by(TO_REMIND, before).await? {
            self.remind(id, origin).await?;
        }
        Ok(())
    }

    async fn requests_by(&self, statement: Sql, until: i64) -> Result<Vec<ServiceRequestId>> {
        let mut tx = self.read().await?;
        let rows = tx.query(statement, params![until]).await;
        let ids = rows.and_then(|rows| rows.into_iter().map(|mut row| row.take()).collect());
        tx.end(ids).await
    }

    async fn expire(&self, id: ServiceRequestId) -> Result<()> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let expired = expire(&mut tx, self, &pen, id).await;
        tx.end(expired).await
    }

    async fn remind(&self, id: ServiceRequestId, origin: &str) -> Result<()> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let reminded = remind(&mut tx, self, &pen, id, origin).await;
        tx.end(reminded).await
    }
}

async fn expire(tx: &mut Tx, store: &Store, pen: &Pen, id: ServiceRequestId) -> Result<()> {
    let Some(found) = moving::locked(tx, id).await? else {
        return Ok(());
    };
    // It may have been asked anew, or answered, since it was found.
    if pen.at < found.expires_at {
        return Ok(());
    }
    let to = match moving::next(&found, RequestAct::Expire, Who::Clock) {
        Ok(to) => to,
        Err(Stays::MovedOn(_) | Stays::NotTheirs) => return Ok(()),
    };
    moving::put(tx, pen, id, to, None).await?;
    let what = RequestHappening::LinkExpired;
    moving::happened(tx, pen, id, what, None, "").await?;
    let mail = mailing::to_requester(&found, MailKind::RequestLinkExpired, pen);
    mailing::queue(tx, store, pen, &mail).await?;
    moving::record(tx, pen, Kind::ServiceRequestExpired, id).await
}

async fn remind(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    id: ServiceRequestId,
    origin: &str,
) -> Result<()> {
    if tx.find(REMINDED, params![id, pen.at]).await?.is_none() {
        return Ok(());
    }
    let found = find::find(tx, id).await?;
    let found = found.ok_or(StoreError::Missing("request"))?;
    let mail = mailing::to_executive(store, &found, MailKind::ExecutiveReminded, origin);
    mailing::queue(tx, store, pen, &mail).await?;
    let address = &found.request.form.executive.email;
    let what = RequestHappening::ExecutiveReminded;
    moving::happened(tx, pen, id, what, None, address).await
}
