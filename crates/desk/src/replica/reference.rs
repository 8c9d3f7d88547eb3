//! Agencies and manuals: what officers look up and never change from here.

use super::ReplicaError;
use infodesk_domain::{agencies::Agency, manuals::Manual};
use rusqlite::{Connection, params};
use serde::{Serialize, de::DeserializeOwned};

pub(super) fn agencies(connection: &Connection) -> Result<Vec<Agency>, ReplicaError> {
    all(connection, "SELECT body FROM agency")
}

pub(super) fn manuals(connection: &Connection) -> Result<Vec<Manual>, ReplicaError> {
    all(connection, "SELECT body FROM manual")
}

pub(super) fn put_agency(connection: &Connection, agency: &Agency) -> Result<(), ReplicaError> {
    let sql = "INSERT INTO agency (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = excluded.body";
    put(connection, sql, &agency.id.to_string(), agency)
}

pub(super) fn put_manual(connection: &Connection, manual: &Manual) -> Result<(), ReplicaError> {
    let sql = "INSERT INTO manual (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = excluded.body";
    put(connection, sql, &manual.id.to_string(), manual)
}

fn all<T: DeserializeOwned>(connection: &Connection, sql: &str) -> Result<Vec<T>, ReplicaError> {
    let mut statement = connection.prepare(sql)?;
    let bodies = statement.query_map([], |row| row.get::<_, String>(0))?;
    bodies
        .map(|body| Ok(serde_json::from_str(&body?)?))
        .collect()
}

fn put(
    connection: &Connection,
    sql: &str,
    id: &str,
    body: &impl Serialize,
) -> Result<(), ReplicaError> {
    connection
        .prepare_cached(sql)?
        .execute(params![id, serde_json::to_string(body)?])?;
    Ok(())
}
