//! What those above do with a right: each act in a transaction of its own, on the right as it stands then.

use super::{NAME, held, held::Found};
use crate::store::{
    Issuing, MailKind, NewMail, Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, params, statements},
    error::{Result, StoreError},
    grants, mails, news, officers, places, tokens,
};
use infodesk_domain::{
    GrantId, OfficerId, Problem, ProblemCode,
    grants::{self as rules, ChangeGrant, GrantAct, HandOver, HeldGrant, Successor},
    requests,
    rights::{Rights, Role, Unit},
    token_requests::Reason,
};

statements! {
    LOCK = "select id from officer_grant where id = $1 for update";
    SUSPEND = "
        update officer_grant set suspended_at = $2, suspended_by = $3, suspended_reason = $4 where id = $1";
    RESUME = "
        update officer_grant set suspended_at = null, suspended_by = null, suspended_reason = null
        where id = $1";
    END_FOR = "
        update officer_grant set ended_at = $2, ended_by = $3, ended_reason = $4 where id = $1";
}

/// `None`: the right is not for this officer to look after, or there is none.
pub type LookedAfter = Option<Result<HeldGrant, Vec<Problem>>>;

/// A right under its lock, and who is about to do something to it.
struct Acting {
    officer: OfficerId,
    /// The name of the officer.
    by: String,
    rights: Rights,
    found: Found,
}

impl Store {
    /// Takes a right out of force until it is resumed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn suspend_grant(
        &self,
        officer: OfficerId,
        id: GrantId,
        reason: &Reason,
    ) -> Result<LookedAfter> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let suspended = suspend(&mut tx, self, &pen, (officer, id), reason).await;
        tx.end(suspended).await
    }

    /// Brings a suspended right back into force.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn resume_grant(&self, officer: OfficerId, id: GrantId) -> Result<LookedAfter> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let resumed = resume(&mut tx, self, &pen, (officer, id)).await;
        tx.end(resumed).await
    }

    /// Ends a right of an officer below for good.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_grant_below(
        &self,
        officer: OfficerId,
        id: GrantId,
        reason: &Reason,
    ) -> Result<LookedAfter> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let ended = end(&mut tx, self, &pen, (officer, id), reason).await;
        tx.end(ended).await
    }

    /// Puts another right in the place of one; the new one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change_grant(
        &self,
        officer: OfficerId,
        id: GrantId,
        change: &ChangeGrant,
    ) -> Result<LookedAfter> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let changed = change_to(&mut tx, self, &pen, (officer, id), change).await;
        tx.end(changed).await
    }

    /// Ends a right, and gives the same one to somebody else: at once where the hub knows them, by a Token otherwise.
    /// What waits for the right, and the points below it, go with it. The right as it ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hand_over_grant(
        &self,
        officer: OfficerId,
        id: GrantId,
        hand_over: &HandOver,
        issuing: Issuing,
    ) -> Result<LookedAfter> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let given = give_away(&mut tx, self, &pen, (officer, id), hand_over, issuing).await;
        tx.end(given).await
    }
}

async fn suspend(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    who: (OfficerId, GrantId),
    reason: &Reason,
) -> Result<LookedAfter> {
    let acting = match begin(tx, pen, who, GrantAct::Suspend).await? {
        Ok(acting) => acting,
        Err(over) => return Ok(over),
    };
    let reason = match requests::reason("reason", &reason.reason) {
        Ok(reason) => reason,
        Err(problem) => return Ok(Some(Err(vec![problem]))),
    };
    let values = params![who.1, pen.at, acting.by.as_str(), reason.as_str()];
    tx.execute(SUSPEND, values).await?;
    acting
        .tell(tx, store, pen, MailKind::GrantSuspended, &reason)
        .await?;
    acting.done(tx, pen, who.1, Kind::GrantSuspended).await
}

async fn resume(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    who: (OfficerId, GrantId),
) -> Result<LookedAfter> {
    let acting = match begin(tx, pen, who, GrantAct::Resume).await? {
        Ok(acting) => acting,
        Err(over) => return Ok(over),
    };
    tx.execute(RESUME, params![who.1]).await?;
    acting
        .tell(tx, store, pen, MailKind::GrantResumed, "")
        .await?;
    acting.done(tx, pen, who.1, Kind::GrantResumed).await
}

