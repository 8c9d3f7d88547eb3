//! Sessions, one for each sign-in on a device, and the hashes of their access and refresh tokens.

use super::{codes, column, devices, event};
use crate::store::{
    audit::{self, Event, Kind, Pen},
    db::{Row, Tx, Value, params, statements},
    error::Result,
    news,
};
use infodesk_domain::Timestamp;
use infodesk_openid_provider::{
    NewTokens, RefreshState, Rotated, Rotation, Session, SessionId, StoredRefresh, TokenHash,
    Verdict,
};

/// The provider's subject is our officer. A refresh token has a generation, an access token none.
pub(in crate::store) const MIGRATION: &str = "
    create table oauth_session (
        id text not null primary key,
        client_id text not null,
        subject text not null references officer (id) on delete cascade,
        scope text not null,
        device text,
        auth_time bigint not null,
        started_at bigint not null,
        ends_at bigint not null,
        generation bigint not null,
        rotated_at bigint,
        retried bigint not null
    );
    create index oauth_session_by_subject on oauth_session (subject);
    create index oauth_session_by_end on oauth_session (ends_at);
    create table oauth_token (
        hash text not null primary key,
        session_id text not null references oauth_session (id) on delete cascade,
        generation bigint,
        expires_at bigint not null
    );
    create index oauth_token_by_session on oauth_token (session_id);
";

/// The columns in the order of [`read`].
macro_rules! columns {
    () => {
        "s.id, s.client_id, s.subject, s.scope, s.device, s.auth_time, s.started_at, s.ends_at"
    };
}

