//! PostgreSQL through tokio-postgres and a deadpool.

use super::{Row, Sql, Value};
use crate::store::error::{Result, StoreError};
use bytes::BytesMut;
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use futures_util::future::try_join_all;
use std::{error::Error, time::Duration};
use tokio_postgres::{
    NoTls, Statement,
    types::{IsNull, ToSql, Type, to_sql_checked},
};

/// Connections of one hub; a hub waits for one this long before it says that there is none.
const CONNECTIONS: usize = 16;
const PATIENCE: Duration = Duration::from_secs(10);
/// Statements under way at once on one connection.
const PIPELINE: usize = 200;

pub(super) fn pool(address: &str) -> Result<Pool> {
    let config: tokio_postgres::Config = address.parse().map_err(|_| StoreError::Address)?;
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