async fn end(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    who: (OfficerId, GrantId),
    reason: &Reason,
) -> Result<LookedAfter> {
    let acting = match begin(tx, pen, who, GrantAct::End).await? {
        Ok(acting) => acting,
        Err(over) => return Ok(over),
    };
    let reason = match requests::reason("reason", &reason.reason) {
        Ok(reason) => reason,
        Err(problem) => return Ok(Some(Err(vec![problem]))),
    };
    acting.end(tx, pen, &reason).await?;
    acting
        .tell(tx, store, pen, MailKind::GrantEnded, &reason)
        .await?;
    acting.done(tx, pen, who.1, Kind::GrantEnded).await
}

async fn change_to(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    who: (OfficerId, GrantId),
    change: &ChangeGrant,
) -> Result<LookedAfter> {
    let acting = match begin(tx, pen, who, GrantAct::Change).await? {
        Ok(acting) => acting,
        Err(over) => return Ok(over),
    };
    let place = places::of(tx, change.unit).await?;
    let before = (acting.found.grant.role, acting.found.grant.unit);
    let checked = rules::check_change(change, before, &acting.rights, place.as_ref());
    let reason = match checked {
        Ok(reason) => reason,
        Err(problems) => return Ok(Some(Err(problems))),
    };
    let holder = acting.found.grant.officer.id;
    let right = (change.role, change.unit);
    if let Some((_, suspended)) = grants::held_already(tx, holder, right).await? {
        let held = if suspended {
            ProblemCode::GrantSuspended
        } else {
            ProblemCode::RightHeld
        };
        return Ok(Some(Err(vec![Problem::error("role", held)])));
    }
    acting.end(tx, pen, &reason).await?;
    let id = given(tx, store, pen, holder, right).await?;
    let changed = held::find(tx, id).await?;
    let changed = changed.ok_or(StoreError::Missing("grant"))?;
    let mail = mail_about(&changed, MailKind::GrantChanged, &acting.by, &reason, pen);
    queue(tx, store, pen, mail).await?;
    let acting = Acting {
        found: changed,
        ..acting
    };
    acting.done(tx, pen, id, Kind::GrantChanged).await
}

async fn give_away(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    who: (OfficerId, GrantId),
    hand_over: &HandOver,
    issuing: Issuing,
) -> Result<LookedAfter> {
    let acting = match begin(tx, pen, who, GrantAct::HandOver).await? {
        Ok(acting) => acting,
        Err(over) => return Ok(over),
    };
    let holder = acting.found.grant.officer.id;
    let (to, reason) = match rules::check_hand_over(hand_over, holder, who.0) {
        Ok(checked) => checked,
        Err(problems) => return Ok(Some(Err(problems))),
    };
    let right = (acting.found.grant.role, acting.found.grant.unit);
    if let Successor::Officer { id } = to
        && let Some(code) = cannot_succeed(tx, id, right).await?
    {
        return Ok(Some(Err(vec![Problem::error("to", code)])));
    }
    acting.end(tx, pen, &reason).await?;
    match to {
        Successor::Officer { id } => {
            let id = given(tx, store, pen, id, right).await?;
            let heir = held::find(tx, id).await?;
            let heir = heir.ok_or(StoreError::Missing("grant"))?;
            let kind = MailKind::GrantHandedOver;
            let mail = mail_about(&heir, kind, &acting.by, &reason, pen);
            queue(tx, store, pen, mail).await?;
        }
        Successor::Email { email } => {
            let token = issuing.token(store, right, &email, &reason);
            tokens::issue(tx, store, pen, &token.by(acting.officer)).await?;
        }
    }
    acting
        .tell(tx, store, pen, MailKind::GrantEnded, &reason)
        .await?;
    acting.done(tx, pen, who.1, Kind::GrantHandedOver).await
}

