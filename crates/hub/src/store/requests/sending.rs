//! What the requester does: sends, corrects the executive, sends again, withdraws.

use super::{
    ASK, INSERT, NUMBER, REWRITE, REWRITE_FORM, UNDER_WAY_FOR, UNDER_WAY_OF, find,
    find::Found,
    mailing,
    moving::{self, Stays},
    wished::{Named, named},
};
use crate::store::{
    MailKind, Store,
    audit::{Kind, Pen},
    db::{Tx, Value, params},
    error::{Result, StoreError},
    grants, letters, officers,
};
use infodesk_domain::{
    OfficerId, Problem, ProblemCode, ServiceRequestId,
    requests::{
        self, ExecutiveForm, MOST_UNDER_WAY, RequestAct, RequestForm, RequestHappening,
        RequestStage, ServiceRequest,
    },
};
use infodesk_thailand::dates;

/// `None`: there is no such request for this officer.
pub(super) type Done = Option<Result<ServiceRequest, Vec<Problem>>>;

/// The hub as people reach it, and how long a link holds.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    pub origin: &'a str,
    pub days: i64,
}

impl Store {
    /// Sends a form: the executive gets their link.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send_request(
        &self,
        officer: OfficerId,
        form: &RequestForm,
        asking: Asking<'_>,
    ) -> Result<Result<ServiceRequest, Vec<Problem>>> {
        let pen = self.pen();
        let id = ServiceRequestId::new(self.surroundings());
        let mut tx = self.write().await?;
        let sent = send(&mut tx, self, &pen, (officer, id), form, asking).await;
        tx.end(sent).await
    }

    /// Asks the executive anew, who may be another one; the links before are worthless then.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ask_executive(
        &self,
        officer: OfficerId,
        id: ServiceRequestId,
        executive: &ExecutiveForm,
        asking: Asking<'_>,
    ) -> Result<Done> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let asked = ask_again(&mut tx, self, &pen, (officer, id), executive, asking).await;
        tx.end(asked).await
    }

    /// Sends a corrected form in the place of the one before; the executive confirms anew.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send_request_again(
        &self,
        officer: OfficerId,
        id: ServiceRequestId,
        form: &RequestForm,
        asking: Asking<'_>,
    ) -> Result<Done> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let sent = send_again(&mut tx, self, &pen, (officer, id), form, asking).await;
        tx.end(sent).await
    }

    /// Takes a request back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw_request(&self, officer: OfficerId, id: ServiceRequestId) -> Result<Done> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let withdrawn = withdraw(&mut tx, &pen, (officer, id)).await;
        tx.end(withdrawn).await
    }
}

async fn send(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    (officer, id): (OfficerId, ServiceRequestId),
    form: &RequestForm,
    asking: Asking<'_>,
) -> Result<Result<ServiceRequest, Vec<Problem>>> {
    // One after the other, or two at once would each find room for the last one.
    officers::lock(tx, officer).await?;
    let (form, named) = match checked(tx, officer, form).await? {
        Ok(checked) => checked,
        Err(problems) => return Ok(Err(problems)),
    };
    if let Some(problem) = stands_in_the_way(tx, officer, &form, &named).await? {
        return Ok(Err(vec![problem]));
    }
    let by = moving::name_of(tx, officer).await?;
    let values = params![
        id,
        number(tx, pen).await?,
        form.kind,
        officer,
        named.agency,
        named.name_th,
        named.ministry_th,
        Value::json(&form)?,
        form.letter,
        pen.at,
        by.as_str()
    ];
    tx.execute(INSERT, values).await?;
    moving::happened(tx, pen, id, RequestHappening::Sent, Some(&by), "").await?;
    ask(tx, store, pen, id, asking).await?;
    let found = find::find(tx, id).await?;
    let found = found.ok_or(StoreError::Missing("request"))?;
    let mail = mailing::to_requester(&found, MailKind::RequestSent, pen);
    mailing::queue(tx, store, pen, &mail).await?;
    moving::record(tx, pen, Kind::ServiceRequestSent, id).await?;
    let sent = find::one(tx, officer, id).await?;
    Ok(Ok(sent.ok_or(StoreError::Missing("request"))?))
}

/// The form as it is kept, with the agency it names, if nothing stands against it.
async fn checked(
    tx: &mut Tx,
    officer: OfficerId,
    form: &RequestForm,
) -> Result<Result<(RequestForm, Named), Vec<Problem>>> {
    let form = requests::tidied(form);
    let letter = match form.letter {
        Some(id) => letters::own(tx, officer, id).await?,
        None => None,
    };
    let form = RequestForm {
        letter: letter.map(|letter| letter.id),
        ..form
    };
    let mut problems = requests::check(&form, form.letter.is_some(), None);
    let named = match &form.agency {
        Some(wish) => named(tx, wish).await?,
        None => Err(ProblemCode::AgencyMissing),
    };
    match named {
        Ok(named) if problems.is_empty() => Ok(Ok((form, named))),
        Ok(_) => Ok(Err(problems)),
        Err(code) => {
            let problem = Problem::error("agency", code);
            if !problems.contains(&problem) {
                problems.push(problem);
            }
            Ok(Err(problems))
        }
    }
}

async fn stands_in_the_way(
    tx: &mut Tx,
    officer: OfficerId,
    form: &RequestForm,
    named: &Named,
) -> Result<Option<Problem>> {
    let row = tx.find(UNDER_WAY_OF, params![officer]).await?;
    let under_way: i64 = row.ok_or(StoreError::Missing("count"))?.take()?;
    if usize::try_from(under_way).unwrap_or(usize::MAX) >= MOST_UNDER_WAY {
        let problem = Problem::error("", ProblemCode::TooManyRequests);
        return Ok(Some(problem.with("most", MOST_UNDER_WAY)));
    }
    let same = params![named.name_th.as_str(), form.kind.word()];
    let Some(mut row) = tx.find(UNDER_WAY_FOR, same).await? else {
        return Ok(None);
    };
    let number: String = row.take()?;
    let problem = Problem::error("agency", ProblemCode::RequestUnderWay);
    Ok(Some(problem.with("number", number)))
}

