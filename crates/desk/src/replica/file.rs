//! The file itself: made for its owner only, checked when opened, put aside when damaged.

use super::{ReplicaError, error::CheckFailed, schema};
use crate::set_aside::set_aside;
use infodesk_domain::Timestamp;
use rusqlite::{Connection, config::DbConfig};
use std::{
    fs::{self, OpenOptions},
    path::{Path, PathBuf},
    time::Duration,
};

/// Opens or begins the file at `path`, checked and with the present schema. A damaged file is put aside
/// first; the second value says where to.
pub(super) fn open(
    path: &Path,
    now: Timestamp,
) -> Result<(Connection, Option<PathBuf>), ReplicaError> {
    match open_sound(path) {
        Err(ReplicaError::Damaged(cause)) => {
            let kept = set_aside(path, now).map_err(|e| ReplicaError::at(path, e))?;
            tracing::error!(%cause, kept = %kept.display(), "the replica is damaged; a new one is begun");
            Ok((open_sound(path)?, Some(kept)))
        }
        opened => Ok((opened?, None)),
    }
}

/// A register without a file, for one whose file goes.
pub(super) fn in_memory() -> Result<Connection, ReplicaError> {
    let mut connection = Connection::open_in_memory()?;
    schema::migrate(&mut connection)?;
    Ok(connection)
}

/// Removes the file and what SQLite keeps beside it.
pub(crate) fn remove(path: &Path) -> Result<(), ReplicaError> {
    for beside in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(beside);
        let part = Path::new(&name);
        match fs::remove_file(part) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(ReplicaError::at(part, error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn open_sound(path: &Path) -> Result<Connection, ReplicaError> {
    make(path)?;
    connect(path).map_err(|error| match error {
        ReplicaError::NotWritable { source, .. } => ReplicaError::NotWritable {
            path: path.to_owned(),
            source,
        },
        other => other,
    })
}

fn connect(path: &Path) -> Result<Connection, ReplicaError> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    // Until it is known to be sound, closing it leaves the -wal as it was found.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    schema::refuse_newer(&connection)?;
    // FULL: once an edit is said to be saved, it survives the plug being pulled.
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
    )?;
    check(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    schema::migrate(&mut connection)?;
    Ok(connection)
}

fn check(connection: &Connection) -> Result<(), ReplicaError> {
    let found: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if found == "ok" {
        Ok(())
    } else {
        Err(ReplicaError::Damaged(CheckFailed(found).into()))
    }
}

/// SQLite gives its -wal and -shm the mode of the file itself.
fn make(path: &Path) -> Result<(), ReplicaError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| ReplicaError::at(folder, e))?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map(drop)
        .map_err(|e| ReplicaError::at(path, e))
}
