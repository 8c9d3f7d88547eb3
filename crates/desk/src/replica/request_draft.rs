//! The one request that the officer has begun, with the letter that is to go with it.

use super::{Replica, ReplicaError};
use crate::requests::{KeptDraft, RequestDraft};
use rusqlite::{OptionalExtension as _, params};

impl Replica {
    pub(crate) fn request_draft(&self) -> Result<Option<KeptDraft>, ReplicaError> {
        let sql = "SELECT draft, letter FROM request_draft";
        let row = self.connection.query_row(sql, [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<Vec<u8>>>(1)?))
        });
        let Some((draft, letter)) = row.optional()? else {
            return Ok(None);
        };
        let draft = serde_json::from_str(&draft)?;
        Ok(Some(KeptDraft { draft, letter }))
    }

    /// The letter stays as it is.
    pub(crate) fn keep_request_draft(&mut self, draft: &RequestDraft) -> Result<(), ReplicaError> {
        let draft = serde_json::to_string(draft)?;
        let sql = "INSERT INTO request_draft (one, draft) VALUES (1, $1)
            ON CONFLICT (one) DO UPDATE SET draft = excluded.draft";
        self.connection.execute(sql, params![draft])?;
        Ok(())
    }

    pub(crate) fn keep_draft_letter(&mut self, letter: Option<&[u8]>) -> Result<(), ReplicaError> {
        let sql = "UPDATE request_draft SET letter = $1";
        self.connection.execute(sql, params![letter])?;
        Ok(())
    }

    pub(crate) fn drop_request_draft(&mut self) -> Result<(), ReplicaError> {
        self.connection.execute("DELETE FROM request_draft", [])?;
        Ok(())
    }
}
