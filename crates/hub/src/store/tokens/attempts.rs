//! Failed attempts to redeem a Token. They are counted in the database, so that every hub counts them.

use crate::store::{
    db::{Tx, params, statements},
    error::Result,
};
use infodesk_domain::{OfficerId, Timestamp};

/// So many failures within so many minutes, and the next attempt is refused unseen.
const MOST: i64 = 10;
const WITHIN_MILLIS: i64 = 15 * 60 * 1000;

pub(in crate::store) const MIGRATION: &str = "
    create table token_attempt (
        officer_id text not null references officer (id) on delete cascade,
        at bigint not null
    );
    create index token_attempt_by_officer on token_attempt (officer_id);
";

statements! {
    COUNT = "select count(*) from token_attempt where officer_id = $1 and at > $2";
    INSERT = "insert into token_attempt (officer_id, at) values ($1, $2)";
    FORGET = "delete from token_attempt where officer_id = $1 and at <= $2";
}

pub(super) async fn are_too_many(tx: &mut Tx, officer: OfficerId, now: Timestamp) -> Result<bool> {
    let row = tx
        .find(COUNT, params![officer, now.plus_millis(-WITHIN_MILLIS)])
        .await?;
    let failures: i64 = row.map_or(Ok(0), |mut row| row.take())?;
    Ok(failures >= MOST)
}

pub(super) async fn note_failure(tx: &mut Tx, officer: OfficerId, now: Timestamp) -> Result<()> {
    tx.execute(FORGET, params![officer, now.plus_millis(-WITHIN_MILLIS)])
        .await?;
    tx.execute(INSERT, params![officer, now]).await.map(drop)
}
