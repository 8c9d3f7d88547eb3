//! What the two databases do not spell alike. Statements are written as PostgreSQL reads them.

use super::Tx;

/// PostgreSQL's text as SQLite reads it: numbered parameters, and no row locks, since its only writer
/// locks the whole database. Where one table of a join is locked, it is called `s`. Its texts compare byte by byte without a word.
pub(super) fn for_sqlite(sql: &str) -> String {
    sql.replace('$', "?")
        .replace(" for update of s", "")
        .replace(" for update", "")
        .replace(" collate \"C\"", "")
}

pub(super) const fn begin_read(tx: &Tx) -> &'static str {
    match tx {
        Tx::Sqlite(_) => "begin deferred",
        Tx::Postgres(_) => "begin isolation level repeatable read read only",
    }
}

/// SQLite takes its write lock at once: a transaction that read first could not get it later.
pub(super) const fn begin_write(tx: &Tx) -> &'static str {
    match tx {
        Tx::Sqlite(_) => "begin immediate",
        Tx::Postgres(_) => "begin",
    }
}

pub(super) const fn begin_migration(tx: &Tx) -> &'static str {
    match tx {
        Tx::Sqlite(_) => "begin exclusive",
        Tx::Postgres(_) => "begin",
    }
}

/// On SQLite each migration's exclusive transaction is the lock.
pub(super) const fn lock_migrations(tx: &Tx) -> Option<&'static str> {
    match tx {
        Tx::Sqlite(_) => None,
        Tx::Postgres(_) => Some("select pg_advisory_lock(7391504628)"),
    }
}

pub(super) const fn unlock_migrations(tx: &Tx) -> Option<&'static str> {
    match tx {
        Tx::Sqlite(_) => None,
        Tx::Postgres(_) => Some("select pg_advisory_unlock(7391504628)"),
    }
}

#[cfg(test)]
mod tests {
    use super::for_sqlite;

    #[test]
    fn sqlite_gets_its_own_words() {
        assert_eq!(
            for_sqlite(
                "select a from t where b = $2 and c = $1 order by a collate \"C\" for update"
            ),
            "select a from t where b = ?2 and c = ?1 order by a"
        );
    }
}
