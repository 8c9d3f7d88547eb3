//! What an operator does: approves, returns, rejects.

use super::{
    SET_AGENCY, find,
    find::Found,
    mailing,
    moving::{self, Stays},
    sending::{self, Done},
};
use crate::store::{
    Issuing, MailKind, Store, agencies,
    audit::{self, Event, Kind, Pen},
    db::{Tx, params},
    error::{Result, StoreError},
    feed::{self, Entity},
    grants, tokens,
};
use infodesk_domain::{
    AgencyId, OfficerId, ServiceRequestId,
    agencies::{Agency, AgencyKind},
    requests::{self, AgencyWish, Decision, RequestAct, RequestHappening},
    rights::{Role, Unit},
};

impl Store {
    /// Decides a request; `None` where it is not for this officer. Whoever comes second learns by the problem who was
    /// first, and when. An approval brings a proposed department into the register, and mails the Token.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn decide_request(
        &self,
        officer: OfficerId,
        id: ServiceRequestId,
        decision: &Decision,
        issuing: Issuing,
    ) -> Result<Done> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let decided = decide(&mut tx, self, &pen, (officer, id), decision, issuing).await;
        tx.end(decided).await
    }
}

async fn decide(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    (officer, id): (OfficerId, ServiceRequestId),
    decision: &Decision,
    issuing: Issuing,
) -> Result<Done> {
    let rights = grants::rights_of(tx, officer).await?;
    let found = moving::locked(tx, id).await?;
    let Some(found) = found.filter(|found| found.is_seen_by(officer, &rights)) else {
        return refused(tx, pen, id).await;
    };
    let (act, note) = match requests::decided(decision) {
        Ok(decided) => decided,
        Err(problem) => return Ok(Some(Err(vec![problem]))),
    };
    let to = match moving::next(&found, act, found.who(officer, &rights)) {
        Ok(to) => to,
        Err(Stays::NotTheirs) => return refused(tx, pen, id).await,
        Err(Stays::MovedOn(problem)) => return Ok(Some(Err(vec![problem]))),
    };
    let by = moving::name_of(tx, officer).await?;
    moving::put(tx, pen, id, to, Some(&by)).await?;
    let (what, kind, mail) = outcome(act);
    moving::happened(tx, pen, id, what, Some(&by), &note).await?;
    let mail = mailing::to_requester(&found, mail, pen)
        .with("note", &note)
        .with("reason", &note);
    mailing::queue(tx, store, pen, &mail).await?;
    if act == RequestAct::Approve {
        fulfil(tx, store, pen, (officer, &found), issuing).await?;
    }
    sending::done(tx, pen, (officer, id), kind).await
}

async fn refused(tx: &mut Tx, pen: &Pen, id: ServiceRequestId) -> Result<Done> {
    let event = Event::refused(Kind::ServiceRequestApproved, "no_right").to(id);
    audit::record(tx, pen, event).await?;
    Ok(None)
}

const fn outcome(act: RequestAct) -> (RequestHappening, Kind, MailKind) {
    match act {
        RequestAct::Return => (
            RequestHappening::Returned,
            Kind::ServiceRequestReturned,
            MailKind::RequestReturned,
        ),
        RequestAct::Reject => (
            RequestHappening::Rejected,
            Kind::ServiceRequestRejected,
            MailKind::RequestRejected,
        ),
        _ => (
            RequestHappening::Approved,
            Kind::ServiceRequestApproved,
            MailKind::RequestApproved,
        ),
    }
}

/// What an approval brings about.
async fn fulfil(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    (officer, found): (OfficerId, &Found),
    issuing: Issuing,
) -> Result<()> {
    let agency = match found.agency {
        Some(agency) => agency,
        None => enter_agency(tx, store, pen, found).await?,
    };
    if !found.kind.rules().gives_token {
        return Ok(());
    }
    let email = &found.request.form.requester.email;
    let right = (Role::CentralOfficer, Unit::Agency(agency));
    let token = issuing.token(store, right, email, &found.request.number);
    tokens::issue(tx, store, pen, &token.by(officer)).await?;
    let what = RequestHappening::TokenMailed;
    moving::happened(tx, pen, found.request.id, what, None, email).await
}

/// The proposed department, unless the register got one of that name meanwhile.
async fn enter_agency(tx: &mut Tx, store: &Store, pen: &Pen, found: &Found) -> Result<AgencyId> {
    let Some(AgencyWish::Proposed {
        name_th,
        name_en,
        ministry_id,
    }) = &found.request.form.agency
    else {
        return Err(StoreError::Missing("agency of a request"));
    };
    let id = match find::department_named(tx, name_th).await? {
        Some(id) => id,
        None => {
            let id = AgencyId::new(store.surroundings());
            let agency = Agency {
                id,
                parent_id: *ministry_id,
                stream_id: id,
                kind: AgencyKind::Department,
                name_th: name_th.clone(),
                name_en: Some(name_en.clone()).filter(|name| !name.is_empty()),
            };
            agencies::insert(tx, std::slice::from_ref(&agency)).await?;
            feed::append(tx, id, &[Entity::Agency(id)], None, pen.at).await?;
            id
        }
    };
    tx.execute(SET_AGENCY, params![found.request.id, id])
        .await?;
    Ok(id)
}
