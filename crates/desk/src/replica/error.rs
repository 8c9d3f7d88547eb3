//! What can go wrong with the file.

use rusqlite::ErrorCode;
use std::path::PathBuf;

type Cause = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, thiserror::Error)]
pub enum ReplicaError {
    #[error("{path} cannot be written")]
    NotWritable {
        path: PathBuf,
        #[source]
        source: Cause,
    },
    #[error("the disk is full")]
    DiskFull(#[source] Cause),
    #[error("the replica is damaged")]
    Damaged(#[source] Cause),
    #[error("the replica has schema {found}, this program knows none above {known}")]
    NewerSchema { found: i64, known: i64 },
    #[error("another program holds the replica")]
    Locked(#[source] rusqlite::Error),
    #[error("the database failed")]
    Database(#[source] rusqlite::Error),
    #[error("the work on the replica was broken off")]
    Interrupted(#[from] tokio::task::JoinError),
}

/// What SQLite's own check found.
#[derive(Debug, thiserror::Error)]
#[error("quick_check: {0}")]
pub(super) struct CheckFailed(pub String);

impl From<rusqlite::Error> for ReplicaError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(error.into())
            }
            Some(ErrorCode::DiskFull) => Self::DiskFull(error.into()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(error),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::NotWritable {
                    path: PathBuf::new(),
                    source: error.into(),
                }
            }
            _ => Self::Database(error),
        }
    }
}

/// Text of ours that does not read back is no text of ours any more.
impl From<serde_json::Error> for ReplicaError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.into())
    }
}

impl ReplicaError {
    /// An input or output error at `path`.
    pub(super) fn at(path: &std::path::Path, error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                Self::DiskFull(error.into())
            }
            _ => Self::NotWritable {
                path: path.to_owned(),
                source: error.into(),
            },
        }
    }
}
