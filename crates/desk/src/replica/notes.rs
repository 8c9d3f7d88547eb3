//! Single values: who the replica belongs to and how far it has come.

use super::ReplicaError;
use crate::{
    approvals::KeptApprovals,
    notifications::Told,
    poster_options::{KeptEmblem, PosterOptions},
    printing::PrinterChoice,
};
use infodesk_domain::{Timestamp, wire::Me};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Serialize, de::DeserializeOwned};

const PROFILE: &str = "profile";
const RIGHTS_MARK: &str = "rights_mark";
const PUBLIC_URL: &str = "public_url";
const LAST_SYNC: &str = "last_sync";
const PRINTER: &str = "printer";
const POSTER_OPTIONS: &str = "poster_options";
const EMBLEM: &str = "emblem";
const APPROVALS: &str = "approvals";
const TOLD_APPROVALS: &str = "told_approvals";
const SUMMARIES_BY: &str = "summaries_by";

/// The officer and their rights as the hub last told them.
pub(super) fn profile(connection: &Connection) -> Result<Option<Me>, ReplicaError> {
    get(connection, PROFILE)?
        .map(|text| Ok(serde_json::from_str(&text)?))
        .transpose()
}

pub(super) fn put_profile(connection: &Connection, me: &Me) -> Result<(), ReplicaError> {
    put(connection, PROFILE, &serde_json::to_string(me)?)
}

/// The mark of the rights under which the register here was pulled.
pub(super) fn rights_mark(connection: &Connection) -> Result<Option<String>, ReplicaError> {
    get(connection, RIGHTS_MARK)
}

pub(super) fn put_rights_mark(connection: &Connection, mark: &str) -> Result<(), ReplicaError> {
    put(connection, RIGHTS_MARK, mark)
}

/// Base of the public addresses on posters.
pub(super) fn public_url(connection: &Connection) -> Result<Option<String>, ReplicaError> {
    get(connection, PUBLIC_URL)
}

pub(super) fn put_public_url(connection: &Connection, url: &str) -> Result<(), ReplicaError> {
    put(connection, PUBLIC_URL, url)
}

/// When everything had last been sent and pulled; `None` until the register has been pulled whole.
pub(super) fn last_sync(connection: &Connection) -> Result<Option<Timestamp>, ReplicaError> {
    Ok(get(connection, LAST_SYNC)?
        .and_then(|text| text.parse().ok())
        .map(Timestamp))
}

pub(super) fn put_last_sync(connection: &Connection, at: Timestamp) -> Result<(), ReplicaError> {
    put(connection, LAST_SYNC, &at.0.to_string())
}

pub(super) fn forget_last_sync(connection: &Connection) -> Result<(), ReplicaError> {
    connection.execute("DELETE FROM note WHERE name = $1", params![LAST_SYNC])?;
    Ok(())
}

/// Which version of the program made the columns for lists: sort keys differ between versions.
pub(super) fn summaries_by(connection: &Connection) -> Result<Option<String>, ReplicaError> {
    get(connection, SUMMARIES_BY)
}

pub(super) fn put_summaries_by(connection: &Connection, version: &str) -> Result<(), ReplicaError> {
    put(connection, SUMMARIES_BY, version)
}

/// The printer this officer chose. One that no longer reads as one is chosen anew.
pub(super) fn printer(connection: &Connection) -> Result<Option<PrinterChoice>, ReplicaError> {
    choice(connection, PRINTER)
}

pub(super) fn put_printer(
    connection: &Connection,
    choice: Option<&PrinterChoice>,
) -> Result<(), ReplicaError> {
    put_choice(connection, PRINTER, choice)
}

/// What this officer chose about posters.
pub(super) fn poster_options(connection: &Connection) -> Result<PosterOptions, ReplicaError> {
    Ok(choice(connection, POSTER_OPTIONS)?.unwrap_or_default())
}

pub(super) fn put_poster_options(
    connection: &Connection,
    options: PosterOptions,
) -> Result<(), ReplicaError> {
    put_choice(connection, POSTER_OPTIONS, Some(&options))
}

/// The emblem of the officer's agency.
pub(super) fn emblem(connection: &Connection) -> Result<Option<KeptEmblem>, ReplicaError> {
    choice(connection, EMBLEM)
}

pub(super) fn put_emblem(
    connection: &Connection,
    emblem: Option<&KeptEmblem>,
) -> Result<(), ReplicaError> {
    put_choice(connection, EMBLEM, emblem)
}

/// What waits for the officer, as the hub last told it.
pub(super) fn approvals(connection: &Connection) -> Result<Option<KeptApprovals>, ReplicaError> {
    choice(connection, APPROVALS)
}

pub(super) fn put_approvals(
    connection: &Connection,
    approvals: &KeptApprovals,
) -> Result<(), ReplicaError> {
    put_choice(connection, APPROVALS, Some(approvals))
}

/// Of which approvals the officer has been told.
pub(super) fn told_approvals(connection: &Connection) -> Result<Vec<Told>, ReplicaError> {
    Ok(choice(connection, TOLD_APPROVALS)?.unwrap_or_default())
}

pub(super) fn put_told_approvals(
    connection: &Connection,
    told: &[Told],
) -> Result<(), ReplicaError> {
    put_choice(connection, TOLD_APPROVALS, Some(&told))
}

/// What the officer chose; what no longer reads as a choice is chosen anew.
fn choice<T: DeserializeOwned>(
    connection: &Connection,
    name: &str,
) -> Result<Option<T>, ReplicaError> {
    let text = get(connection, name)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

fn put_choice<T: Serialize>(
    connection: &Connection,
    name: &str,
    choice: Option<&T>,
) -> Result<(), ReplicaError> {
    match choice {
        Some(choice) => put(connection, name, &serde_json::to_string(choice)?),
        None => {
            connection.execute("DELETE FROM note WHERE name = $1", params![name])?;
            Ok(())
        }
    }
}

fn get(connection: &Connection, name: &str) -> Result<Option<String>, ReplicaError> {
    let mut statement = connection.prepare_cached("SELECT value FROM note WHERE name = $1")?;
    Ok(statement
        .query_row(params![name], |row| row.get(0))
        .optional()?)
}

fn put(connection: &Connection, name: &str, value: &str) -> Result<(), ReplicaError> {
    let sql = "INSERT INTO note (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    connection
        .prepare_cached(sql)?
        .execute(params![name, value])?;
    Ok(())
}
