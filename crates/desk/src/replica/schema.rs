//! The tables, one migration after the other; each runs in a transaction of its own.

use super::ReplicaError;
use rusqlite::{Connection, TransactionBehavior};

/// The n-th entry brings a file from schema n to n + 1. Never change one that has been released.
const MIGRATIONS: &[&str] = &[FIRST, PRINTS, MANUAL_BODIES, REQUEST_DRAFT];

const FIRST: &str = "
-- Single values: the officer's profile, the mark of their rights, and the like.
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE agency (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;

CREATE TABLE manual (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;

-- hub: as the hub last told it; local: with what is pending on top; the rest: local, made ready for lists.
CREATE TABLE service_point (
    id TEXT PRIMARY KEY,
    hub TEXT NOT NULL,
    local TEXT NOT NULL,
    agency_id TEXT NOT NULL,
    name_th TEXT NOT NULL,
    searched TEXT NOT NULL,
    order_key BLOB NOT NULL,
    province INTEGER,
    district INTEGER,
    missing INTEGER NOT NULL,
    assured_at INTEGER,
    pinned INTEGER NOT NULL
) STRICT;

-- No foreign key: in the feed the pins of a point may come before the point.
CREATE TABLE pins (service_point_id TEXT PRIMARY KEY, hub TEXT NOT NULL, local TEXT NOT NULL) STRICT;

CREATE TABLE cursor (stream_id TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT;

-- No foreign key: what the officer wrote outlives the register, which may be forgotten and pulled again.
CREATE TABLE outbox (
    operation_id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    service_point_id TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    confirms INTEGER NOT NULL CHECK (confirms IN (0, 1)),
    command TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'conflict', 'refused')),
    problems TEXT CHECK ((state = 'refused') = (problems IS NOT NULL))
) STRICT;
CREATE INDEX outbox_by_point ON outbox (service_point_id, position);
CREATE INDEX outbox_by_position ON outbox (position);
";

const PRINTS: &str = "
-- The number of the last change of a point's pins.
ALTER TABLE pins ADD COLUMN version INTEGER NOT NULL DEFAULT 0;

-- The state of the poster: 0 not printed, 1 printed, 2 to be printed anew.
ALTER TABLE service_point ADD COLUMN poster INTEGER NOT NULL DEFAULT 0;

-- What the hub knows of prints and of those numbers comes when the register is read from the beginning.
DELETE FROM cursor;
";

const MANUAL_BODIES: &str = "
-- Full texts, which only printing asks for.
CREATE TABLE manual_body (manual_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;

-- An older program passed over the texts in the feed: it is read again from the beginning.
DELETE FROM cursor;
";

const REQUEST_DRAFT: &str = "
-- The one request for the service that the officer has begun.
CREATE TABLE request_draft (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    draft TEXT NOT NULL,
    letter BLOB
) STRICT;
";

/// Refuses a file that a newer program has written; it is not ours to guess at.
pub(super) fn refuse_newer(connection: &Connection) -> Result<(), ReplicaError> {
    let found = version(connection)?;
    let known = number(MIGRATIONS.len());
    if found > known {
        Err(ReplicaError::NewerSchema { found, known })
    } else {
        Ok(())
    }
}

pub(super) fn migrate(connection: &mut Connection) -> Result<(), ReplicaError> {
    let have = usize::try_from(version(connection)?).unwrap_or(0);
    for (nth, migration) in MIGRATIONS.iter().enumerate().skip(have) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", number(nth + 1))?;
        transaction.commit()?;
    }
    Ok(())
}

fn version(connection: &Connection) -> Result<i64, ReplicaError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn number(migrations: usize) -> i64 {
    i64::try_from(migrations).unwrap_or(i64::MAX)
}
