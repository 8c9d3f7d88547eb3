//! The local copy of the register in a SQLite file, with the outbox in the same file, so that an edit and
//! its effect are saved together or not at all.
//!
//! The only module that names rusqlite. A replica belongs to one officer. Calls block: whoever has async
//! work to do calls through [`crate::register::Register`].

mod act;
mod approvals;
mod cursors;
mod error;
mod feed;
mod file;
mod index;
mod notes;
mod outbox;
mod points;
mod read;
mod reference;
mod request_draft;
mod schema;
mod send;
mod summary;
mod write;

pub(crate) use act::ActError;
pub use error::ReplicaError;
pub(crate) use file::remove;
pub(crate) use index::{Index, IndexedManual};
pub(crate) use read::Kept;
pub(crate) use summary::{Summary, place_label};

use infodesk_domain::Surroundings;
use rusqlite::{Connection, Row, types::Type};
use std::{
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

pub struct Replica {
    connection: Connection,
    index: Index,
    surroundings: Arc<dyn Surroundings>,
}

/// An open replica, and where a damaged one was put aside to, if there was one.
pub struct Opened {
    pub replica: Replica,
    pub set_aside: Option<PathBuf>,
}

impl Replica {
    /// Opens the file at `path`, or begins one there.
    ///
    /// # Errors
    /// When folder or file cannot be written, the disk is full, another program holds the file, or a newer
    /// program wrote it. A damaged file is no error: it is put aside and a new one is begun.
    pub fn open(path: &Path, surroundings: Arc<dyn Surroundings>) -> Result<Opened, ReplicaError> {
        let (connection, set_aside) = file::open(path, surroundings.now())?;
        let index = Index::load(&connection)?;
        let mut replica = Self {
            connection,
            index,
            surroundings,
        };
        replica.renew_summaries()?;
        Ok(Opened { replica, set_aside })
    }

    /// Closes the file, which can be removed then. Whoever still asks afterwards meets an empty register.
    pub(crate) fn let_go(&mut self) -> Result<(), ReplicaError> {
        let connection = file::in_memory()?;
        self.index = Index::load(&connection)?;
        let closed = std::mem::replace(&mut self.connection, connection).close();
        closed.map_err(|(_, error)| error.into())
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    pub(crate) fn surroundings(&self) -> &dyn Surroundings {
        &*self.surroundings
    }
}

/// The identifier in a column of a row.
fn id<T: FromStr<Err = infodesk_domain::ids::NotAnId>>(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    text.parse()
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(e)))
}
