//! The mission's Tokens: kept as keyed hashes, redeemed once.

mod handed_out;

pub use handed_out::Handed;
pub(super) use handed_out::STATEMENTS as HANDED_OUT;

use super::{
    KeyedHash, MailKind, NewMail, Store,
    audit::{self, Event, Kind, Pen},
    db::{Row, Tx, params, statements},
    error::{Result, StoreError},
    grants::{self, read_unit, unit_columns},
    limits::{self, Counted},
    mails, officers,
};
use infodesk_domain::{
    AgencyId, GrantId, OfficerId, Problem, ProblemCode, Timestamp, TokenId,
    limits::Act,
    rights::{Grant, Role, Unit},
    tokens::{self, Token, TokenText},
};
use std::fmt;

pub(super) const MIGRATION: &str = "
    create table token (
        id text not null primary key,
        hash text not null unique,
        role text not null,
        agency_id text references agency (id) on delete cascade,
        service_point_id text references service_point (id) on delete cascade,
        department_id text not null references agency (id) on delete cascade,
        issued_at bigint not null,
        expires_at bigint not null,
        recipient text not null,
        note text not null,
        used_by text references officer (id),
        used_at bigint,
        revoked_at bigint,
        check (role in ('operator', 'central_officer', 'agency_officer', 'service_point_officer')),
        check ((agency_id is null) <> (service_point_id is null)),
        check ((role = 'service_point_officer') = (service_point_id is not null)),
        check ((used_by is null) = (used_at is null))
    );
    create index token_by_agency on token (agency_id);
    create index token_by_service_point on token (service_point_id);
    create index token_by_department on token (department_id);
    create index token_by_used_by on token (used_by);
";

/// Who handed it out, and who took it back; nobody: the system.
pub(super) const HANDED_OUT_MIGRATION: &str = "
    alter table token add column issued_by text references officer (id);
    alter table token add column revoked_by text references officer (id);
    create index token_by_issued_by on token (issued_by);
    create index token_by_revoked_by on token (revoked_by);
";

statements! {
    INSERT = "
        insert into token (id, hash, role, agency_id, service_point_id, department_id, issued_at,
            expires_at, recipient, note, issued_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    REVOKE_BY = "
        update token set revoked_at = $2, revoked_by = $3
        where id = $1 and used_at is null and revoked_at is null";
    BY_HASH = "
        select id, role, agency_id, service_point_id, department_id, expires_at, used_by, used_at,
            revoked_at
        from token where hash = $1 for update";
    USE = "
        update token set used_by = $2, used_at = $3
        where id = $1 and used_at is null returning id";
    REVOKE = "
        update token set revoked_at = $2
        where id = $1 and used_at is null and revoked_at is null";
    OPEN = "
        select 1 from token
        where used_at is null and revoked_at is null and expires_at > $1 limit 1";
    UNIT_NAME = "
        select name_th from agency where id = $1
        union all
        select name_th from service_point where id = $2";
    DEPARTMENT_NAME = "select name_th from agency where id = $1";
    OWN_DEPARTMENTS = "
        select d.id, d.name_th
        from agency d
        where exists (
            select 1
            from grant_in_force g
            left join agency a on a.id = g.agency_id
            left join service_point p on p.id = g.service_point_id
            where g.officer_id = $1
                and d.id = coalesce(a.stream_id, p.department_id))
        order by d.name_th collate \"C\"";
}

/// A Token to be handed out. Its text is known to its recipient alone.
#[derive(Clone, PartialEq, Eq)]
pub struct NewToken {
    pub hash: KeyedHash,
    /// As it is mailed, in its groups.
    pub text: String,
    pub role: Role,
    pub unit: Unit,
    pub expires_at: Timestamp,
    /// The e-mail address it is sent to.
    pub recipient: String,
    /// For whoever issues it; may be empty.
    pub note: String,
    /// `None`: the system.
    pub issued_by: Option<OfficerId>,
}

impl NewToken {
    #[must_use]
    pub(super) fn by(self, officer: OfficerId) -> Self {
        Self {
            issued_by: Some(officer),
            ..self
        }
    }
}

/// How Tokens are made: the key of their hashes, and for how many days they hold.
#[derive(Clone, Copy)]
pub struct Issuing<'a> {
    pub key: &'a [u8; 32],
    pub days: i64,
}

impl Issuing<'_> {
    /// A fresh one.
    pub(super) fn token(
        &self,
        store: &Store,
        (role, unit): (Role, Unit),
        recipient: &str,
        note: &str,
    ) -> NewToken {
        let text = TokenText::new(store.surroundings());
        NewToken {
            hash: KeyedHash::of(self.key, text.as_str()),
            text: text.grouped(),
            role,
            unit,
            expires_at: store.surroundings().now().plus_days(self.days),
            recipient: recipient.to_owned(),
            note: note.to_owned(),
            issued_by: None,
        }
    }
}

