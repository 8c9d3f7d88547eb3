//! What the two databases do not spell alike. Statements are written as PostgreSQL reads them.

use super::Tx;

/// PostgreSQL's text as SQLite reads it: numbered parameters, and no row locks, since its only writer
/// locks the whole database. Where one table of a join is locked, it is called `s`. Its texts compare byte by byte without a word.
pub(super) fn for_sqlite(sql: &str) -> String {
    sql.replace('$', "?")
        .replace(" for update skip locked", "")
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

/// A migration's text for one of the two: `append only TABLE;` becomes triggers that let nobody change
/// or delete a row of it.
///
/// What it becomes is part of released migrations, though their checksums do not see it: never change it.
pub(super) fn for_migration(tx: &Tx, sql: &str) -> String {
    let lines = sql.split_inclusive('\n').map(|line| {
        let table = line.trim().strip_prefix("append only ");
        match table.and_then(|rest| rest.strip_suffix(';')) {
            None => line.to_owned(),
            Some(table) => match tx {
                Tx::Sqlite(_) => append_only_sqlite(table),
                Tx::Postgres(_) => append_only_postgres(table),
            },
        }
    });
    lines.collect()
}

fn append_only_sqlite(table: &str) -> String {
    let trigger = |act: &str| {
        format!(
            "create trigger {table}_no_{act} before {act} on {table}
             begin select raise(abort, '{table} only grows'); end;\n"
        )
    };
    trigger("update") + &trigger("delete")
}

fn append_only_postgres(table: &str) -> String {
    format!(
        "create or replace function {table}_only_grows() returns trigger language plpgsql as
            $$ begin raise exception '{table} only grows'; end $$;
         create trigger {table}_no_change before update or delete or truncate on {table}
            for each statement execute function {table}_only_grows();\n"
    )
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