/// Why an officer of this id cannot get the right.
async fn cannot_succeed(
    tx: &mut Tx,
    successor: OfficerId,
    right: (Role, Unit),
) -> Result<Option<ProblemCode>> {
    if officers::find(tx, successor).await?.is_none() {
        return Ok(Some(ProblemCode::SuccessorMissing));
    }
    let held = grants::held_already(tx, successor, right).await?;
    Ok(held.and_then(|(_, suspended)| suspended.then_some(ProblemCode::GrantSuspended)))
}

/// Locks the right and asks the rule; what comes of it where nothing may be done.
async fn begin(
    tx: &mut Tx,
    pen: &Pen,
    (officer, id): (OfficerId, GrantId),
    act: GrantAct,
) -> Result<Result<Acting, LookedAfter>> {
    let rights = grants::rights_of(tx, officer).await?;
    let found = match tx.find(LOCK, params![id]).await? {
        Some(_) => held::find(tx, id).await?,
        None => None,
    };
    let found = found.filter(|found| found.is_looked_after_by(officer, &rights));
    let Some(found) = found else {
        let event = Event::refused(kind_of(act), "no_right").to(id);
        audit::record(tx, pen, event).await?;
        return Ok(Err(None));
    };
    if let Err(problem) = rules::check_act(&found.grant.state, act) {
        return Ok(Err(Some(Err(vec![problem]))));
    }
    let row = tx.find(NAME, params![officer]).await?;
    let by = row.ok_or(StoreError::Missing("officer"))?.take()?;
    Ok(Ok(Acting {
        officer,
        by,
        rights,
        found,
    }))
}

const fn kind_of(act: GrantAct) -> Kind {
    match act {
        GrantAct::Suspend => Kind::GrantSuspended,
        GrantAct::Resume => Kind::GrantResumed,
        GrantAct::End => Kind::GrantEnded,
        GrantAct::Change => Kind::GrantChanged,
        GrantAct::HandOver => Kind::GrantHandedOver,
    }
}

async fn given(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    officer: OfficerId,
    (role, unit): (Role, Unit),
) -> Result<GrantId> {
    let grant = store.new_grant(role, unit);
    let id = grants::give(tx, officer, &grant).await?;
    grants::record_given(tx, pen, officer, &grant, id).await?;
    Ok(id)
}

impl Acting {
    async fn end(&self, tx: &mut Tx, pen: &Pen, reason: &str) -> Result<()> {
        let values = params![self.found.grant.id, pen.at, self.by.as_str(), reason];
        tx.execute(END_FOR, values).await.map(drop)
    }

    /// Whose right it is learns of it, where an address is known.
    async fn tell(
        &self,
        tx: &mut Tx,
        store: &Store,
        pen: &Pen,
        kind: MailKind,
        reason: &str,
    ) -> Result<()> {
        let mail = mail_about(&self.found, kind, &self.by, reason, pen);
        queue(tx, store, pen, mail).await
    }

    async fn done(self, tx: &mut Tx, pen: &Pen, id: GrantId, kind: Kind) -> Result<LookedAfter> {
        news::approvals_changed(tx).await?;
        let event = Event::done(kind).to(self.found.grant.officer.id);
        let event = event.with("grant", self.found.grant.id.to_string());
        audit::record(tx, pen, event).await?;
        let now = held::find(tx, id).await?;
        let now = now.ok_or(StoreError::Missing("grant"))?;
        Ok(Some(Ok(now.seen_by(self.officer, &self.rights))))
    }
}

fn mail_about(found: &Found, kind: MailKind, by: &str, reason: &str, pen: &Pen) -> Option<NewMail> {
    let grant = &found.grant;
    let event = format!("grant:{}:{}:{}", grant.id, kind.word(), pen.at.0);
    let mail = NewMail::new(kind, grant.officer.email.as_ref()?, event);
    Some(
        mail.with("role", grant.role.word())
            .with("unit", &grant.unit_name_th)
            .with("reason", reason)
            .with("by", by),
    )
}

async fn queue(tx: &mut Tx, store: &Store, pen: &Pen, mail: Option<NewMail>) -> Result<()> {
    match mail {
        Some(mail) => mails::queue(tx, store.surroundings(), &store.keys, &mail, pen.at).await,
        None => Ok(()),
    }
}
