//! The answer to a review.

use super::{CONFIRM, LOCK, LOCK_GRANTS, find, suspending};
use crate::store::{
    Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, params},
    error::{Result, StoreError},
    grants, news, officers,
};
use infodesk_domain::{
    GrantId, OfficerId, Problem, ProblemCode, RightsReviewId,
    grants::HeldGrant,
    reviews::{self, ConfirmReview, RightsReview},
};

/// `None`: there is no such review for this officer.
type Confirmed = Option<Result<RightsReview, Problem>>;

impl Store {
    /// Answers a review: what is not kept is suspended. Whoever comes second learns by the problem who was first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn confirm_rights_review(
        &self,
        officer: OfficerId,
        id: RightsReviewId,
        answer: &ConfirmReview,
    ) -> Result<Confirmed> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let confirmed = confirm(&mut tx, self, &pen, (officer, id), answer).await;
        tx.end(confirmed).await
    }
}

async fn confirm(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    (officer, id): (OfficerId, RightsReviewId),
    answer: &ConfirmReview,
) -> Result<Confirmed> {
    officers::lock(tx, officer).await?;
    let rights = grants::rights_of(tx, officer).await?;
    let found = locked(tx, id).await?;
    let Some(found) = found.filter(|found| found.addressee.includes(&rights)) else {
        let event = Event::refused(Kind::ReviewConfirmed, "no_right").to(id);
        audit::record(tx, pen, event).await?;
        return Ok(None);
    };
    tx.query(LOCK_GRANTS, params![id]).await?;
    let asked = find::asked(tx, id).await?;
    let dropped = match dropped(officer, &found, &asked, answer) {
        Ok(dropped) => dropped,
        Err(problem) => return Ok(Some(Err(problem))),
    };
    tx.execute(CONFIRM, params![id, officer, pen.at]).await?;
    let name = officers::find(tx, officer).await?;
    let name = name.ok_or(StoreError::Missing("officer"))?.name;
    for grant in &dropped {
        suspending::suspend(tx, store, pen, grant, Some(&name)).await?;
    }
    let review = find::one(tx, officer, id).await?;
    news::approvals_changed(tx).await?;
    let event = Event::done(Kind::ReviewConfirmed).to(id);
    let kept = asked.len() - dropped.len();
    let event = event.with("kept", kept).with("suspended", dropped.len());
    audit::record(tx, pen, event).await?;
    for grant in dropped {
        audit::record(tx, pen, suspending::event(grant)).await?;
    }
    Ok(Some(Ok(review.ok_or(StoreError::Missing("review"))?)))
}

/// Those of the rights asked for that the answer does not keep.
fn dropped<'a>(
    officer: OfficerId,
    found: &find::Found,
    asked: &'a [HeldGrant],
    answer: &ConfirmReview,
) -> Result<Vec<&'a HeldGrant>, Problem> {
    let review = &found.review;
    let ids: Vec<GrantId> = asked.iter().map(|grant| grant.id).collect();
    let dropped = reviews::confirm(review.stage, review.confirmed.as_ref(), &ids, answer)?;
    let dropped: Vec<&HeldGrant> = asked
        .iter()
        .filter(|grant| dropped.contains(&grant.id))
        .collect();
    // Somebody who became a central officer after the review was opened.
    if dropped.iter().any(|grant| grant.officer.id == officer) {
        return Err(Problem::error("suspend", ProblemCode::OwnGrant));
    }
    Ok(dropped)
}

/// Until the transaction ends nobody else answers, and time does not either.
pub(super) async fn locked(tx: &mut Tx, id: RightsReviewId) -> Result<Option<find::Found>> {
    match tx.find(LOCK, params![id]).await? {
        Some(_) => find::find(tx, id).await,
        None => Ok(None),
    }
}
