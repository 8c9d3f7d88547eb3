//! Tokens as those who hand them out see them, and what they do with them.

use super::{REVOKE_BY, issue};
use crate::store::{
    Issuing, Mode, Store, accounts,
    audit::{self, Event, Kind, Pen},
    db::{Row, Tx, params, statements},
    error::{Result, StoreError},
    grants, me, places,
};
use infodesk_domain::{
    OfficerId, Problem, ProblemCode, Timestamp, TokenId,
    accounts::{AccountKind, ExpectedAccount, Importer, List, ListedRow, ProviderOf, Units},
    rights::{Rights, Role, Unit},
    tokens::{self, IssueReport, IssueRow, IssueToken, TokenState, TokenView},
};

/// A Token with all that those see who hand it out, in the order of [`read`].
macro_rules! token {
    ($rest:literal) => {
        concat!(
            "
        select t.id, t.role, t.agency_id, t.service_point_id, coalesce(a.name_th, p.name_th), d.name_th,
            m.name_th, t.recipient, t.note, i.name, t.issued_at, t.expires_at, u.name, t.used_at, r.name,
            t.revoked_at
        from token t
        left join agency a on a.id = t.agency_id
        left join service_point p on p.id = t.service_point_id
        join agency d on d.id = t.department_id
        left join agency m on m.id = d.parent_id
        left join officer i on i.id = t.issued_by
        left join officer u on u.id = t.used_by
        left join officer r on r.id = t.revoked_by ",
            $rest
        )
    };
}

statements! {
    /// Those at or below an agency of the officer's, and for operators all; what of them they may hand out is the
    /// rule's to say.
    LISTED = token!("
        where exists (
            select 1 from grant_in_force g
            left join agency_ancestor n
                on n.ancestor_id = g.agency_id and n.agency_id = coalesce(t.agency_id, p.agency_id)
            where g.officer_id = $1
                and (g.role = 'operator' or (g.role = 'central_officer' and n.agency_id is not null)))
        order by t.issued_at desc, t.id collate \"C\" desc
        limit 2000");
    ONE = token!("where t.id = $1");
    LOCK = "select id from token where id = $1 for update";
}

/// `None`: the officer hands nothing out, or not this.
pub type Handed<T> = Option<Result<T, Vec<Problem>>>;

impl Store {
    /// The Tokens of those places where the officer hands rights out, the newest first; `None` where there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tokens(&self, officer: OfficerId) -> Result<Option<Vec<TokenView>>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let tokens = listed(&mut tx, officer, now).await;
        tx.end(tokens).await
    }

    /// Mails a Token unasked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hand_out_token(
        &self,
        officer: OfficerId,
        token: &IssueToken,
        issuing: Issuing<'_>,
    ) -> Result<Handed<TokenView>> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let handed = hand_out(&mut tx, self, &pen, officer, token, issuing).await;
        tx.end(handed).await
    }

    /// Mails a Token for each good row of a list, or says what would come of it.
    ///
    /// # Errors
    /// When the database fails; what is wrong with the list is no error but stands in the report.
    pub async fn hand_out_tokens(
        &self,
        officer: OfficerId,
        list: &List,
        mode: Mode,
        issuing: Issuing<'_>,
    ) -> Result<Option<IssueReport>> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let report = hand_out_list(&mut tx, self, &pen, officer, (list, mode), issuing).await;
        tx.end(report).await
    }

    /// Makes a Token worthless.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_token_back(
        &self,
        officer: OfficerId,
        id: TokenId,
    ) -> Result<Handed<TokenView>> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let taken = take_back(&mut tx, &pen, officer, id).await;
        tx.end(taken).await
    }

    /// Mails another Token for the same right to the same address, and makes the one before worthless; the new one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send_token_anew(
        &self,
        officer: OfficerId,
        id: TokenId,
        issuing: Issuing<'_>,
    ) -> Result<Handed<TokenView>> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let sent = send_anew(&mut tx, self, &pen, (officer, id), issuing).await;
        tx.end(sent).await
    }
}

