//! The end of a request: approved, declined, withdrawn.

use super::{LOCK, MOVE, ask, find, find::Found};
use crate::store::{
    Issuing, MailKind, NewMail, Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, params},
    error::{Result, StoreError},
    grants, mails, news, tokens,
};
use infodesk_domain::{
    OfficerId, Problem, TokenRequestId,
    token_requests::{self, Reason, TokenRequest, TokenRequestHappening, TokenRequestStage},
};

/// `None`: there is no such request for this officer.
type Ended = Option<Result<TokenRequest, Problem>>;

impl Store {
    /// Approves a request: the Token is mailed. `None` where it is not for the officer; whoever comes second learns
    /// by the problem who was first, and when.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn approve_token_request(
        &self,
        officer: OfficerId,
        id: TokenRequestId,
        issuing: Issuing,
    ) -> Result<Ended> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let approved = approve(&mut tx, self, &pen, (officer, id), issuing).await;
        tx.end(approved).await
    }

    /// Declines a request, and mails why.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn decline_token_request(
        &self,
        officer: OfficerId,
        id: TokenRequestId,
        reason: &Reason,
    ) -> Result<Ended> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let declined = decline(&mut tx, self, &pen, (officer, id), reason).await;
        tx.end(declined).await
    }

    /// Takes a request of the officer's own back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw_token_request(
        &self,
        officer: OfficerId,
        id: TokenRequestId,
    ) -> Result<Ended> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let withdrawn = withdraw(&mut tx, &pen, (officer, id)).await;
        tx.end(withdrawn).await
    }
}

async fn approve(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    (officer, id): (OfficerId, TokenRequestId),
    issuing: Issuing,
) -> Result<Ended> {
    let Some(found) = theirs(tx, officer, id).await? else {
        return refused(tx, pen, id, Kind::TokenRequestApproved).await;
    };
    let stage = match token_requests::approve(&found.request, officer) {
        Ok(stage) => stage,
        Err(problem) => return Ok(Some(Err(problem))),
    };
    let by = moved(tx, (officer, id), stage).await?;
    let what = TokenRequestHappening::Approved;
    ask::happened(tx, pen, id, what, Some(&by), "").await?;
    let request = &found.request;
    let token = issuing.token(store, (request.role, request.unit), &request.email, "");
    tokens::issue(tx, store, pen, &token.by(officer)).await?;
    let what = TokenRequestHappening::TokenMailed;
    ask::happened(tx, pen, id, what, None, &request.email).await?;
    ended(tx, pen, (officer, id), Kind::TokenRequestApproved).await
}

async fn decline(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    (officer, id): (OfficerId, TokenRequestId),
    reason: &Reason,
) -> Result<Ended> {
    let Some(found) = theirs(tx, officer, id).await? else {
        return refused(tx, pen, id, Kind::TokenRequestDeclined).await;
    };
    let (stage, reason) = match token_requests::decline(&found.request, officer, reason) {
        Ok(declined) => declined,
        Err(problem) => return Ok(Some(Err(problem))),
    };
    let by = moved(tx, (officer, id), stage).await?;
    let what = TokenRequestHappening::Declined;
    ask::happened(tx, pen, id, what, Some(&by), &reason).await?;
    let request = &found.request;
    let event = format!("token_request:{id}:declined");
    let mail = NewMail::new(MailKind::TokenRequestDeclined, &request.email, event)
        .with("role", request.role.word())
        .with("unit", &request.unit_name_th)
        .with("reason", reason);
    mails::queue(tx, store.surroundings(), &store.keys, &mail, pen.at).await?;
    ended(tx, pen, (officer, id), Kind::TokenRequestDeclined).await
}

async fn withdraw(
    tx: &mut Tx,
    pen: &Pen,
    (officer, id): (OfficerId, TokenRequestId),
) -> Result<Ended> {
    let found = locked(tx, id).await?;
    let Some(found) = found.filter(|found| found.is_asker(officer)) else {
        return Ok(None);
    };
    let stage = match token_requests::withdraw(&found.request) {
        Ok(stage) => stage,
        Err(problem) => return Ok(Some(Err(problem))),
    };
    let by = moved(tx, (officer, id), stage).await?;
    let what = TokenRequestHappening::Withdrawn;
    ask::happened(tx, pen, id, what, Some(&by), "").await?;
    ended(tx, pen, (officer, id), Kind::TokenRequestWithdrawn).await
}

/// A request that the officer may see as one of those it asks; theirs own it is not.
async fn theirs(tx: &mut Tx, officer: OfficerId, id: TokenRequestId) -> Result<Option<Found>> {
    let rights = grants::rights_of(tx, officer).await?;
    let found = locked(tx, id).await?;
    Ok(found.filter(|found| found.is_asker(officer) || found.addressee.includes(&rights)))
}

/// Until the transaction ends nobody else decides.
async fn locked(tx: &mut Tx, id: TokenRequestId) -> Result<Option<Found>> {
    if tx.find(LOCK, params![id]).await?.is_none() {
        return Ok(None);
    }
    let Some(mut found) = find::find(tx, id).await? else {
        return Ok(None);
    };
    found.request.timeline = find::timeline(tx, id).await?;
    Ok(Some(found))
}

async fn moved(
    tx: &mut Tx,
    (officer, id): (OfficerId, TokenRequestId),
    stage: TokenRequestStage,
) -> Result<String> {
    tx.execute(MOVE, params![id, stage]).await?;
    news::approvals_changed(tx).await?;
    ask::name_of(tx, officer).await
}

async fn refused(tx: &mut Tx, pen: &Pen, id: TokenRequestId, kind: Kind) -> Result<Ended> {
    audit::record(tx, pen, Event::refused(kind, "no_right").to(id)).await?;
    Ok(None)
}

async fn ended(
    tx: &mut Tx,
    pen: &Pen,
    (officer, id): (OfficerId, TokenRequestId),
    kind: Kind,
) -> Result<Ended> {
    let request = find::one(tx, officer, id).await?;
    audit::record(tx, pen, Event::done(kind).to(id)).await?;
    Ok(Some(Ok(request.ok_or(StoreError::Missing("request"))?)))
}