// Whoever ends a session locks it first and its tokens after; locking a token here as well, before its
// session, would let the two wait for each other.
statements! {
    FORGET_ENDED = "delete from oauth_session where ends_at <= $1";
    INSERT_SESSION = "
        insert into oauth_session (id, client_id, subject, scope, device, auth_time, started_at,
            ends_at, generation, retried)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0)";
    INSERT_TOKEN = "
        insert into oauth_token (hash, session_id, generation, expires_at) values ($1, $2, $3, $4)";
    FORGET_ACCESS = "
        delete from oauth_token
        where session_id = $1 and generation is null and expires_at <= $2";
    BY_REFRESH = concat!("select ", columns!(), ",
            s.generation, s.rotated_at, s.retried, t.generation, t.expires_at
        from oauth_token t join oauth_session s on s.id = t.session_id
        where t.hash = $1 and t.generation is not null for update of s");
    ADVANCE = "
        update oauth_session set generation = $2, rotated_at = $3, retried = $4 where id = $1";
    BY_ACCESS = concat!("select ", columns!(), ", s.last_seen_at
        from oauth_token t join oauth_session s on s.id = t.session_id
        where t.hash = $1 and t.generation is null and t.expires_at > $2 and s.ends_at > $2");
    BY_ANY = concat!("select ", columns!(), "
        from oauth_token t join oauth_session s on s.id = t.session_id where t.hash = $1");
    OPEN = "select 1 from oauth_session where id = $1 and ends_at > $2";
    END = "delete from oauth_session where id = $1 returning subject";
}

/// False, and nothing is kept, if the session was revoked before it was opened.
pub(super) async fn open(
    tx: &mut Tx,
    session: &Session,
    tokens: &NewTokens,
    pen: &Pen,
) -> Result<bool> {
    if codes::is_revoked(tx, &session.id).await? {
        return Ok(false);
    }
    tx.execute(FORGET_ENDED, params![pen.at]).await?;
    tx.execute(INSERT_SESSION, session_columns(session)).await?;
    insert(tx, &session.id, tokens, 0).await?;
    devices::seen(tx, &session.id, pen).await?;
    audit::record(tx, pen, opened(session)).await?;
    Ok(true)
}

pub(super) async fn rotate(tx: &mut Tx, rotation: &Rotation, pen: &Pen) -> Result<Rotated> {
    let Some(row) = tx
        .find(BY_REFRESH, params![column(rotation.presented)])
        .await?
    else {
        return Ok(Rotated::Unknown);
    };
    let stored = read_refresh(row)?;
    match rotation.judge(&stored) {
        Verdict::Replayed => {
            let event = Event::refused(Kind::RefreshReplayed, "replayed");
            let id = stored.session.id;
            let event = event
                .to(stored.session.subject)
                .with("session", id.as_str());
            audit::record(tx, pen, event).await?;
            Ok(Rotated::Replayed(id))
        }
        Verdict::Expired => Ok(Rotated::Unknown),
        Verdict::Rotate { state, tokens } => {
            let id = &stored.session.id;
            tx.execute(FORGET_ACCESS, params![id.as_str(), rotation.now])
                .await?;
            let RefreshState {
                generation,
                rotated_at,
                retried,
            } = state;
            let values = params![id.as_str(), generation, rotated_at, retried];
            tx.execute(ADVANCE, values).await?;
            insert(tx, id, &tokens, generation).await?;
            Ok(Rotated::Done(stored.session))
        }
    }
}

/// With when its device was seen last.
pub(super) async fn of_access(
    tx: &mut Tx,
    access: TokenHash,
    now: i64,
) -> Result<Option<(Session, Option<Timestamp>)>> {
    let row = tx.find(BY_ACCESS, params![column(access), now]).await?;
    row.map(|mut row| Ok((read(&mut row)?, row.take()?)))
        .transpose()
}

pub(super) async fn of_any(tx: &mut Tx, token: TokenHash) -> Result<Option<Session>> {
    let row = tx.find(BY_ANY, params![column(token)]).await?;
    row.map(|mut row| read(&mut row)).transpose()
}

pub(super) async fn is_open(tx: &mut Tx, session: &SessionId, now: Timestamp) -> Result<bool> {
    let open = tx.find(OPEN, params![session.as_str(), now]).await?;
    Ok(open.is_some())
}

/// `kind`: how it ended.
pub(super) async fn end(tx: &mut Tx, session: &SessionId, pen: &Pen, kind: Kind) -> Result<()> {
    let Some(mut row) = tx.find(END, params![session.as_str()]).await? else {
        return Ok(());
    };
    let subject: String = row.take()?;
    news::sessions_changed(tx).await?;
    audit::record(tx, pen, event(kind, session, &subject)).await
}

fn opened(session: &Session) -> Event {
    let event = event(Kind::SessionOpened, &session.id, &session.subject);
    let event = match session.subject.parse() {
        Ok(officer) => event.by(officer),
        Err(_) => event,
    };
    match session.device.as_deref() {
        Some(machine) => event.with("machine", machine),
        None => event,
    }
}

async fn insert(
    tx: &mut Tx,
    session: &SessionId,
    tokens: &NewTokens,
    generation: i64,
) -> Result<()> {
    let session = session.as_str();
    let access = params![
        column(tokens.access),
        session,
        Value::Null,
        tokens.access_expires_at
    ];
    let refresh = tokens
        .refresh
        .as_ref()
        .map(|new| params![column(new.hash), session, generation, new.expires_at]);
    let rows = [Some(access), refresh].into_iter().flatten().collect();
    tx.execute_each(INSERT_TOKEN, rows).await.map(drop)
}

fn session_columns(session: &Session) -> Vec<Value> {
    params![
        session.id.as_str(),
        session.client_id.as_str(),
        session.subject.as_str(),
        session.scope.as_str(),
        session.device.as_deref(),
        session.auth_time,
        session.started_at,
        session.ends_at,
    ]
}

fn read_refresh(mut row: Row) -> Result<StoredRefresh> {
    Ok(StoredRefresh {
        session: read(&mut row)?,
        state: RefreshState {
            generation: row.take()?,
            rotated_at: row.take()?,
            retried: row.take()?,
        },
        generation: row.take()?,
        expires_at: row.take()?,
    })
}

fn read(row: &mut Row) -> Result<Session> {
    Ok(Session {
        id: SessionId(row.take()?),
        client_id: row.take()?,
        subject: row.take()?,
        scope: row.take()?,
        device: row.take()?,
        auth_time: row.take()?,
        started_at: row.take()?,
        ends_at: row.take()?,
    })
}
