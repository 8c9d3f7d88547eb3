//! PostgreSQL through tokio-postgres and a deadpool.

mod ear;

use super::{Row, Sql, Value};
use crate::store::{
    error::{Result, StoreError},
    news::{Bell, News},
};
use bytes::BytesMut;
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use ear::Ear;
use futures_util::future::try_join_all;
use std::{error::Error, sync::OnceLock, time::Duration};
use tokio_postgres::{
    Config, NoTls, Statement,
    types::{IsNull, ToSql, Type, to_sql_checked},
};

/// Connections of one hub; a hub waits for one this long before it says that there is none.
const CONNECTIONS: usize = 16;
const PATIENCE: Duration = Duration::from_secs(10);
/// Statements under way at once on one connection.
const PIPELINE: usize = 200;

pub(in crate::store) struct Postgres {
    pool: Pool,
    config: Config,
    bell: Bell,
    /// Open from the first listener on: a command that runs and ends needs none.
    ear: OnceLock<Ear>,
}

impl Postgres {
    pub fn open(address: &str) -> Result<Self> {
        let config: Config = address.parse().map_err(|_| StoreError::Address)?;
        Ok(Self {
            pool: pool(config.clone())?,
            config,
            bell: Bell::default(),
            ear: OnceLock::new(),
        })
    }

    pub async fn connection(&self) -> Result<Held> {
        Held::from_pool(&self.pool).await
    }

    pub fn bell(&self) -> &Bell {
        &self.bell
    }

    /// Rings the bell for what any hub of the database tells, itself included.
    pub fn hear(&self) {
        self.ear
            .get_or_init(|| Ear::open(self.config.clone(), self.bell.clone()));
    }
}

fn pool(config: Config) -> Result<Pool> {
    let recycling = ManagerConfig {
        recycling_method: RecyclingMethod::Fast,
    };
    Pool::builder(Manager::from_config(config, NoTls, recycling))
        .max_size(CONNECTIONS)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .runtime(Runtime::Tokio1)
        .build()
        .map_err(|error| StoreError::Unreachable(Box::new(error)))
}

/// A connection in use. Dropped before its transaction has ended it is closed, not reused: the next
/// request must not find itself inside an open transaction.
pub(in crate::store) struct Held(Option<Object>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(connection) = self.0.take() {
            drop(Object::take(connection));
        }
    }
}

impl Held {
    pub async fn from_pool(pool: &Pool) -> Result<Self> {
        Ok(Self(Some(pool.get().await?)))
    }

    /// Back into the pool, its transaction having ended.
    pub fn release(mut self) {
        self.0.take();
    }

    fn connection(&self) -> Result<&Object> {
        self.0.as_ref().ok_or(StoreError::Missing("connection"))
    }

    pub async fn batch(&self, sql: &str) -> Result<()> {
        Ok(self.connection()?.batch_execute(sql).await?)
    }

    /// The database tells it when the transaction is committed, once however often it is said.
    pub async fn tell(&self, news: News) -> Result<()> {
        self.batch(&ear::notify(news)).await
    }

    pub async fn prepare(&self, sql: Sql) -> Result<()> {
        self.statement(sql).await.map(drop)
    }

    async fn statement(&self, sql: Sql) -> Result<Statement> {
        Ok(self.connection()?.prepare_cached(sql.text()).await?)
    }

    pub async fn query(&self, sql: Sql, params: Vec<Value>) -> Result<Vec<Row>> {
        let statement = self.statement(sql).await?;
        let rows = self
            .connection()?
            .query(&statement, &references(&params))
            .await?;
        rows.iter().map(row).collect()
    }

    pub async fn execute_each(&self, sql: Sql, sets: Vec<Vec<Value>>) -> Result<u64> {
        let statement = &self.statement(sql).await?;
        let connection = self.connection()?;
        let mut written = 0;
        for batch in sets.chunks(PIPELINE) {
            let running = batch.iter().map(|params| async move {
                connection.execute(statement, &references(params)).await
            });
            written += try_join_all(running).await?.into_iter().sum::<u64>();
        }
        Ok(written)
    }
}

fn references(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|value| value as _).collect()
}

fn row(row: &tokio_postgres::Row) -> Result<Row> {
    let cell = |column: usize| -> Result<Value> {
        Ok(match *row.columns()[column].type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(column)?.into(),
            Type::INT4 => row.try_get::<_, Option<i32>>(column)?.map(i64::from).into(),
            _ => row.try_get::<_, Option<String>>(column)?.into(),
        })
    };
    Ok(Row::new((0..row.len()).map(cell).collect::<Result<_>>()?))
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::TEXT)
    }

    to_sql_checked!();
}
