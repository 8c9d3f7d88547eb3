//! How far each stream of the feed has been read.

use super::ReplicaError;
use infodesk_domain::AgencyId;
use rusqlite::{Connection, OptionalExtension as _, params};

/// 0 for a stream not begun.
pub(super) fn position(connection: &Connection, stream: AgencyId) -> Result<i64, ReplicaError> {
    let mut statement =
        connection.prepare_cached("SELECT position FROM cursor WHERE stream_id = $1")?;
    Ok(statement
        .query_row(params![stream.to_string()], |row| row.get(0))
        .optional()?
        .unwrap_or(0))
}

pub(super) fn put(
    connection: &Connection,
    stream: AgencyId,
    position: i64,
) -> Result<(), ReplicaError> {
    let sql = "INSERT INTO cursor (stream_id, position) VALUES ($1, $2)
               ON CONFLICT (stream_id) DO UPDATE SET position = excluded.position";
    connection
        .prepare_cached(sql)?
        .execute(params![stream.to_string(), position])?;
    Ok(())
}