/// The text does not show itself in a log.
impl fmt::Debug for NewToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewToken")
            .field("role", &self.role)
            .field("unit", &self.unit)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Keeps a Token and queues the mail that carries it, both or neither.
    ///
    /// # Errors
    /// When the database fails, or refuses a unit that does not exist or does not fit the role.
    pub async fn issue_token(&self, token: &NewToken) -> Result<TokenId> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let issued = issue(&mut tx, self, &pen, token).await;
        tx.end(issued).await
    }

    /// Redeems the Token with this hash: the officer gets its right, and nobody can use it again.
    /// A refusal is the [`Problem`] to show at the field `token`; too many of them are refused unseen.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn redeem_token(
        &self,
        officer: OfficerId,
        hash: &KeyedHash,
    ) -> Result<Result<GrantId, Problem>> {
        let mut redemption = Redemption {
            tx: self.write().await?,
            pen: self.pen(),
            officer,
            counted: self.counted(Act::RedeemToken, Some(officer)),
        };
        let fresh = GrantId::new(self.surroundings());
        let redeemed = redemption.attempt(hash, fresh).await;
        redemption.tx.end(redeemed).await
    }

    /// Makes a Token worthless; one that was used or revoked before stays as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn revoke_token(&self, id: TokenId) -> Result<()> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let revoked = revoke(&mut tx, &pen, id).await;
        tx.end(revoked).await
    }

    /// Is there any Token that could still be redeemed?
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_open_tokens(&self) -> Result<bool> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let open = tx.find(OPEN, params![now]).await;
        tx.end(open).await.map(|open| open.is_some())
    }
}

/// Keeps a Token and queues its mail, with what else happens in the transaction.
pub(super) async fn issue(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    token: &NewToken,
) -> Result<TokenId> {
    let id = TokenId::new(store.surroundings());
    insert(tx, id, token, pen.at).await?;
    let mail = mail(tx, id, token).await?;
    mails::queue(tx, store.surroundings(), &store.keys, &mail, pen.at).await?;
    audit::record(tx, pen, issued(id, token)).await?;
    Ok(id)
}

async fn mail(tx: &mut Tx, id: TokenId, token: &NewToken) -> Result<NewMail> {
    let (agency, point) = unit_columns(token.unit);
    let row = tx.find(UNIT_NAME, params![agency, point]).await?;
    let unit: String = row.ok_or(StoreError::Missing("unit"))?.take()?;
    Ok(
        NewMail::new(MailKind::Token, &token.recipient, format!("token:{id}"))
            .with("role", token.role.word())
            .with("unit", unit)
            .with("expires_at", token.expires_at.0)
            .with("note", &token.note)
            .with_secret("token", &token.text),
    )
}

async fn insert(tx: &mut Tx, id: TokenId, token: &NewToken, now: Timestamp) -> Result<()> {
    let (agency, point) = unit_columns(token.unit);
    let department = grants::department_of(tx, token.unit).await?;
    let values = params![
        id,
        &token.hash,
        token.role,
        agency,
        point,
        department,
        now,
        token.expires_at,
        token.recipient.as_str(),
        token.note.as_str(),
        token.issued_by,
    ];
    tx.execute(INSERT, values).await.map(drop)
}

fn issued(id: TokenId, token: &NewToken) -> Event {
    Event::done(Kind::TokenIssued)
        .to(id)
        .with_right(token.role, token.unit)
        .with("expires_at", token.expires_at.0)
}

async fn revoke(tx: &mut Tx, pen: &Pen, id: TokenId) -> Result<()> {
    if tx.execute(REVOKE, params![id, pen.at]).await? == 0 {
        return Ok(());
    }
    audit::record(tx, pen, Event::done(Kind::TokenRevoked).to(id)).await
}

/// An officer at the door with a Token.
struct Redemption {
    tx: Tx,
    pen: Pen,
    officer: OfficerId,
    counted: Counted,
}

/// Why the Token gave nothing, and whose it was, if it is known.
struct Refused {
    problem: Problem,
    token: Option<TokenId>,
}