async fn listed(tx: &mut Tx, officer: OfficerId, now: Timestamp) -> Result<Option<Vec<TokenView>>> {
    let rights = grants::rights_of(tx, officer).await?;
    if !rights.may_grant_something() {
        return Ok(None);
    }
    let mut tokens = Vec::new();
    for row in tx.query(LISTED, params![officer]).await? {
        let token = read(row, now)?;
        if may_hand_out(tx, &rights, token.role, token.unit).await? {
            tokens.push(with_acts(token));
        }
    }
    Ok(Some(tokens))
}

async fn may_hand_out(tx: &mut Tx, rights: &Rights, role: Role, unit: Unit) -> Result<bool> {
    let place = places::of(tx, unit).await?;
    Ok(place.is_some_and(|place| rights.may_grant(role, &place)))
}

async fn hand_out(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    officer: OfficerId,
    wish: &IssueToken,
    issuing: Issuing<'_>,
) -> Result<Handed<TokenView>> {
    let rights = grants::rights_of(tx, officer).await?;
    if !rights.may_grant_something() {
        let event = Event::refused(Kind::TokenIssued, "no_right");
        audit::record(tx, pen, event.with_right(wish.role, wish.unit)).await?;
        return Ok(None);
    }
    let place = places::of(tx, wish.unit).await?;
    let wish = match tokens::check_issue(wish, &rights, place.as_ref()) {
        Ok(wish) => wish,
        Err(problems) => return Ok(Some(Err(problems))),
    };
    let right = (wish.role, wish.unit);
    let token = issuing.token(store, right, &wish.recipient, &wish.note);
    let id = issue(tx, store, pen, &token.by(officer)).await?;
    one(tx, id, pen.at).await.map(|token| Some(Ok(token)))
}

async fn hand_out_list(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    officer: OfficerId,
    (list, mode): (&List, Mode),
    issuing: Issuing<'_>,
) -> Result<Option<IssueReport>> {
    let rights = grants::rights_of(tx, officer).await?;
    if !rights.may_grant_something() {
        return Ok(None);
    }
    let units = accounts::units(tx).await?;
    let mut report = IssueReport {
        applied: false,
        rows: Vec::new(),
        problems: list.problems.clone(),
    };
    let mut good: Vec<ExpectedAccount> = Vec::new();
    for listed in &list.rows {
        let (row, account) = survey(listed, &units, &rights, &good);
        good.extend(account);
        report.rows.push(row);
    }
    let bad = report.rows.iter().any(|row| !row.problems.is_empty());
    report.applied = match mode {
        Mode::DryRun => false,
        Mode::AllOrNothing => report.problems.is_empty() && !bad,
        Mode::SkipBad => report.problems.is_empty(),
    };
    if report.applied {
        for account in &good {
            let right = (account.role, account.unit);
            let token = issuing.token(store, right, account.account.written(), "");
            issue(tx, store, pen, &token.by(officer)).await?;
        }
    }
    Ok(Some(report))
}

/// What a row comes to; of a bad one nothing is repeated.
fn survey(
    listed: &ListedRow,
    units: &Units,
    rights: &Rights,
    before: &[ExpectedAccount],
) -> (IssueRow, Option<ExpectedAccount>) {
    let bad = |problems| IssueRow {
        number: listed.number,
        recipient: String::new(),
        role: None,
        unit_name_th: String::new(),
        problems,
    };
    let cells = match &listed.cells {
        Ok(cells) => cells,
        Err(problem) => return (bad(vec![problem.clone()]), None),
    };
    let provider = ProviderOf::Unsaid { only: None };
    let read = infodesk_domain::accounts::read(cells, provider, units, Importer::Officer(rights));
    match read {
        Err(problems) => (bad(problems), None),
        Ok(account) if account.account.kind() != AccountKind::Email => {
            let problem = Problem::error("email", ProblemCode::EmailMissing);
            (bad(vec![problem]), None)
        }
        Ok(account) if before.contains(&account) => {
            let problem = Problem::error("email", ProblemCode::RowRepeated);
            (bad(vec![problem]), None)
        }
        Ok(account) => {
            let row = IssueRow {
                recipient: account.account.written().to_owned(),
                role: Some(account.role),
                unit_name_th: units.name_th(account.unit).to_owned(),
                ..bad(Vec::new())
            };
            (row, Some(account))
        }
    }
}

