//! A row is taken back before its account has signed in.

use super::super::{
    Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, params, statements},
    error::Result,
    grants,
    lists::{self, Acting},
};
use infodesk_domain::{ExpectedAccountId, OfficerId, rights::Role};

statements! {
    FIND = "
        select role, agency_id, service_point_id, claimed_by from expected_account
        where id = $1 for update";
    DELETE = "delete from expected_account where id = $1 and claimed_by is null";
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawal {
    Done,
    /// Its account has signed in: it is the grant that must be ended.
    AlreadyClaimed,
    /// There is none, or the officer could not have handed it in.
    Unknown,
}

impl Store {
    /// Takes a row back; `by` is none for the command line. It can be imported anew.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw_account(
        &self,
        by: Option<OfficerId>,
        id: ExpectedAccountId,
    ) -> Result<Withdrawal> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let outcome = run(&mut tx, &pen, by, id).await;
        tx.end(outcome).await
    }
}

async fn run(
    tx: &mut Tx,
    pen: &Pen,
    by: Option<OfficerId>,
    id: ExpectedAccountId,
) -> Result<Withdrawal> {
    let acting = Acting::find(tx, by).await?;
    let Some(mut row) = tx.find(FIND, params![id]).await? else {
        return Ok(Withdrawal::Unknown);
    };
    let role: Role = row.take()?;
    let unit = grants::read_unit(&mut row)?;
    let claimed_by: Option<OfficerId> = row.take()?;
    let place = lists::units(tx).await?.place(unit);
    if !acting.importer().may_grant(role, &place) {
        return Ok(Withdrawal::Unknown);
    }
    if claimed_by.is_some() {
        return Ok(Withdrawal::AlreadyClaimed);
    }
    tx.execute(DELETE, params![id]).await?;
    let event = Event::done(Kind::AccountWithdrawn).to(id);
    audit::record(tx, pen, event.with_right(role, unit)).await?;
    Ok(Withdrawal::Done)
}
