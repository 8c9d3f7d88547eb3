//! Authorization codes: taken once, and known for a while after that.

use super::column;
use crate::store::{
    audit::{self, Event, Kind, Pen},
    db::{Tx, Value, params, statements},
    error::{Result, StoreError},
};
use infodesk_domain::Timestamp;
use infodesk_openid_provider::{CodeGrant, SessionId, TakenCode, TokenHash};

/// A taken code stays known so long past its expiry, to be seen when it comes again.
const MEMORY_MILLIS: i64 = 60 * 60 * 1000;

pub(in crate::store) const MIGRATION: &str = "
    create table oauth_code (
        hash text not null primary key,
        session_id text not null,
        grant_json text not null,
        expires_at bigint not null,
        taken bigint not null,
        revoked bigint not null
    );
    create index oauth_code_by_session on oauth_code (session_id);
    create index oauth_code_by_expiry on oauth_code (expires_at);
";

statements! {
    FORGET = "delete from oauth_code where expires_at <= $1";
    INSERT = "
        insert into oauth_code (hash, session_id, grant_json, expires_at, taken, revoked)
        values ($1, $2, $3, $4, 0, 0)";
    TAKE = "update oauth_code set taken = 1 where hash = $1 and taken = 0 returning grant_json";
    GRANT = "select grant_json from oauth_code where hash = $1";
    REVOKE = "update oauth_code set taken = 1, revoked = 1 where session_id = $1";
    REVOKED = "select revoked from oauth_code where session_id = $1 for update";
}

pub(super) async fn save(
    tx: &mut Tx,
    code: TokenHash,
    grant: &CodeGrant,
    now: Timestamp,
) -> Result<()> {
    tx.execute(FORGET, params![now.plus_millis(-MEMORY_MILLIS)])
        .await?;
    let session = grant.session.as_str();
    let values = params![column(code), session, Value::json(grant)?, grant.expires_at];
    tx.execute(INSERT, values).await.map(drop)
}

pub(super) async fn take(tx: &mut Tx, pen: &Pen, code: TokenHash) -> Result<TakenCode> {
    if let Some(mut row) = tx.find(TAKE, params![column(code)]).await? {
        return row.take_json().map(TakenCode::Fresh);
    }
    let Some(mut row) = tx.find(GRANT, params![column(code)]).await? else {
        return Ok(TakenCode::Unknown);
    };
    let CodeGrant {
        session, subject, ..
    } = row.take_json()?;
    let event = Event::refused(Kind::CodeReplayed, "replayed").to(subject);
    audit::record(tx, pen, event.with("session", session.as_str())).await?;
    Ok(TakenCode::Replayed(session))
}

pub(super) async fn revoke(tx: &mut Tx, session: &SessionId) -> Result<()> {
    tx.execute(REVOKE, params![session.as_str()])
        .await
        .map(drop)
}

/// Was the session ended before it was opened? Until the transaction ends nobody can end it.
pub(super) async fn is_revoked(tx: &mut Tx, session: &SessionId) -> Result<bool> {
    let row = tx.find(REVOKED, params![session.as_str()]).await?;
    row.ok_or(StoreError::Missing("code"))?.take()
}