async fn take_back(
    tx: &mut Tx,
    pen: &Pen,
    officer: OfficerId,
    id: TokenId,
) -> Result<Handed<TokenView>> {
    let Some(token) = theirs(tx, pen, officer, id).await? else {
        return Ok(None);
    };
    if token.state != TokenState::Waiting {
        return Ok(Some(Err(vec![tokens::not_waiting(&token.state)])));
    }
    revoke(tx, pen, officer, id).await?;
    one(tx, id, pen.at).await.map(|token| Some(Ok(token)))
}

async fn send_anew(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    (officer, id): (OfficerId, TokenId),
    issuing: Issuing<'_>,
) -> Result<Handed<TokenView>> {
    let Some(token) = theirs(tx, pen, officer, id).await? else {
        return Ok(None);
    };
    match token.state {
        TokenState::Waiting => revoke(tx, pen, officer, id).await?,
        TokenState::Expired => {}
        TokenState::Used { .. } | TokenState::Revoked { .. } => {
            return Ok(Some(Err(vec![tokens::not_waiting(&token.state)])));
        }
    }
    let right = (token.role, token.unit);
    let next = issuing.token(store, right, &token.recipient, &token.note);
    let id = issue(tx, store, pen, &next.by(officer)).await?;
    one(tx, id, pen.at).await.map(|token| Some(Ok(token)))
}

/// A Token under its lock that the officer may hand out.
async fn theirs(
    tx: &mut Tx,
    pen: &Pen,
    officer: OfficerId,
    id: TokenId,
) -> Result<Option<TokenView>> {
    let rights = grants::rights_of(tx, officer).await?;
    if tx.find(LOCK, params![id]).await?.is_some() {
        let token = one(tx, id, pen.at).await?;
        if may_hand_out(tx, &rights, token.role, token.unit).await? {
            return Ok(Some(token));
        }
    }
    let event = Event::refused(Kind::TokenRevoked, "no_right").to(id);
    audit::record(tx, pen, event).await?;
    Ok(None)
}

async fn revoke(tx: &mut Tx, pen: &Pen, officer: OfficerId, id: TokenId) -> Result<()> {
    tx.execute(REVOKE_BY, params![id, pen.at, officer]).await?;
    audit::record(tx, pen, Event::done(Kind::TokenRevoked).to(id)).await
}

async fn one(tx: &mut Tx, id: TokenId, now: Timestamp) -> Result<TokenView> {
    let row = tx.find(ONE, params![id]).await?;
    let row = row.ok_or(StoreError::Missing("token"))?;
    Ok(with_acts(read(row, now)?))
}

fn with_acts(token: TokenView) -> TokenView {
    TokenView {
        may_revoke: token.state == TokenState::Waiting,
        may_send_anew: matches!(token.state, TokenState::Waiting | TokenState::Expired),
        ..token
    }
}

fn read(mut row: Row, now: Timestamp) -> Result<TokenView> {
    let (id, role) = (row.take()?, row.take()?);
    let unit = grants::read_unit(&mut row)?;
    let unit_name_th = row.take()?;
    let agency_name_th = me::line(row.take()?, row.take()?);
    let (recipient, note) = (row.take()?, row.take()?);
    let issued_by = row.take()?;
    let (issued_at, expires_at) = (row.take()?, row.take()?);
    Ok(TokenView {
        id,
        role,
        unit,
        unit_name_th,
        agency_name_th,
        recipient,
        note,
        issued_by,
        issued_at,
        expires_at,
        state: state(&mut row, expires_at, now)?,
        may_revoke: false,
        may_send_anew: false,
    })
}

/// The columns: who used it and when, who revoked it and when.
fn state(row: &mut Row, expires_at: Timestamp, now: Timestamp) -> Result<TokenState> {
    let used_by: Option<String> = row.take()?;
    let used_at: Option<Timestamp> = row.take()?;
    let revoked_by: Option<String> = row.take()?;
    let revoked_at: Option<Timestamp> = row.take()?;
    if let Some((by, at)) = used_by.zip(used_at) {
        return Ok(TokenState::Used { by, at });
    }
    Ok(match revoked_at {
        Some(at) => TokenState::Revoked { by: revoked_by, at },
        None if now >= expires_at => TokenState::Expired,
        None => TokenState::Waiting,
    })
}
