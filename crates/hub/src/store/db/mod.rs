//! The seam between the store and its database: one SQL text, two drivers.
//!
//! A [`Tx`] is a transaction on either. It ends by [`Tx::end`]; one that is dropped, because its request
//! was cancelled or an error came up, is rolled back.

mod dialect;
mod postgres;
mod sql;
mod sqlite;
mod value;

pub(super) use sql::{Sql, statements};
pub(super) use value::{FromValue, Row, Value, params};

use super::{
    error::{Result, StoreError},
    news::{Bell, News},
};
use std::sync::Arc;

#[derive(Clone)]
pub(super) enum Db {
    Sqlite(Arc<sqlite::Sqlite>),
    Postgres(Arc<postgres::Postgres>),
}

pub(super) enum Tx {
    Sqlite(sqlite::Held),
    Postgres(postgres::Held),
}

impl Db {
    pub async fn open(address: &str) -> Result<Self> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            let path = path.to_owned();
            let opened = tokio::task::spawn_blocking(move || sqlite::Sqlite::open(&path));
            return Ok(Self::Sqlite(Arc::new(
                opened.await.map_err(StoreError::Interrupted)??,
            )));
        }
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(Self::Postgres(Arc::new(postgres::Postgres::open(address)?)));
        }
        Err(StoreError::Address)
    }

    /// A transaction that sees one state of the database and writes nothing.
    pub async fn begin_read(&self) -> Result<Tx> {
        let mut tx = match self {
            Self::Sqlite(db) => Tx::Sqlite(db.reader().await?),
            Self::Postgres(db) => Tx::Postgres(db.connection().await?),
        };
        tx.batch(dialect::begin_read(&tx)).await?;
        Ok(tx)
    }

    pub async fn begin_write(&self) -> Result<Tx> {
        let mut tx = self.writer().await?;
        tx.batch(dialect::begin_write(&tx)).await?;
        Ok(tx)
    }

    /// A connection that holds the lock for migrations; until [`Tx::unlock_migrations`], or until it is
    /// dropped, no other program migrates the same database.
    pub async fn connection_for_migrations(&self) -> Result<Tx> {
        let mut tx = self.writer().await?;
        if let Some(lock) = dialect::lock_migrations(&tx) {
            tx.batch(lock).await?;
        }
        Ok(tx)
    }

    /// Rung after each commit that has news: by SQLite's own, and by every hub's on PostgreSQL.
    pub fn bell(&self) -> &Bell {
        match self {
            Self::Sqlite(db) => db.bell(),
            Self::Postgres(db) => db.bell(),
        }
    }

    /// From now on the bell rings for the commits of other hubs too, where there can be others.
    pub fn hear_others(&self) {
        if let Self::Postgres(db) = self {
            db.hear();
        }
    }

    async fn writer(&self) -> Result<Tx> {
        Ok(match self {
            Self::Sqlite(db) => Tx::Sqlite(db.writer().await?),
            Self::Postgres(db) => Tx::Postgres(db.connection().await?),
        })
    }
}

impl Tx {
    pub async fn query(&mut self, sql: Sql, params: Vec<Value>) -> Result<Vec<Row>> {
        match self {
            Self::Sqlite(held) => held.query(sql, params).await,
            Self::Postgres(held) => held.query(sql, params).await,
        }
    }

    /// The first row, if any.
    pub async fn find(&mut self, sql: Sql, params: Vec<Value>) -> Result<Option<Row>> {
        Ok(self.query(sql, params).await?.into_iter().next())
    }

    /// The number of rows written.
    pub async fn execute(&mut self, sql: Sql, params: Vec<Value>) -> Result<u64> {
        self.execute_each(sql, vec![params]).await
    }

    /// Runs the statement once for each set of parameters; the number of rows written.
    pub async fn execute_each(&mut self, sql: Sql, sets: Vec<Vec<Value>>) -> Result<u64> {
        match self {
            Self::Sqlite(held) => held.execute_each(sql, sets).await,
            Self::Postgres(held) => held.execute_each(sql, sets).await,
        }
    }

    /// What is to be told when the transaction is committed.
    pub async fn tell(&mut self, news: News) -> Result<()> {
        match self {
            Self::Sqlite(held) => held.tell(news),
            Self::Postgres(held) => held.tell(news).await?,
        }
        Ok(())
    }

    pub async fn prepare(&mut self, sql: Sql) -> Result<()> {
        match self {
            Self::Sqlite(held) => held.prepare(sql).await,
            Self::Postgres(held) => held.prepare(sql).await,
        }
    }

    /// Commits if all went well, rolls back if not, and hands `outcome` on.
    pub async fn end<T>(mut self, outcome: Result<T>) -> Result<T> {
        let word = if outcome.is_ok() {
            "commit"
        } else {
            "rollback"
        };
        // Where not even that works, the drop that follows rolls back.
        let ended = self.batch(word).await;
        if ended.is_ok() {
            self.ring_if(outcome.is_ok());
            self.release();
        }
        let value = outcome?;
        ended.map(|()| value)
    }

    /// PostgreSQL tells its news itself.
    fn ring_if(&mut self, committed: bool) {
        if let (Self::Sqlite(held), true) = (self, committed) {
            held.ring();
        }
    }

    /// Statements without parameters and without rows, one after the other.
    pub async fn batch(&mut self, sql: &str) -> Result<()> {
        match self {
            Self::Sqlite(held) => held.batch(sql).await,
            Self::Postgres(held) => held.batch(sql).await,
        }
    }

    /// In a migration: begins its transaction.
    pub async fn begin_migration(&mut self) -> Result<()> {
        self.batch(dialect::begin_migration(self)).await
    }

    /// In a migration: its own text.
    pub async fn migrate(&mut self, sql: &str) -> Result<()> {
        self.batch(&dialect::for_migration(self, sql)).await
    }

    /// After the migrations: lets the next program migrate.
    pub async fn unlock_migrations(mut self) -> Result<()> {
        if let Some(unlock) = dialect::unlock_migrations(&self) {
            self.batch(unlock).await?;
        }
        self.release();
        Ok(())
    }

    fn release(self) {
        match self {
            Self::Sqlite(_) => {}
            Self::Postgres(held) => held.release(),
        }
    }
}