/// The year of the Buddhist era and a running number: no two requests take the same.
async fn number(tx: &mut Tx, pen: &Pen) -> Result<String> {
    let year = i64::from(dates::civil(pen.at.0).0) + 543;
    let row = tx.find(NUMBER, params![year]).await?;
    let last: i64 = row.ok_or(StoreError::Missing("number"))?.take()?;
    Ok(format!("{year}-{last:06}"))
}

/// A new round: the next link goes out.
async fn ask(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    id: ServiceRequestId,
    asking: Asking<'_>,
) -> Result<()> {
    let before = find::find(tx, id).await?;
    let before = before.ok_or(StoreError::Missing("request"))?;
    let expires_at = pen.at.plus_days(asking.days);
    tx.execute(ASK, params![id, before.asked + 1, pen.at, expires_at])
        .await?;
    let found = Found {
        asked: before.asked + 1,
        expires_at,
        ..before
    };
    let mail = mailing::to_executive(store, &found, MailKind::ExecutiveAsked, asking.origin);
    mailing::queue(tx, store, pen, &mail).await?;
    let address = &found.request.form.executive.email;
    moving::happened(tx, pen, id, RequestHappening::ExecutiveAsked, None, address).await
}

/// A request under its lock that the requester is about to move.
struct Moving {
    found: Found,
    to: RequestStage,
    /// The requester's name.
    by: String,
}

async fn ask_again(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    (officer, id): (OfficerId, ServiceRequestId),
    executive: &ExecutiveForm,
    asking: Asking<'_>,
) -> Result<Done> {
    let moving = match begin(tx, (officer, id), RequestAct::AskExecutive).await? {
        Ok(moving) => moving,
        Err(done) => return Ok(done),
    };
    let executive = requests::tidied_executive(executive);
    let form = moving.found.request.form;
    let problems = requests::check_executive(&executive, &form.requester);
    if !problems.is_empty() {
        return Ok(Some(Err(problems)));
    }
    let form = RequestForm { executive, ..form };
    tx.execute(REWRITE_FORM, params![id, Value::json(&form)?])
        .await?;
    moving::put(tx, pen, id, moving.to, Some(&moving.by)).await?;
    ask(tx, store, pen, id, asking).await?;
    done(tx, pen, (officer, id), Kind::ServiceRequestAsked).await
}

async fn send_again(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    (officer, id): (OfficerId, ServiceRequestId),
    form: &RequestForm,
    asking: Asking<'_>,
) -> Result<Done> {
    let moving = match begin(tx, (officer, id), RequestAct::SendAgain).await? {
        Ok(moving) => moving,
        Err(done) => return Ok(done),
    };
    // What is asked for stays: another kind is another request.
    let form = RequestForm {
        kind: moving.found.kind,
        ..form.clone()
    };
    let (form, named) = match checked(tx, officer, &form).await? {
        Ok(checked) => checked,
        Err(problems) => return Ok(Some(Err(problems))),
    };
    let values = params![
        id,
        Value::json(&form)?,
        named.agency,
        named.name_th,
        named.ministry_th,
        form.letter
    ];
    tx.execute(REWRITE, values).await?;
    let (by, what) = (Some(moving.by.as_str()), RequestHappening::SentAgain);
    moving::put(tx, pen, id, moving.to, by).await?;
    moving::happened(tx, pen, id, what, by, "").await?;
    ask(tx, store, pen, id, asking).await?;
    done(tx, pen, (officer, id), Kind::ServiceRequestSent).await
}

async fn withdraw(
    tx: &mut Tx,
    pen: &Pen,
    (officer, id): (OfficerId, ServiceRequestId),
) -> Result<Done> {
    let moving = match begin(tx, (officer, id), RequestAct::Withdraw).await? {
        Ok(moving) => moving,
        Err(done) => return Ok(done),
    };
    let (by, what) = (Some(moving.by.as_str()), RequestHappening::Withdrawn);
    moving::put(tx, pen, id, moving.to, by).await?;
    moving::happened(tx, pen, id, what, by, "").await?;
    done(tx, pen, (officer, id), Kind::ServiceRequestWithdrawn).await
}

/// Locks the request and asks the rule; what comes of it where it does not move.
async fn begin(
    tx: &mut Tx,
    (officer, id): (OfficerId, ServiceRequestId),
    act: RequestAct,
) -> Result<Result<Moving, Done>> {
    let rights = grants::rights_of(tx, officer).await?;
    let Some(found) = moving::locked(tx, id).await? else {
        return Ok(Err(None));
    };
    let by = moving::name_of(tx, officer).await?;
    Ok(
        match moving::next(&found, act, found.who(officer, &rights)) {
            Ok(to) => Ok(Moving { found, to, by }),
            Err(Stays::NotTheirs) => Err(None),
            Err(Stays::MovedOn(problem)) => Err(Some(Err(vec![problem]))),
        },
    )
}

pub(super) async fn done(
    tx: &mut Tx,
    pen: &Pen,
    (officer, id): (OfficerId, ServiceRequestId),
    kind: Kind,
) -> Result<Done> {
    moving::record(tx, pen, kind, id).await?;
    let seen = find::one(tx, officer, id).await?;
    Ok(Some(Ok(seen.ok_or(StoreError::Missing("request"))?)))
}
