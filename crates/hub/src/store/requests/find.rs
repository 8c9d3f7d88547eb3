//! Reading requests: one's own, and for operators all.

use super::{DEPARTMENT_NAMED, EVENTS, ONE, OWN, QUEUE, WAITING};
use crate::store::{
    Store,
    db::{Row, Tx, params},
    error::Result,
    grants, letters,
};
use infodesk_domain::{
    AgencyId, LetterId, OfficerId, ServiceRequestId, Timestamp,
    approvals::{Approval, ApprovalKind},
    officers::Officer,
    requests::{
        self, RequestActs, RequestEvent, RequestFilter, RequestKind, RequestStage, ServiceRequest,
        Who,
    },
    rights::Rights,
};

/// A request as it is kept.
pub(super) struct Found {
    pub request: ServiceRequest,
    pub kind: RequestKind,
    pub agency: Option<AgencyId>,
    pub letter: Option<LetterId>,
    /// How often the executive was asked.
    pub asked: i64,
    pub expires_at: Timestamp,
    pub moved_by: Option<String>,
    pub moved_at: Timestamp,
}

impl Store {
    /// The officer's own requests, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn own_requests(&self, officer: OfficerId) -> Result<Vec<ServiceRequest>> {
        let mut tx = self.read().await?;
        let own = async {
            let rights = grants::rights_of(&mut tx, officer).await?;
            let rows = tx.query(OWN, params![officer]).await?;
            seen_all(&mut tx, rows, officer, &rights).await
        }
        .await;
        tx.end(own).await
    }

    /// A request, for its requester and for operators; `None` for everybody else.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn service_request(
        &self,
        officer: OfficerId,
        id: ServiceRequestId,
    ) -> Result<Option<ServiceRequest>> {
        let mut tx = self.read().await?;
        let one = one(&mut tx, officer, id).await;
        tx.end(one).await
    }

    /// What operators see, the oldest first; `None` for everybody else.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn request_queue(
        &self,
        officer: OfficerId,
        filter: &RequestFilter,
    ) -> Result<Option<Vec<ServiceRequest>>> {
        let mut tx = self.read().await?;
        let queue = queue(&mut tx, officer, filter).await;
        tx.end(queue).await
    }
}

/// The requests that wait for an officer with these rights.
pub(in crate::store) async fn waiting_for(
    tx: &mut Tx,
    officer: OfficerId,
    rights: &Rights,
) -> Result<Vec<Approval>> {
    if !requests::looks_after(rights) {
        return Ok(Vec::new());
    }
    let rows = tx.query(WAITING, params![officer]).await?;
    let approval = |row| {
        let found = read(row)?;
        Ok(Approval {
            kind: ApprovalKind::ServiceRequest,
            id: found.request.id.to_string(),
            from: found.request.from.name,
            unit_name_th: found.request.agency_name_th,
            role: None,
            since: found.moved_at,
        })
    };
    rows.into_iter().map(approval).collect()
}

async fn queue(
    tx: &mut Tx,
    officer: OfficerId,
    filter: &RequestFilter,
) -> Result<Option<Vec<ServiceRequest>>> {
    let rights = grants::rights_of(tx, officer).await?;
    if !requests::looks_after(&rights) {
        return Ok(None);
    }
    let stage = filter.stage.map_or("", RequestStage::word);
    let kind = filter.kind.map_or("", RequestKind::word);
    let rows = tx.query(QUEUE, params![stage, kind]).await?;
    let all = seen_all(tx, rows, officer, &rights).await?;
    let wanted = filter.text.trim().to_lowercase();
    let holds = |request: &ServiceRequest| {
        [&request.number, &request.agency_name_th, &request.from.name]
            .iter()
            .any(|text| text.to_lowercase().contains(&wanted))
    };
    Ok(Some(all.into_iter().filter(holds).collect()))
}

pub(super) async fn one(
    tx: &mut Tx,
    officer: OfficerId,
    id: ServiceRequestId,
) -> Result<Option<ServiceRequest>> {
    let rights = grants::rights_of(tx, officer).await?;
    match find(tx, id).await? {
        Some(found) if found.is_seen_by(officer, &rights) => {
            Ok(Some(whole(tx, found, officer, &rights).await?))
        }
        _ => Ok(None),
    }
}

pub(super) async fn find(tx: &mut Tx, id: ServiceRequestId) -> Result<Option<Found>> {
    tx.find(ONE, params![id]).await?.map(read).transpose()
}

async fn seen_all(
    tx: &mut Tx,
    rows: Vec<Row>,
    officer: OfficerId,
    rights: &Rights,
) -> Result<Vec<ServiceRequest>> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let found = read(row)?;
        all.push(whole(tx, found, officer, rights).await?);
    }
    Ok(all)
}

/// A department that the register has under this name.
pub(super) async fn department_named(tx: &mut Tx, name_th: &str) -> Result<Option<AgencyId>> {
    let row = tx.find(DEPARTMENT_NAMED, params![name_th]).await?;
    row.map(|mut row| row.take()).transpose()
}

/// With its letter, its timeline and what the reader may do.
async fn whole(
    tx: &mut Tx,
    found: Found,
    officer: OfficerId,
    rights: &Rights,
) -> Result<ServiceRequest> {
    let who = found.who(officer, rights);
    let letter = match found.letter {
        Some(id) => letters::of_request(tx, id).await?,
        None => None,
    };
    let rows = tx.query(EVENTS, params![found.request.id]).await?;
    let waits = found.request.stage == RequestStage::AwaitsExecutive;
    Ok(ServiceRequest {
        letter,
        link_expires_at: waits.then_some(found.expires_at),
        timeline: rows.into_iter().map(event).collect::<Result<_>>()?,
        may: requests::acts_of(found.request.stage, who),
        ..found.request
    })
}

impl Found {
    pub fn who(&self, officer: OfficerId, rights: &Rights) -> Who {
        Who::Officer {
            asked: self.request.from.id == officer,
            operator: requests::looks_after(rights),
        }
    }

    pub fn is_seen_by(&self, officer: OfficerId, rights: &Rights) -> bool {
        self.request.from.id == officer || requests::looks_after(rights)
    }
}

fn event(mut row: Row) -> Result<RequestEvent> {
    Ok(RequestEvent {
        what: row.take()?,
        by: row.take()?,
        at: row.take()?,
        note: row.take()?,
    })
}

fn read(mut row: Row) -> Result<Found> {
    let (id, number) = (row.take()?, row.take()?);
    let (kind, stage) = (row.take()?, row.take()?);
    let from = Officer {
        id: row.take()?,
        name: row.take()?,
        email: row.take()?,
    };
    let form = row.take_json()?;
    let agency = row.take()?;
    let (agency_name_th, ministry_name_th) = (row.take()?, row.take()?);
    let letter = row.take()?;
    let request = ServiceRequest {
        id,
        number,
        stage,
        from,
        form,
        agency_name_th,
        ministry_name_th,
        letter: None,
        sent_at: row.take()?,
        link_expires_at: None,
        timeline: Vec::new(),
        may: RequestActs::default(),
    };
    Ok(Found {
        request,
        kind,
        agency,
        letter,
        asked: row.take()?,
        expires_at: row.take()?,
        moved_by: row.take()?,
        moved_at: row.take()?,
    })
}
