//! An officer hands a Token out, takes it back, or sends another in its place.

use super::{Issuing, NewToken, issue, list, redeem};
use crate::store::{
    Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, params, statements},
    error::{Result, StoreError},
    grants::{self, unit_columns},
    lists::Acting,
    officers, places,
};
use infodesk_domain::{
    OfficerId, Problem, Timestamp, TokenId,
    tokens::{self, IssueToken, Token, TokenView},
};

statements! {
    ONE_TO_WRITE = concat!(redeem::token!(), " where t.id = $1 for update");
    SENT_FOR = "select recipient, note from token where id = $1";
    REVOKE = "update token set revoked_at = $2, revoked_by = $3 where id = $1";
    WAITING = "
        select issued_at from token
        where recipient = $1 and role = $2 and (agency_id = $3 or service_point_id = $4)
            and used_at is null and revoked_at is null and expires_at > $5
        order by issued_at limit 1";
}

/// `None`: the officer may not hand out anything, or not this.
type Done<E> = Option<Result<TokenView, E>>;

impl Store {
    /// Mails a Token that nobody asked for, as far as the officer may; `None` where they may not hand out anything.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hand_out_token(
        &self,
        officer: OfficerId,
        token: &IssueToken,
        issuing: Issuing,
    ) -> Result<Done<Vec<Problem>>> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let handed_out = hand_out(&mut tx, self, &pen, officer, (token, issuing)).await;
        tx.end(handed_out).await
    }

    /// Makes a Token worthless; `by` is none for the command line. `None` where there is none that they could have
    /// handed out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revoke_token(&self, by: Option<OfficerId>, id: TokenId) -> Result<Done<Problem>> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let revoked = revoke(&mut tx, &pen, by, id).await;
        tx.end(revoked).await
    }

    /// Mails another Token for the same right to the same address, and makes this one worthless; `None` where there
    /// is none that the officer could have handed out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send_token_anew(
        &self,
        officer: OfficerId,
        id: TokenId,
        issuing: Issuing,
    ) -> Result<Done<Problem>> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let sent = send_anew(&mut tx, self, &pen, officer, (id, issuing)).await;
        tx.end(sent).await
    }
}

async fn hand_out(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    officer: OfficerId,
    (wish, issuing): (&IssueToken, Issuing),
) -> Result<Done<Vec<Problem>>> {
    let rights = grants::rights_of(tx, officer).await?;
    if !rights.may_grant_something() {
        let event = Event::refused(Kind::TokenIssued, "no_right");
        audit::record(tx, pen, event).await?;
        return Ok(None);
    }
    let place = places::of(tx, wish.unit).await?;
    let token = match tokens::check_issue(wish, &rights, place.as_ref()) {
        Ok(token) => token,
        Err(problems) => return Ok(Some(Err(problems))),
    };
    // One after the other, or of two clicks both would find none there.
    officers::lock(tx, officer).await?;
    if let Some(since) = waiting(tx, pen.at, &token).await? {
        return Ok(Some(Err(vec![tokens::waits("recipient", since)])));
    }
    let new = new(store, officer, issuing, &token);
    let id = issue::keep(tx, store, pen, &new).await?;
    let view = list::view(tx, id, pen.at).await?;
    issue::record_issued(tx, pen, id, &new).await?;
    Ok(Some(Ok(view)))
}

async fn revoke(
    tx: &mut Tx,
    pen: &Pen,
    by: Option<OfficerId>,
    id: TokenId,
) -> Result<Done<Problem>> {
    let Some(token) = to_change(tx, pen, by, id).await? else {
        return Ok(None);
    };
    if let Err(problem) = tokens::revoke(&token, pen.at) {
        return Ok(Some(Err(problem)));
    }
    tx.execute(REVOKE, params![id, pen.at, by]).await?;
    let view = list::view(tx, id, pen.at).await?;
    audit::record(tx, pen, Event::done(Kind::TokenRevoked).to(id)).await?;
    Ok(Some(Ok(view)))
}

async fn send_anew(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    officer: OfficerId,
    (id, issuing): (TokenId, Issuing),
) -> Result<Done<Problem>> {
    let Some(token) = to_change(tx, pen, Some(officer), id).await? else {
        return Ok(None);
    };
    if let Err(problem) = tokens::send_anew(&token, pen.at) {
        return Ok(Some(Err(problem)));
    }
    tx.execute(REVOKE, params![id, pen.at, officer]).await?;
    let again = sent_for(tx, &token).await?;
    let new = new(store, officer, issuing, &again);
    let fresh = issue::keep(tx, store, pen, &new).await?;
    let view = list::view(tx, fresh, pen.at).await?;
    audit::record(tx, pen, Event::done(Kind::TokenRevoked).to(id)).await?;
    issue::record_issued(tx, pen, fresh, &new).await?;
    Ok(Some(Ok(view)))
}

/// The Token, locked, if whoever acts could hand it out; the audit has the refusal.
async fn to_change(
    tx: &mut Tx,
    pen: &Pen,
    by: Option<OfficerId>,
    id: TokenId,
) -> Result<Option<Token>> {
    let acting = Acting::find(tx, by).await?;
    let row = tx.find(ONE_TO_WRITE, params![id]).await?;
    let token = row.map(|mut row| redeem::read(&mut row)).transpose()?;
    if let Some(token) = token {
        let place = places::of(tx, token.unit).await?;
        let may = |place| acting.importer().may_grant(token.role, place);
        if place.as_ref().is_some_and(may) {
            return Ok(Some(token));
        }
    }
    let event = Event::refused(Kind::TokenRevoked, "no_right").to(id);
    audit::record(tx, pen, event).await?;
    Ok(None)
}

async fn sent_for(tx: &mut Tx, token: &Token) -> Result<IssueToken> {
    let row = tx.find(SENT_FOR, params![token.id]).await?;
    let mut row = row.ok_or(StoreError::Missing("token"))?;
    Ok(IssueToken {
        role: token.role,
        unit: token.unit,
        recipient: row.take()?,
        note: row.take()?,
    })
}

pub(super) fn new(
    store: &Store,
    officer: OfficerId,
    issuing: Issuing,
    token: &IssueToken,
) -> NewToken {
    let right = (token.role, token.unit);
    let new = issuing.token(store, right, &token.recipient, &token.note);
    new.by(officer)
}

/// Since when a Token for the same right waits at the same address.
pub(super) async fn waiting(
    tx: &mut Tx,
    now: Timestamp,
    token: &IssueToken,
) -> Result<Option<Timestamp>> {
    let (agency, point) = unit_columns(token.unit);
    let values = params![token.recipient.as_str(), token.role, agency, point, now];
    let row = tx.find(WAITING, values).await?;
    row.map(|mut row| row.take()).transpose()
}
