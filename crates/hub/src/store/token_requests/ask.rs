//! Asking for a Token.

use super::{ADD_EVENT, INSERT, OFFICER_NAME, find};
use crate::store::{
    Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, params},
    error::{Result, StoreError},
    grants, news, officers, places,
};
use infodesk_domain::{
    OfficerId, Problem, TokenRequestId,
    token_requests::{self, AskForToken, Asking, TokenRequest, TokenRequestHappening},
};

impl Store {
    /// Keeps a request, which waits from now on for the central officers of the parent agency.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ask_for_token(
        &self,
        officer: OfficerId,
        ask: &AskForToken,
    ) -> Result<Result<TokenRequest, Vec<Problem>>> {
        let pen = self.pen();
        let id = TokenRequestId::new(self.surroundings());
        let mut tx = self.write().await?;
        let asked = keep(&mut tx, &pen, (officer, id), ask).await;
        tx.end(asked).await
    }
}

async fn keep(
    tx: &mut Tx,
    pen: &Pen,
    (officer, id): (OfficerId, TokenRequestId),
    wish: &AskForToken,
) -> Result<Result<TokenRequest, Vec<Problem>>> {
    // One after the other, or two at once would each find room for the last one.
    officers::lock(tx, officer).await?;
    let rights = grants::rights_of(tx, officer).await?;
    let waiting = find::own_waiting(tx, officer).await?;
    let place = places::of(tx, wish.unit).await?;
    let asking = Asking {
        rights: &rights,
        waiting: &waiting,
        place: place.as_ref(),
        kind: places::kind(tx, wish.unit).await?,
    };
    let ask = match token_requests::ask(wish, &asking) {
        Ok(ask) => ask,
        Err(problems) => return Ok(Err(problems)),
    };
    let asks_first = place.and_then(|place| place.agencies.first().copied());
    let (agency, point) = grants::unit_columns(ask.unit);
    let values = params![
        id,
        officer,
        ask.role,
        agency,
        point,
        asks_first,
        ask.email.as_str(),
        ask.note.as_str(),
        pen.at
    ];
    tx.execute(INSERT, values).await?;
    let by = name_of(tx, officer).await?;
    happened(tx, pen, id, TokenRequestHappening::Asked, Some(&by), "").await?;
    news::approvals_changed(tx).await?;
    let asked = find::one(tx, officer, id).await?;
    let event = Event::done(Kind::TokenRequested).to(id);
    audit::record(tx, pen, event.with_right(ask.role, ask.unit)).await?;
    Ok(Ok(asked.ok_or(StoreError::Missing("request"))?))
}

pub(super) async fn happened(
    tx: &mut Tx,
    pen: &Pen,
    id: TokenRequestId,
    what: TokenRequestHappening,
    by: Option<&str>,
    note: &str,
) -> Result<()> {
    let values = params![id, what, by, pen.at, note];
    tx.execute(ADD_EVENT, values).await.map(drop)
}

pub(super) async fn name_of(tx: &mut Tx, officer: OfficerId) -> Result<String> {
    let row = tx.find(OFFICER_NAME, params![officer]).await?;
    row.ok_or(StoreError::Missing("officer"))?.take()
}