impl Redemption {
    async fn attempt(
        &mut self,
        hash: &KeyedHash,
        fresh: GrantId,
    ) -> Result<Result<GrantId, Problem>> {
        // Attempts of one officer follow each other, or many at once would all be counted as the first.
        officers::lock(&mut self.tx, self.officer).await?;
        if let Some(wait) = limits::wait(&mut self.tx, &self.counted, self.pen.at).await? {
            return Ok(Err(wait.problem("token")));
        }
        match self.redeem(hash, fresh).await? {
            Ok((token, grant, id)) => self.redeemed(token, &grant, id).await.map(Ok),
            Err(refused) => self.refused(refused).await.map(Err),
        }
    }

    /// The Token, and the grant it was good for with the id of the one in force now.
    async fn redeem(
        &mut self,
        hash: &KeyedHash,
        fresh: GrantId,
    ) -> Result<Result<(TokenId, Grant, GrantId), Refused>> {
        let tx = &mut self.tx;
        let Some(row) = tx.find(BY_HASH, params![hash]).await? else {
            return Ok(Err(Refused {
                problem: Problem::error("token", ProblemCode::TokenUnknown),
                token: None,
            }));
        };
        let token = read(row)?;
        let own = own_departments(tx, self.officer).await?;
        let own_ids: Vec<AgencyId> = own.iter().map(|(id, _)| *id).collect();
        if let Err(problem) = tokens::redeem(&token, &own_ids, self.pen.at) {
            return Ok(Err(Refused {
                problem: name_departments(tx, problem, token.department_id, &own).await?,
                token: Some(token.id),
            }));
        }
        let right = (token.role, token.unit);
        if let Some((_, true)) = grants::held_already(tx, self.officer, right).await? {
            // Or a Token left over would lift the suspension.
            return Ok(Err(Refused {
                problem: Problem::error("token", ProblemCode::GrantSuspended),
                token: Some(token.id),
            }));
        }
        tx.find(USE, params![token.id, self.officer, self.pen.at])
            .await?
            .ok_or(StoreError::Missing("token"))?;
        let grant = Grant {
            id: fresh,
            role: token.role,
            unit: token.unit,
            since: self.pen.at,
        };
        let id = grants::give(tx, self.officer, &grant).await?;
        Ok(Ok((token.id, grant, id)))
    }

    async fn redeemed(&mut self, token: TokenId, grant: &Grant, id: GrantId) -> Result<GrantId> {
        let (tx, officer) = (&mut self.tx, self.officer);
        limits::succeeded(tx, &self.counted).await?;
        let event = Event::done(Kind::TokenRedeemed).by(officer).to(token);
        audit::record(tx, &self.pen, event.with("grant", id.to_string())).await?;
        grants::record_given(tx, &self.pen, officer, grant, id).await?;
        Ok(id)
    }

    async fn refused(&mut self, refused: Refused) -> Result<Problem> {
        let (tx, pen) = (&mut self.tx, &self.pen);
        let wait = limits::failed(tx, &self.counted, pen.at).await?;
        let mut event = Event::refused_for(Kind::TokenRefused, &refused.problem).by(self.officer);
        if let Some(token) = refused.token {
            event = event.to(token);
        }
        audit::record(tx, pen, event).await?;
        limits::record_wait(tx, pen, Act::RedeemToken, wait).await?;
        Ok(refused.problem)
    }
}

/// The departments in which an officer holds rights, with their names.
pub(super) async fn own_departments(
    tx: &mut Tx,
    officer: OfficerId,
) -> Result<Vec<(AgencyId, String)>> {
    let rows = tx.query(OWN_DEPARTMENTS, params![officer]).await?;
    rows.into_iter()
        .map(|mut row| Ok((row.take()?, row.take()?)))
        .collect()
}

/// Adds to the refusal of a foreign Token whose it is, and where the officer holds rights.
async fn name_departments(
    tx: &mut Tx,
    problem: Problem,
    department: AgencyId,
    own: &[(AgencyId, String)],
) -> Result<Problem> {
    if problem.code != ProblemCode::TokenForeign {
        return Ok(problem);
    }
    let row = tx.find(DEPARTMENT_NAME, params![department]).await?;
    let name: String = row.ok_or(StoreError::Missing("department"))?.take()?;
    let own: Vec<&str> = own.iter().map(|(_, name)| name.as_str()).collect();
    Ok(problem.with("agency", name).with("own", own.join(", ")))
}

fn read(mut row: Row) -> Result<Token> {
    let id = row.take()?;
    let role = row.take()?;
    let unit = read_unit(&mut row)?;
    let department_id = row.take()?;
    let expires_at = row.take()?;
    let used_by: Option<OfficerId> = row.take()?;
    let used = used_by.zip(row.take()?);
    let revoked_at = row.take()?;
    Ok(Token {
        id,
        role,
        unit,
        department_id,
        expires_at,
        used,
        revoked_at,
    })
}
