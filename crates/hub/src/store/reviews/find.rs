//! Reading reviews: those that ask an officer.

use super::{LISTED, ONE, WAITING};
use crate::store::{
    Store,
    db::{Row, Tx, params},
    error::Result,
    grants::{self, of_review},
};
use infodesk_domain::{
    OfficerId, RightsReviewId, Timestamp,
    approvals::{Approval, ApprovalKind},
    grants::{GrantState, HeldGrant},
    reviews::{ReviewAnswered, RightsReview},
    rights::{Addressee, Rights},
};

/// A review without its rights, and whom it asks or asked.
pub(super) struct Found {
    pub review: RightsReview,
    pub addressee: Addressee,
}

impl Store {
    /// The reviews that ask the officer or did, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rights_reviews(&self, officer: OfficerId) -> Result<Vec<RightsReview>> {
        let mut tx = self.read().await?;
        let listed = listed(&mut tx, officer).await;
        tx.end(listed).await
    }

    /// A review, for those it asks; `None` for everybody else.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rights_review(
        &self,
        officer: OfficerId,
        id: RightsReviewId,
    ) -> Result<Option<RightsReview>> {
        let mut tx = self.read().await?;
        let review = one(&mut tx, officer, id).await;
        tx.end(review).await
    }
}

/// The reviews that wait for an officer with these rights.
pub(in crate::store) async fn waiting_for(
    tx: &mut Tx,
    officer: OfficerId,
    rights: &Rights,
) -> Result<Vec<Approval>> {
    let rows = tx.query(WAITING, params![officer]).await?;
    let found: Vec<Found> = rows.into_iter().map(read).collect::<Result<_>>()?;
    let theirs = found.into_iter().filter(|f| f.addressee.includes(rights));
    Ok(theirs.map(|found| approval(found.review)).collect())
}

async fn listed(tx: &mut Tx, officer: OfficerId) -> Result<Vec<RightsReview>> {
    let rights = grants::rights_of(tx, officer).await?;
    let rows = tx.query(LISTED, params![officer]).await?;
    let found: Vec<Found> = rows.into_iter().map(read).collect::<Result<_>>()?;
    let theirs = found.into_iter().filter(|f| f.addressee.includes(&rights));
    let mut reviews = Vec::new();
    for found in theirs {
        reviews.push(whole(tx, found, (officer, &rights)).await?);
    }
    Ok(reviews)
}

pub(super) async fn one(
    tx: &mut Tx,
    officer: OfficerId,
    id: RightsReviewId,
) -> Result<Option<RightsReview>> {
    let rights = grants::rights_of(tx, officer).await?;
    let found = find(tx, id).await?;
    let Some(found) = found.filter(|found| found.addressee.includes(&rights)) else {
        return Ok(None);
    };
    whole(tx, found, (officer, &rights)).await.map(Some)
}

pub(super) async fn find(tx: &mut Tx, id: RightsReviewId) -> Result<Option<Found>> {
    tx.find(ONE, params![id]).await?.map(read).transpose()
}

/// The rights that the review asks for: those of it that are still in force.
pub(super) async fn asked(tx: &mut Tx, id: RightsReviewId) -> Result<Vec<HeldGrant>> {
    let all = of_review(tx, id).await?.into_iter();
    let all = all.map(|right| right.grant);
    Ok(all
        .filter(|grant| grant.state == GrantState::InForce)
        .collect())
}

/// With its rights: those it asks for, once it has ended all of them as they are now.
async fn whole(tx: &mut Tx, found: Found, reader: (OfficerId, &Rights)) -> Result<RightsReview> {
    let waits = found.review.stage.waits();
    let all = of_review(tx, found.review.id).await?.into_iter();
    let shown = all.filter(|right| !waits || right.grant.state == GrantState::InForce);
    let (officer, rights) = reader;
    let mut grants: Vec<HeldGrant> = shown.map(|right| right.seen_by(officer, rights)).collect();
    infodesk_thailand::order::sort_by_text(&mut grants, |grant| &grant.officer.name);
    Ok(RightsReview {
        grants,
        may_confirm: waits,
        ..found.review
    })
}

/// Nobody asks but the calendar.
fn approval(review: RightsReview) -> Approval {
    Approval {
        kind: ApprovalKind::RightsReview,
        id: review.id.to_string(),
        from: String::new(),
        unit_name_th: review.agency_name_th,
        role: None,
        since: review.opened_at,
    }
}

fn read(mut row: Row) -> Result<Found> {
    let (id, agency_name_th) = (row.take()?, row.take()?);
    let (quarter, fiscal_year) = (row.take()?, row.take()?);
    let stage = row.take()?;
    let (opened_at, due_at) = (row.take()?, row.take()?);
    let by: Option<String> = row.take()?;
    let at: Option<Timestamp> = row.take()?;
    let review = RightsReview {
        id,
        agency_name_th,
        quarter,
        fiscal_year,
        stage,
        opened_at,
        due_at,
        grants: Vec::new(),
        confirmed: by.zip(at).map(|(by, at)| ReviewAnswered { by, at }),
        may_confirm: false,
    };
    let addressee = Addressee::of(row.take()?);
    Ok(Found { review, addressee })
}
