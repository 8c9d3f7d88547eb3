//! What time alone does: reviews are opened, warned of, and end without an answer.

use super::{
    ADD_GRANT, DUE, LOCK_GRANTS, MOVE, OPEN, TO_REVIEW, confirm::locked, find, mailing::tell,
    suspending,
};
use crate::store::{
    MailKind, Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, params},
    error::{Result, StoreError},
    news,
};
use infodesk_domain::{
    AgencyId, GrantId, RightsReviewId,
    reviews::{self, ReviewAct, ReviewStage, WARNED_DAYS},
};
use infodesk_thailand::fiscal::{self, Quarter};
use std::collections::BTreeMap;

impl Store {
    /// Opens the reviews of the quarter that are not open yet, warns of those whose time is nearly over, and suspends
    /// what nobody answered for. `days`: from the opening to the end. Several hubs may do it at once, and as often as
    /// they like: everything happens once.
    ///
    /// # Errors
    /// When the database fails; what was done until then stays.
    pub async fn keep_reviews(&self, days: i64) -> Result<()> {
        let now = self.surroundings.now();
        let quarter = fiscal::quarter(now.0);
        for (agency, rights) in self.to_review(quarter).await? {
            self.open_review(agency, quarter, &rights, days).await?;
        }
        for id in self.due_reviews().await? {
            self.keep_review(id).await?;
        }
        Ok(())
    }

    async fn to_review(&self, quarter: Quarter) -> Result<BTreeMap<AgencyId, Vec<GrantId>>> {
        let began = fiscal::quarter_began(self.surroundings.now().0);
        let mut tx = self.read().await?;
        let found = to_review(&mut tx, quarter, began).await;
        tx.end(found).await
    }

    async fn open_review(
        &self,
        agency: AgencyId,
        quarter: Quarter,
        rights: &[GrantId],
        days: i64,
    ) -> Result<()> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let opened = open(&mut tx, self, &pen, (agency, quarter, days), rights).await;
        tx.end(opened).await
    }

    async fn due_reviews(&self) -> Result<Vec<RightsReviewId>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let rows = tx
            .query(DUE, params![now.plus_days(WARNED_DAYS), now])
            .await;
        let ids = rows.and_then(|rows| rows.into_iter().map(|mut row| row.take()).collect());
        tx.end(ids).await
    }

    async fn keep_review(&self, id: RightsReviewId) -> Result<()> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let kept = keep(&mut tx, self, &pen, id).await;
        tx.end(kept).await
    }
}

async fn to_review(
    tx: &mut Tx,
    quarter: Quarter,
    began: i64,
) -> Result<BTreeMap<AgencyId, Vec<GrantId>>> {
    let values = params![began, quarter.fiscal_year, i64::from(quarter.number)];
    let mut found: BTreeMap<AgencyId, Vec<GrantId>> = BTreeMap::new();
    for mut row in tx.query(TO_REVIEW, values).await? {
        found.entry(row.take()?).or_default().push(row.take()?);
    }
    Ok(found)
}

async fn open(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    (agency, quarter, days): (AgencyId, Quarter, i64),
    rights: &[GrantId],
) -> Result<()> {
    let id = RightsReviewId::new(store.surroundings());
    let values = params![
        id,
        agency,
        quarter.fiscal_year,
        i64::from(quarter.number),
        pen.at,
        pen.at.plus_days(days)
    ];
    if tx.execute(OPEN, values).await? == 0 {
        // Another hub was first.
        return Ok(());
    }
    let rows = rights.iter().map(|right| params![id, *right]).collect();
    tx.execute_each(ADD_GRANT, rows).await?;
    let found = find::find(tx, id).await?;
    let found = found.ok_or(StoreError::Missing("review"))?;
    tell(
        tx,
        store,
        pen,
        &found,
        (MailKind::ReviewOpened, rights.len()),
    )
    .await?;
    news::approvals_changed(tx).await?;
    let event = Event::done(Kind::ReviewOpened).to(id);
    let event = event.with("agency", agency.to_string());
    audit::record(tx, pen, event.with("rights", rights.len())).await
}

async fn keep(tx: &mut Tx, store: &Store, pen: &Pen, id: RightsReviewId) -> Result<()> {
    let Some(found) = locked(tx, id).await? else {
        return Ok(());
    };
    // It may have been answered, or kept by another hub, since it was found.
    match reviews::due(found.review.stage, found.review.due_at, pen.at) {
        Some(ReviewAct::Warn) => warn(tx, store, pen, found).await,
        Some(ReviewAct::Lapse) => lapse(tx, store, pen, found).await,
        Some(ReviewAct::Confirm) | None => Ok(()),
    }
}

async fn warn(tx: &mut Tx, store: &Store, pen: &Pen, mut found: find::Found) -> Result<()> {
    let id = found.review.id;
    found.review.due_at = reviews::due_after_warning(found.review.due_at, pen.at);
    let values = params![id, ReviewStage::Warned, found.review.due_at];
    tx.execute(MOVE, values).await?;
    let asked = find::asked(tx, id).await?.len();
    tell(tx, store, pen, &found, (MailKind::ReviewWarned, asked)).await?;
    news::approvals_changed(tx).await?;
    let event = Event::done(Kind::ReviewWarned).to(id);
    audit::record(tx, pen, event.with("rights", asked)).await
}

async fn lapse(tx: &mut Tx, store: &Store, pen: &Pen, found: find::Found) -> Result<()> {
    let id = found.review.id;
    tx.query(LOCK_GRANTS, params![id]).await?;
    let asked = find::asked(tx, id).await?;
    // Before the rights are suspended, or it might ask others than those who did not answer.
    tell(
        tx,
        store,
        pen,
        &found,
        (MailKind::ReviewLapsed, asked.len()),
    )
    .await?;
    let values = params![id, ReviewStage::Lapsed, found.review.due_at];
    tx.execute(MOVE, values).await?;
    for grant in &asked {
        suspending::suspend(tx, store, pen, grant, None).await?;
    }
    news::approvals_changed(tx).await?;
    let event = Event::done(Kind::ReviewLapsed).to(id);
    audit::record(tx, pen, event.with("suspended", asked.len())).await?;
    for grant in &asked {
        audit::record(tx, pen, suspending::event(grant)).await?;
    }
    Ok(())
}
