//! What the executive sees and answers, by the link of the mail. They have no account.

use super::{
    CONFIRM,
    find::Found,
    link, mailing,
    moving::{self, Stays},
};
use crate::store::{
    MailKind, Store,
    audit::{Kind, Pen},
    db::{Tx, Value, params},
    error::{Result, StoreError},
    letters::{self, LetterBytes},
};
use infodesk_domain::{
    Problem, ProblemCode, Timestamp,
    requests::{
        self, Letter, RequestAct, RequestForm, RequestHappening, RequestKind, RequestStage, Who,
    },
};
use sha2::{Digest, Sha256};

/// What the executive is asked to confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub number: String,
    pub kind: RequestKind,
    pub agency_name_th: String,
    pub ministry_name_th: String,
    pub requester: String,
    pub form: RequestForm,
    pub letter: Option<Letter>,
    pub sent_at: Timestamp,
    pub expires_at: Timestamp,
}

/// The executive's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer<'a> {
    Confirm,
    Decline { reason: &'a str },
}

impl Store {
    /// What a link asks; opening it changes nothing.
    ///
    /// # Errors
    /// When the database fails; the refusal is the problem of the link.
    pub async fn asked_executive(&self, link: &str) -> Result<Result<Asked, Problem>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let asked = asked(&mut tx, self, link, now).await;
        tx.end(asked).await
    }

    /// The letter that goes with what a link asks.
    ///
    /// # Errors
    /// When the database fails; the refusal is the problem of the link.
    pub async fn asked_letter(&self, link: &str) -> Result<Result<Option<LetterBytes>, Problem>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let letter = asked_letter(&mut tx, self, link, now).await;
        tx.end(letter).await
    }

    /// Takes the executive's answer: once, and only by the link that was mailed last.
    ///
    /// # Errors
    /// When the database fails; the refusal is the problem of the link, or at `reason`.
    pub async fn answer_executive(
        &self,
        link: &str,
        answer: Answer<'_>,
    ) -> Result<Result<RequestStage, Problem>> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let answered = take_answer(&mut tx, self, &pen, link, answer).await;
        tx.end(answered).await
    }
}

async fn asked(
    tx: &mut Tx,
    store: &Store,
    link: &str,
    now: Timestamp,
) -> Result<Result<Asked, Problem>> {
    let found = match open(tx, store, link, now).await? {
        Ok(found) => found,
        Err(problem) => return Ok(Err(problem)),
    };
    let letter = match found.letter {
        Some(id) => letters::of_request(tx, id).await?,
        None => None,
    };
    Ok(Ok(Asked {
        number: found.request.number,
        kind: found.kind,
        agency_name_th: found.request.agency_name_th,
        ministry_name_th: found.request.ministry_name_th,
        requester: found.request.from.name,
        form: found.request.form,
        letter,
        sent_at: found.request.sent_at,
        expires_at: found.expires_at,
    }))
}

async fn asked_letter(
    tx: &mut Tx,
    store: &Store,
    link: &str,
    now: Timestamp,
) -> Result<Result<Option<LetterBytes>, Problem>> {
    match open(tx, store, link, now).await? {
        Ok(Found {
            letter: Some(id), ..
        }) => Ok(Ok(letters::bytes(tx, id).await?)),
        Ok(_) => Ok(Ok(None)),
        Err(problem) => Ok(Err(problem)),
    }
}

/// The request of a link that still asks something.
async fn open(
    tx: &mut Tx,
    store: &Store,
    text: &str,
    now: Timestamp,
) -> Result<Result<Found, Problem>> {
    let unknown = || Problem::error("", ProblemCode::LinkUnknown);
    let Some((id, round)) = link::read(&store.keys, text) else {
        return Ok(Err(unknown()));
    };
    let Some(found) = super::find::find(tx, id).await? else {
        return Ok(Err(unknown()));
    };
    Ok(check(found, round, now))
}

fn check(found: Found, round: i64, now: Timestamp) -> Result<Found, Problem> {
    let expired = |at: Timestamp| Problem::error("", ProblemCode::LinkExpired).with("at", at.0);
    if found.asked != round {
        return Err(Problem::error("", ProblemCode::LinkUnknown));
    }
    match found.request.stage {
        RequestStage::AwaitsExecutive if now >= found.expires_at => Err(expired(found.expires_at)),
        RequestStage::AwaitsExecutive => Ok(found),
        RequestStage::LinkExpired => Err(expired(found.expires_at)),
        stage => Err(requests::moved_on(
            stage,
            found.moved_by.as_deref(),
            found.moved_at,
        )),
    }
}

async fn take_answer(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    text: &str,
    answer: Answer<'_>,
) -> Result<Result<RequestStage, Problem>> {
    let unknown = || Problem::error("", ProblemCode::LinkUnknown);
    let Some((id, round)) = link::read(&store.keys, text) else {
        return Ok(Err(unknown()));
    };
    let Some(found) = moving::locked(tx, id).await? else {
        return Ok(Err(unknown()));
    };
    let found = match check(found, round, pen.at) {
        Ok(found) => found,
        Err(problem) => return Ok(Err(problem)),
    };
    let (act, reason) = match said(answer) {
        Ok(said) => said,
        Err(problem) => return Ok(Err(problem)),
    };
    let to = match moving::next(&found, act, Who::Executive) {
        Ok(to) => to,
        Err(Stays::MovedOn(problem)) => return Ok(Err(problem)),
        Err(Stays::NotTheirs) => return Ok(Err(unknown())),
    };
    answered(tx, store, pen, &found, (act, &reason), to).await?;
    Ok(Ok(to))
}

fn said(answer: Answer<'_>) -> Result<(RequestAct, String), Problem> {
    match answer {
        Answer::Confirm => Ok((RequestAct::Confirm, String::new())),
        Answer::Decline { reason } => {
            Ok((RequestAct::Decline, requests::reason("reason", reason)?))
        }
    }
}

async fn answered(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    found: &Found,
    (act, reason): (RequestAct, &str),
    to: RequestStage,
) -> Result<()> {
    let request = &found.request;
    let name = request.form.executive.name.as_str();
    let (what, kind, mail) = if act == RequestAct::Confirm {
        (
            RequestHappening::Confirmed,
            Kind::ServiceRequestConfirmed,
            MailKind::RequestConfirmed,
        )
    } else {
        (
            RequestHappening::Declined,
            Kind::ServiceRequestDeclined,
            MailKind::RequestDeclined,
        )
    };
    moving::put(tx, pen, request.id, to, Some(name)).await?;
    if act == RequestAct::Confirm {
        let from = pen.origin.address.map(|address| address.to_string());
        let values = params![request.id, name, pen.at, from, seen(tx, found).await?];
        tx.execute(CONFIRM, values).await?;
    }
    moving::happened(tx, pen, request.id, what, Some(name), reason).await?;
    let mail = mailing::to_requester(found, mail, pen)
        .with("executive", name)
        .with("reason", reason);
    mailing::queue(tx, store, pen, &mail).await?;
    moving::record(tx, pen, kind, request.id).await
}

/// The mark of what was confirmed: the form as it is kept, and the bytes of the letter.
async fn seen(tx: &mut Tx, found: &Found) -> Result<String> {
    let Value::Text(form) = Value::json(&found.request.form)? else {
        return Err(StoreError::Missing("form"));
    };
    let letter = match found.letter {
        Some(id) => letters::sha256(tx, id).await?,
        None => String::new(),
    };
    Ok(hex::encode(Sha256::digest(format!("{form}\n{letter}"))))
}
