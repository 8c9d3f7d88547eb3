//! How a request gets from one stage to the next: under its lock, by the rule, with its event.

use super::{ADD_EVENT, LOCK, MOVE, OFFICER_NAME, find, find::Found};
use crate::store::{
    audit::{self, Event, Kind, Pen},
    db::{Tx, params},
    error::{Result, StoreError},
    news,
};
use infodesk_domain::{
    OfficerId, Problem, ServiceRequestId,
    requests::{self, Refused, RequestAct, RequestHappening, RequestStage, Who},
};

/// Why nothing moves: it is nobody's business, or it is elsewhere by now.
pub(super) enum Stays {
    NotTheirs,
    MovedOn(Problem),
}

/// Until the transaction ends nobody else moves it.
pub(super) async fn locked(tx: &mut Tx, id: ServiceRequestId) -> Result<Option<Found>> {
    match tx.find(LOCK, params![id]).await? {
        Some(_) => find::find(tx, id).await,
        None => Ok(None),
    }
}

/// Where an act would bring a locked request; nothing is written.
pub(super) fn next(found: &Found, act: RequestAct, who: Who) -> Result<RequestStage, Stays> {
    requests::act(found.request.stage, act, who).map_err(|refused| match refused {
        Refused::NotTheirs => Stays::NotTheirs,
        Refused::MovedOn => {
            let by = found.moved_by.as_deref();
            Stays::MovedOn(requests::moved_on(found.request.stage, by, found.moved_at))
        }
    })
}

/// Brings a locked request there. `by`: the name of whoever does it.
pub(super) async fn put(
    tx: &mut Tx,
    pen: &Pen,
    id: ServiceRequestId,
    stage: RequestStage,
    by: Option<&str>,
) -> Result<()> {
    tx.execute(MOVE, params![id, stage, by, pen.at]).await?;
    news::approvals_changed(tx).await
}

pub(super) async fn happened(
    tx: &mut Tx,
    pen: &Pen,
    id: ServiceRequestId,
    what: RequestHappening,
    by: Option<&str>,
    note: &str,
) -> Result<()> {
    let values = params![id, what, by, pen.at, note];
    tx.execute(ADD_EVENT, values).await.map(drop)
}

pub(super) async fn record(tx: &mut Tx, pen: &Pen, kind: Kind, id: ServiceRequestId) -> Result<()> {
    audit::record(tx, pen, Event::done(kind).to(id)).await
}

pub(super) async fn name_of(tx: &mut Tx, officer: OfficerId) -> Result<String> {
    let row = tx.find(OFFICER_NAME, params![officer]).await?;
    row.ok_or(StoreError::Missing("officer"))?.take()
}
