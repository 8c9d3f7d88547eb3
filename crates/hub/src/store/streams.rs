//! Streams: each department numbers its changes.
//!
//! A change takes its number by an update inside its own transaction. A sequence would not do: its numbers
//! become visible out of order, and a reader behind a cursor would skip some.

use super::{
    db::{Tx, params, statements},
    error::{Result, StoreError},
};
use infodesk_domain::{AgencyId, feed::StreamHead};

pub(super) const MIGRATION: &str = "
    create table stream (
        id text not null primary key references agency (id) on delete cascade,
        head bigint not null
    );
";

statements! {
    OPEN = "insert into stream (id, head) values ($1, 0)";
    TAKE = "update stream set head = head + $2 where id = $1 returning head";
    HEAD = "select head from stream where id = $1";
    HEADS = "select id, head from stream order by id collate \"C\"";
}

pub(super) async fn open(tx: &mut Tx, ids: &[AgencyId]) -> Result<()> {
    tx.execute_each(OPEN, ids.iter().map(|id| params![*id]).collect())
        .await?;
    Ok(())
}

/// Takes the next `count` numbers of a stream; the first of them. Until the transaction ends nobody else
/// gets a number of this stream.
pub(super) async fn take(tx: &mut Tx, stream: AgencyId, count: i64) -> Result<i64> {
    let row = tx.find(TAKE, params![stream, count]).await?;
    let head: i64 = row.ok_or(StoreError::Missing("stream"))?.take()?;
    Ok(head - count + 1)
}

pub(super) async fn head(tx: &mut Tx, stream: AgencyId) -> Result<Option<i64>> {
    let row = tx.find(HEAD, params![stream]).await?;
    row.map(|mut row| row.take()).transpose()
}

pub(super) async fn heads(tx: &mut Tx) -> Result<Vec<StreamHead>> {
    let rows = tx.query(HEADS, params![]).await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(StreamHead {
                stream_id: row.take()?,
                head: row.take()?,
            })
        })
        .collect()
}
