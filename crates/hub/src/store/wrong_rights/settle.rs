//! The end of a note: it is answered, or its writer takes it back.

use super::{
    LOCK, SETTLE, WITHDRAW,
    find::{self, Found},
};
use crate::store::{
    Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, params},
    error::{Result, StoreError},
    grants, news,
};
use infodesk_domain::{
    OfficerId, Problem, WrongRightsId,
    wrong_rights::{self, WrongRightsNote},
};

/// `None`: there is no such note for this officer.
type Ended = Option<Result<WrongRightsNote, Problem>>;

impl Store {
    /// Answers a note that waits for the officer; `None` where it is not for them. Whoever comes second learns by
    /// the problem who was first, and when. The audit has the refusal too.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn settle_wrong_rights(
        &self,
        officer: OfficerId,
        id: WrongRightsId,
        reply: &str,
    ) -> Result<Ended> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let settled = settle(&mut tx, &pen, (officer, id), reply).await;
        tx.end(settled).await
    }

    /// Takes back a note of the officer's own; `None` where it is not theirs.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw_wrong_rights(
        &self,
        officer: OfficerId,
        id: WrongRightsId,
    ) -> Result<Ended> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let withdrawn = withdraw(&mut tx, &pen, (officer, id)).await;
        tx.end(withdrawn).await
    }
}

async fn settle(
    tx: &mut Tx,
    pen: &Pen,
    (officer, id): (OfficerId, WrongRightsId),
    reply: &str,
) -> Result<Ended> {
    let rights = grants::rights_of(tx, officer).await?;
    let found = locked(tx, id).await?;
    let Some(found) = found.filter(|found| found.may_be_settled_by(officer, &rights)) else {
        let event = Event::refused(Kind::WrongRightsSettled, "no_right").to(id);
        audit::record(tx, pen, event).await?;
        return Ok(None);
    };
    let reply = match wrong_rights::settle(&found.note.state, reply) {
        Ok(reply) => reply,
        Err(problem) => return Ok(Some(Err(problem))),
    };
    let values = params![id, reply, officer, pen.at];
    tx.execute(SETTLE, values).await?;
    ended(tx, pen, (officer, id), Kind::WrongRightsSettled).await
}

async fn withdraw(
    tx: &mut Tx,
    pen: &Pen,
    (officer, id): (OfficerId, WrongRightsId),
) -> Result<Ended> {
    let found = locked(tx, id).await?;
    let Some(found) = found.filter(|found| found.is_writer(officer)) else {
        return Ok(None);
    };
    if let Err(problem) = wrong_rights::withdraw(&found.note.state) {
        return Ok(Some(Err(problem)));
    }
    tx.execute(WITHDRAW, params![id, pen.at]).await?;
    ended(tx, pen, (officer, id), Kind::WrongRightsWithdrawn).await
}

/// Until the transaction ends nobody else decides.
async fn locked(tx: &mut Tx, id: WrongRightsId) -> Result<Option<Found>> {
    match tx.find(LOCK, params![id]).await? {
        Some(_) => find::find(tx, id).await,
        None => Ok(None),
    }
}

async fn ended(
    tx: &mut Tx,
    pen: &Pen,
    (officer, id): (OfficerId, WrongRightsId),
    kind: Kind,
) -> Result<Ended> {
    let note = find::note(tx, officer, id).await?;
    news::approvals_changed(tx).await?;
    audit::record(tx, pen, Event::done(kind).to(id)).await?;
    Ok(Some(Ok(note.ok_or(StoreError::Missing("note"))?)))
}
