//! Brings the schema up to date: each migration once, in a transaction of its own, under a lock.
//!
//! A migration that has been released is never edited; its checksum is kept with the schema and compared.

use super::{
    accounts, agencies, audit,
    db::{Db, Tx, params, statements},
    error::{Result, StoreError},
    feed, grants, letters, limits, mails, manuals, officers, operations, pending_sign_ins, pins,
    prints, requests, reviews, service_points, sessions, streams, token_requests, tokens,
    wrong_rights,
};
use infodesk_domain::Timestamp;
use sha2::{Digest, Sha256};

struct Migration {
    name: &'static str,
    sql: &'static str,
}

/// In their order for ever: a migration's number is its place, the first is 1.
const ALL: &[Migration] = &[
    Migration {
        name: "agency",
        sql: agencies::MIGRATION,
    },
    Migration {
        name: "officer",
        sql: officers::MIGRATION,
    },
    Migration {
        name: "stream",
        sql: streams::MIGRATION,
    },
    Migration {
        name: "manual",
        sql: manuals::MIGRATION,
    },
    Migration {
        name: "service_point",
        sql: service_points::MIGRATION,
    },
    Migration {
        name: "pin",
        sql: pins::MIGRATION,
    },
    Migration {
        name: "officer_grant",
        sql: grants::MIGRATION,
    },
    Migration {
        name: "change",
        sql: feed::MIGRATION,
    },
    Migration {
        name: "operation",
        sql: operations::MIGRATION,
    },
    Migration {
        name: "token",
        sql: tokens::MIGRATION,
    },
    Migration {
        name: "token_attempt",
        sql: limits::OLD_MIGRATION,
    },
    Migration {
        name: "mail",
        sql: mails::MIGRATION,
    },
    Migration {
        name: "pending_sign_in",
        sql: pending_sign_ins::MIGRATION,
    },
    Migration {
        name: "oauth_code",
        sql: sessions::codes::MIGRATION,
    },
    Migration {
        name: "oauth_session",
        sql: sessions::tokens::MIGRATION,
    },
    Migration {
        name: "print_log",
        sql: prints::MIGRATION,
    },
    Migration {
        name: "service_point_last_print",
        sql: service_points::LAST_PRINT,
    },
    Migration {
        name: "change_by_entity",
        sql: feed::BY_ENTITY,
    },
    Migration {
        name: "manual_body",
        sql: manuals::BODY_MIGRATION,
    },
    Migration {
        name: "audit",
        sql: audit::MIGRATION,
    },
    Migration {
        name: "attempt_limit",
        sql: limits::MIGRATION,
    },
    Migration {
        name: "expected_account",
        sql: accounts::MIGRATION,
    },
    Migration {
        name: "oauth_session_device",
        sql: sessions::devices::MIGRATION,
    },
    Migration {
        name: "wrong_rights",
        sql: wrong_rights::MIGRATION,
    },
    Migration {
        name: "mail_queue",
        sql: mails::QUEUE_MIGRATION,
    },
    Migration {
        name: "letter",
        sql: letters::MIGRATION,
    },
    Migration {
        name: "service_request",
        sql: requests::MIGRATION,
    },
    Migration {
        name: "token_handed_out",
        sql: tokens::HANDED_OUT_MIGRATION,
    },
    Migration {
        name: "token_request",
        sql: token_requests::MIGRATION,
    },
    Migration {
        name: "officer_grant_suspension",
        sql: grants::SUSPENSION_MIGRATION,
    },
    Migration {
        name: "rights_review",
        sql: reviews::MIGRATION,
    },
];

const TABLE: &str = "
    create table if not exists schema_migration (
        version bigint not null primary key,
        name text not null,
        checksum text not null,
        applied_at bigint not null
    )";

statements! {
    APPLIED = "select version, checksum from schema_migration order by version";
    NOTE = "insert into schema_migration (version, name, checksum, applied_at) values ($1, $2, $3, $4)";
}

struct Applied {
    version: i64,
    checksum: String,
}

/// # Errors
/// [`StoreError::NewerSchema`] and [`StoreError::SchemaDiffers`], before anything is changed.
pub(super) async fn run(db: &Db, now: Timestamp) -> Result<()> {
    let mut tx = db.connection_for_migrations().await?;
    for (version, migration) in (1..).zip(ALL) {
        tx.begin_migration().await?;
        apply(&mut tx, version, migration, now).await?;
        tx.batch("commit").await?;
    }
    tx.unlock_migrations().await
}

/// Is the schema the one of this program, with nothing left to apply? Changes nothing.
///
/// # Errors
/// Those of [`run`], and [`StoreError::OlderSchema`].
pub(super) async fn look(tx: &mut Tx) -> Result<()> {
    let applied = applied(tx).await?;
    check(&applied)?;
    let (found, known) = (applied.len() as i64, ALL.len() as i64);
    if found < known {
        return Err(StoreError::OlderSchema { found, known });
    }
    Ok(())
}

async fn apply(tx: &mut Tx, version: i64, migration: &Migration, now: Timestamp) -> Result<()> {
    tx.batch(TABLE).await?;
    let applied = applied(tx).await?;
    check(&applied)?;
    if applied.iter().any(|a| a.version == version) {
        return Ok(());
    }
    tx.migrate(migration.sql).await?;
    let note = params![version, migration.name, checksum(migration), now];
    tx.execute(NOTE, note).await?;
    Ok(())
}

async fn applied(tx: &mut Tx) -> Result<Vec<Applied>> {
    let rows = tx.query(APPLIED, params![]).await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(Applied {
                version: row.take()?,
                checksum: row.take()?,
            })
        })
        .collect()
}

fn check(applied: &[Applied]) -> Result<()> {
    let known = ALL.len() as i64;
    if let Some(newest) = applied
        .iter()
        .map(|a| a.version)
        .max()
        .filter(|v| *v > known)
    {
        return Err(StoreError::NewerSchema {
            found: newest,
            known,
        });
    }
    let differs = |a: &&Applied| {
        let migration = usize::try_from(a.version - 1).ok().and_then(|i| ALL.get(i));
        migration.is_none_or(|m| checksum(m) != a.checksum)
    };
    match applied.iter().find(differs) {
        Some(a) => Err(StoreError::SchemaDiffers { version: a.version }),
        None => Ok(()),
    }
}

fn checksum(migration: &Migration) -> String {
    hex::encode(Sha256::digest(migration.sql))
}
