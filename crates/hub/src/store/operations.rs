//! Operations already carried out, so that a repeated push changes nothing twice.

use super::{
    db::{Tx, Value, params, statements},
    error::{Result, StoreError},
};
use infodesk_domain::{OfficerId, OperationId, Timestamp, commands::Outcome};

pub(super) const MIGRATION: &str = "
    create table operation (
        officer_id text not null references officer (id) on delete cascade,
        id text not null,
        outcome text,
        at bigint not null,
        primary key (officer_id, id)
    );
";

statements! {
    BEGIN = "
        insert into operation (officer_id, id, at) values ($1, $2, $3)
        on conflict (officer_id, id) do nothing returning id";
    OUTCOME = "select outcome from operation where officer_id = $1 and id = $2";
    RECORD = "update operation set outcome = $3 where officer_id = $1 and id = $2";
}

/// False if the operation was begun before. Where it is being carried out at this moment, this waits.
pub(super) async fn begin(
    tx: &mut Tx,
    officer: OfficerId,
    id: OperationId,
    at: Timestamp,
) -> Result<bool> {
    Ok(tx.find(BEGIN, params![officer, id, at]).await?.is_some())
}

pub(super) async fn outcome(tx: &mut Tx, officer: OfficerId, id: OperationId) -> Result<Outcome> {
    let row = tx.find(OUTCOME, params![officer, id]).await?;
    row.ok_or(StoreError::Missing("operation"))?.take_json()
}

pub(super) async fn record(
    tx: &mut Tx,
    officer: OfficerId,
    id: OperationId,
    outcome: &Outcome,
) -> Result<()> {
    let outcome = Value::json(outcome)?;
    tx.execute(RECORD, params![officer, id, outcome])
        .await
        .map(drop)
}
