//! Opening a SQLite file so that nothing is lost: it is checked first, and written durably.

use crate::store::error::{Result, StoreError};
use rusqlite::{Connection, ErrorCode};
use std::{
    fs::{self, OpenOptions},
    io,
    path::Path,
    time::Duration,
};

/// Readers beside the writer; more than the threads that would be busy with them.
const READERS: usize = 4;
/// How long to wait for another program that writes the same file.
const PATIENCE: Duration = Duration::from_secs(5);
const STATEMENTS_KEPT: usize = 128;

pub(super) struct Opened {
    pub writer: Connection,
    pub readers: Vec<Connection>,
}

pub(super) fn in_memory() -> Result<Connection> {
    let connection = Connection::open_in_memory()?;
    set_up(&connection)?;
    Ok(connection)
}

pub(super) fn file(path: &Path) -> Result<Opened> {
    make_file(path).map_err(|source| StoreError::FolderNotWritable {
        path: path.to_owned(),
        source: source.into(),
    })?;
    open_all(path).map_err(|error| name_the_file(error, path))
}

/// Makes folder and file, the file for its owner alone: officers' names and e-mail addresses are in it.
fn make_file(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn open_all(path: &Path) -> Result<Opened> {
    let writer = Connection::open(path)?;
    set_up(&writer)?;
    check(&writer, path)?;
    // Readers see committed pages while the writer writes; FULL: what was answered survives a power cut.
    writer.execute_batch("pragma journal_mode = wal; pragma synchronous = full;")?;
    let readers = (0..READERS).map(|_| reader(path)).collect::<Result<_>>()?;
    Ok(Opened { writer, readers })
}

fn reader(path: &Path) -> Result<Connection> {
    let connection = Connection::open(path)?;
    set_up(&connection)?;
    connection.execute_batch("pragma query_only = on")?;
    Ok(connection)
}

fn set_up(connection: &Connection) -> Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(connection.execute_batch("pragma foreign_keys = on")?)
}

fn check(connection: &Connection, path: &Path) -> Result<()> {
    let finding: String = connection.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
    if finding == "ok" {
        return Ok(());
    }
    Err(StoreError::Damaged {
        path: path.to_owned(),
        finding,
    })
}

/// SQLite's codes, told apart by what the person at the machine has to do.
fn name_the_file(error: StoreError, path: &Path) -> StoreError {
    let StoreError::Sqlite(source) = error else {
        return error;
    };
    let path = path.to_owned();
    match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::Damaged {
            path,
            finding: source.to_string(),
        },
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            StoreError::FolderNotWritable {
                path,
                source: source.into(),
            }
        }
        _ => StoreError::Sqlite(source),
    }
}
