//! Agencies and manuals: what officers look up and never change from here.

use super::{Replica, ReplicaError};
use infodesk_domain::{
    ManualId,
    agencies::Agency,
    manuals::{Manual, ManualBody},
};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Serialize, de::DeserializeOwned};

pub(super) fn agencies(connection: &Connection) -> Result<Vec<Agency>, ReplicaError> {
    all(connection, "SELECT body FROM agency")
}

/// A manual without its full text, and whether there is one.
#[derive(Debug)]
pub(super) struct KnownManual {
    pub manual: Manual,
    pub has_body: bool,
}

pub(super) fn manuals(connection: &Connection) -> Result<Vec<KnownManual>, ReplicaError> {
    let sql = "SELECT body, EXISTS (SELECT 1 FROM manual_body b WHERE b.manual_id = manual.id) FROM manual";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (manual, has_body) = row?;
        let manual = serde_json::from_str(&manual)?;
        Ok(KnownManual { manual, has_body })
    })
    .collect()
}

impl Replica {
    /// The full text of a manual; `None` where the register has none.
    pub(crate) fn manual_body(&self, id: ManualId) -> Result<Option<ManualBody>, ReplicaError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT body FROM manual_body WHERE manual_id = $1")?;
        let body: Option<String> = statement
            .query_row(params![id.to_string()], |row| row.get(0))
            .optional()?;
        Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
    }
}

pub(super) fn put_agency(connection: &Connection, agency: &Agency) -> Result<(), ReplicaError> {
    let sql = "INSERT INTO agency (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = excluded.body";
    put(connection, sql, &agency.id.to_string(), agency)
}

/// Keeps title and full text apart.
pub(super) fn put_manual(
    connection: &Connection,
    mut manual: Manual,
) -> Result<KnownManual, ReplicaError> {
    let id = manual.id.to_string();
    let body = manual.body.take();
    let sql = "INSERT INTO manual (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = excluded.body";
    put(connection, sql, &id, &manual)?;
    match &body {
        Some(body) => {
            let sql = "INSERT INTO manual_body (manual_id, body) VALUES ($1, $2) ON CONFLICT (manual_id) DO UPDATE SET body = excluded.body";
            put(connection, sql, &id, body)?;
        }
        None => {
            connection
                .prepare_cached("DELETE FROM manual_body WHERE manual_id = $1")?
                .execute(params![id])?;
        }
    }
    Ok(KnownManual {
        manual,
        has_body: body.is_some(),
    })
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
