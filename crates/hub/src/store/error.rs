//! Why the store could not do its work.

use std::{error::Error, path::PathBuf};

pub(super) type Result<T, E = StoreError> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Neither `sqlite:PATH` nor `postgres://…`. The address is not shown: it may hold a password.
    #[error("the database address is not understood")]
    Address,
    #[error("cannot write to {}", path.display())]
    FolderNotWritable {
        path: PathBuf,
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
    /// The file is no database any more. It is left as it is: keep it aside and begin a new one.
    #[error("the database file {} is damaged: {finding}", path.display())]
    Damaged { path: PathBuf, finding: String },
    /// A newer program has been here; going on could spoil what it keeps.
    #[error("the database has schema {found}, this program knows {known}")]
    NewerSchema { found: i64, known: i64 },
    /// It was to be looked at only, and not brought up to date.
    #[error("the database has schema {found}, this program works with {known}: migrate first")]
    OlderSchema { found: i64, known: i64 },
    /// What was once applied as this migration is not what this program calls by that number.
    #[error("migration {version} of the database is not the one of this program")]
    SchemaDiffers { version: i64 },
    #[error("the disk is full")]
    DiskFull,
    #[error("the database cannot be reached")]
    Unreachable(#[source] Box<dyn Error + Send + Sync>),
    #[error("SQLite refused")]
    Sqlite(#[source] rusqlite::Error),
    #[error("PostgreSQL refused")]
    Postgres(#[source] tokio_postgres::Error),
    /// A row holds what no version of the program writes.
    #[error("column {column} does not hold {expected}")]
    BrokenRow {
        column: usize,
        expected: &'static str,
    },
    /// A row that must be there is not.
    #[error("no such {0}")]
    Missing(&'static str),
    /// A value that cannot be written as JSON.
    #[error("a value cannot be written")]
    Unwritable(#[source] serde_json::Error),
    /// The thread that spoke to the database was stopped.
    #[error("the work on the database was interrupted")]
    Interrupted(#[source] tokio::task::JoinError),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull,
            _ => Self::Sqlite(error),
        }
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState;
        match error.code() {
            Some(&SqlState::DISK_FULL) => Self::DiskFull,
            None if error.is_closed() => Self::Unreachable(Box::new(error)),
            _ => Self::Postgres(error),
        }
    }
}

impl From<deadpool_postgres::PoolError> for StoreError {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        Self::Unreachable(Box::new(error))
    }
}
