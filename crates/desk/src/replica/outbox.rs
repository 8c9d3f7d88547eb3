//! The table of pending operations. The rules for it stand in [`crate::outbox`].

use super::ReplicaError;
use crate::outbox::{Pending, State};
use infodesk_domain::{OperationId, ServicePointId, Timestamp, commands::Operation};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::collections::HashMap;

const COLUMNS: &str = "operation_id, position, made_at, command, state, problems";

/// What waits at a service point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Waiting {
    /// Operations on their way.
    pub unsent: u32,
    /// Conflicts and refusals, which wait for the officer.
    pub undecided: u32,
}

/// All that is pending for a point, in order.
pub(super) fn of_point(
    connection: &Connection,
    id: ServicePointId,
) -> Result<Vec<Pending>, ReplicaError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM outbox WHERE service_point_id = $1 ORDER BY position, operation_id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![id.to_string()])?;
    let mut pending = Vec::new();
    while let Some(row) = rows.next()? {
        pending.push(read(row)?);
    }
    Ok(pending)
}

/// Replaces all that is pending for a point.
pub(super) fn put(
    connection: &Connection,
    id: ServicePointId,
    pending: &[Pending],
) -> Result<(), ReplicaError> {
    let delete = "DELETE FROM outbox WHERE service_point_id = $1";
    connection
        .prepare_cached(delete)?
        .execute(params![id.to_string()])?;
    let sql = "INSERT INTO outbox (operation_id, position, service_point_id, made_at, confirms, command, state, problems)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let mut insert = connection.prepare_cached(sql)?;
    for each in pending {
        let problems = match &each.state {
            State::Refused(problems) => Some(serde_json::to_string(problems)?),
            _ => None,
        };
        insert.execute(params![
            each.operation.id.to_string(),
            each.position,
            id.to_string(),
            each.operation.made_at.0,
            each.confirms(),
            serde_json::to_string(&each.operation.command)?,
            name(&each.state),
            problems,
        ])?;
    }
    Ok(())
}

/// The position behind all others.
pub(super) fn next_position(connection: &Connection) -> Result<i64, ReplicaError> {
    Ok(connection.query_row(
        "SELECT coalesce(max(position), 0) + 1 FROM outbox",
        [],
        |row| row.get(0),
    )?)
}

/// The operation to send now: one whose answer was never seen before all others, then in order; but no
/// confirmation of a point while an earlier conflict of that point waits.
pub(super) fn next_to_send(connection: &Connection) -> Result<Option<Operation>, ReplicaError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM outbox o
         WHERE state IN ('queued', 'sending') AND NOT (confirms = 1 AND EXISTS (
             SELECT 1 FROM outbox c
             WHERE c.service_point_id = o.service_point_id AND c.state = 'conflict' AND c.position < o.position))
         ORDER BY state = 'sending' DESC, position, operation_id LIMIT 1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    Ok(rows
        .next()?
        .map(read)
        .transpose()?
        .map(|pending| pending.operation))
}

/// From now on its content stays as it is: the hub may have seen it.
pub(super) fn mark_sending(connection: &Connection, id: OperationId) -> Result<(), ReplicaError> {
    connection.execute(
        "UPDATE outbox SET state = 'sending' WHERE operation_id = $1",
        params![id.to_string()],
    )?;
    Ok(())
}

/// The point that a pending operation is about.
pub(super) fn point_of(
    connection: &Connection,
    id: OperationId,
) -> Result<Option<ServicePointId>, ReplicaError> {
    let mut statement =
        connection.prepare_cached("SELECT service_point_id FROM outbox WHERE operation_id = $1")?;
    Ok(statement
        .query_row(params![id.to_string()], |row| super::id(row, 0))
        .optional()?)
}

pub(super) fn waiting(
    connection: &Connection,
) -> Result<HashMap<ServicePointId, Waiting>, ReplicaError> {
    let mut statement = connection.prepare_cached(
        "SELECT service_point_id, sum(state IN ('queued', 'sending')), sum(state IN ('conflict', 'refused'))
         FROM outbox GROUP BY service_point_id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((
            super::id(row, 0)?,
            Waiting {
                unsent: row.get(1)?,
                undecided: row.get(2)?,
            },
        ))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn name(state: &State) -> &'static str {
    match state {
        State::Queued => "queued",
        State::Sending => "sending",
        State::Conflict => "conflict",
        State::Refused(_) => "refused",
    }
}

fn read(row: &Row<'_>) -> Result<Pending, ReplicaError> {
    let state = match row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)? {
        "queued" => State::Queued,
        "sending" => State::Sending,
        "conflict" => State::Conflict,
        _ => State::Refused(serde_json::from_str(&row.get::<_, String>(5)?)?),
    };
    let command = serde_json::from_str(&row.get::<_, String>(3)?)?;
    let operation = Operation {
        id: super::id(row, 0)?,
        made_at: Timestamp(row.get(2)?),
        command,
    };
    Ok(Pending {
        position: row.get(1)?,
        operation,
        state,
    })
}
