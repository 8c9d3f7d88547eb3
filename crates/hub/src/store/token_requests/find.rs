//! Reading requests for Tokens: one's own, and those that wait for one.

use super::{EVENTS, ONE, OWN, OWN_WAITING, WAITING};
use crate::store::{
    Store,
    db::{Row, Tx, params},
    error::Result,
    grants, me,
};
use infodesk_domain::{
    OfficerId, Timestamp, TokenRequestId,
    approvals::{Approval, ApprovalKind},
    officers::Officer,
    rights::{Addressee, Rights, Role, Unit},
    token_requests::{TokenRequest, TokenRequestEvent, TokenRequestStage},
};

/// A request, and for whom it waits or waited.
pub(super) struct Found {
    pub request: TokenRequest,
    pub addressee: Addressee,
}

impl Store {
    /// The officer's own requests, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn own_token_requests(&self, officer: OfficerId) -> Result<Vec<TokenRequest>> {
        let mut tx = self.read().await?;
        let own = own(&mut tx, officer).await;
        tx.end(own).await
    }

    /// A request, for whoever asked and for those who may decide it or could have; `None` for everybody else.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn token_request(
        &self,
        officer: OfficerId,
        id: TokenRequestId,
    ) -> Result<Option<TokenRequest>> {
        let mut tx = self.read().await?;
        let one = one(&mut tx, officer, id).await;
        tx.end(one).await
    }
}

/// The requests that wait for an officer with these rights.
pub(in crate::store) async fn waiting_for(
    tx: &mut Tx,
    officer: OfficerId,
    rights: &Rights,
) -> Result<Vec<Approval>> {
    let rows = tx.query(WAITING, params![officer]).await?;
    let found: Vec<Found> = rows.into_iter().map(read).collect::<Result<_>>()?;
    let theirs = found.into_iter().filter(|f| f.addressee.includes(rights));
    Ok(theirs.map(|found| approval(found.request)).collect())
}

async fn own(tx: &mut Tx, officer: OfficerId) -> Result<Vec<TokenRequest>> {
    let rights = grants::rights_of(tx, officer).await?;
    let rows = tx.query(OWN, params![officer]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let found = read(row)?;
        all.push(found.seen_by(tx, officer, &rights).await?);
    }
    Ok(all)
}

pub(super) async fn one(
    tx: &mut Tx,
    officer: OfficerId,
    id: TokenRequestId,
) -> Result<Option<TokenRequest>> {
    let rights = grants::rights_of(tx, officer).await?;
    match find(tx, id).await? {
        Some(found) if found.is_asker(officer) || found.addressee.includes(&rights) => {
            found.seen_by(tx, officer, &rights).await.map(Some)
        }
        _ => Ok(None),
    }
}

pub(super) async fn find(tx: &mut Tx, id: TokenRequestId) -> Result<Option<Found>> {
    tx.find(ONE, params![id]).await?.map(read).transpose()
}

/// What the officer asked for and waits for, with since when.
pub(super) async fn own_waiting(
    tx: &mut Tx,
    officer: OfficerId,
) -> Result<Vec<(Role, Unit, Timestamp)>> {
    let rows = tx.query(OWN_WAITING, params![officer]).await?;
    rows.into_iter()
        .map(|mut row| Ok((row.take()?, grants::read_unit(&mut row)?, row.take()?)))
        .collect()
}

pub(super) async fn timeline(tx: &mut Tx, id: TokenRequestId) -> Result<Vec<TokenRequestEvent>> {
    let rows = tx.query(EVENTS, params![id]).await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(TokenRequestEvent {
                what: row.take()?,
                by: row.take()?,
                at: row.take()?,
                note: row.take()?,
            })
        })
        .collect()
}

impl Found {
    pub fn is_asker(&self, officer: OfficerId) -> bool {
        self.request.from.id == officer
    }

    async fn seen_by(
        self,
        tx: &mut Tx,
        officer: OfficerId,
        rights: &Rights,
    ) -> Result<TokenRequest> {
        let waits = self.request.stage == TokenRequestStage::Waiting;
        let asker = self.is_asker(officer);
        Ok(TokenRequest {
            timeline: timeline(tx, self.request.id).await?,
            may_decide: waits && !asker && self.addressee.includes(rights),
            may_withdraw: waits && asker,
            ..self.request
        })
    }
}

fn approval(request: TokenRequest) -> Approval {
    Approval {
        kind: ApprovalKind::TokenRequest,
        id: request.id.to_string(),
        from: request.from.name,
        unit_name_th: request.unit_name_th,
        role: Some(request.role),
        since: request.asked_at,
    }
}

fn read(mut row: Row) -> Result<Found> {
    let (id, stage) = (row.take()?, row.take()?);
    let from = Officer {
        id: row.take()?,
        name: row.take()?,
        email: row.take()?,
    };
    let role = row.take()?;
    let unit = grants::read_unit(&mut row)?;
    let request = TokenRequest {
        id,
        stage,
        from,
        role,
        unit,
        unit_name_th: row.take()?,
        agency_name_th: me::line(row.take()?, row.take()?),
        email: row.take()?,
        note: row.take()?,
        asked_at: row.take()?,
        timeline: Vec::new(),
        may_decide: false,
        may_withdraw: false,
    };
    let addressee = Addressee::of(row.take()?);
    Ok(Found { request, addressee })
}
