//! SQLite through rusqlite: one writer, some readers beside it (WAL), all off the async threads.

mod open;
mod pool;

pub(in crate::store) use pool::Held;

use super::{Row, Sql, Value, dialect};
use crate::store::{error::Result, news::Bell};
use pool::Pool;
use rusqlite::{
    Connection, params_from_iter,
    types::{ToSqlOutput, ValueRef},
};
use std::sync::Arc;

pub(in crate::store) struct Sqlite {
    writer: Arc<Pool>,
    readers: Arc<Pool>,
    bell: Bell,
}

impl Sqlite {
    pub fn open(path: &str) -> Result<Self> {
        let bell = Bell::default();
        let pool = |connections| Arc::new(Pool::new(connections, bell.clone()));
        if path == ":memory:" {
            // Another connection would see another database.
            let only = pool(vec![open::in_memory()?]);
            return Ok(Self {
                writer: only.clone(),
                readers: only,
                bell,
            });
        }
        let opened = open::file(path.as_ref())?;
        Ok(Self {
            writer: pool(vec![opened.writer]),
            readers: pool(opened.readers),
            bell,
        })
    }

    pub fn bell(&self) -> &Bell {
        &self.bell
    }

    pub async fn reader(&self) -> Result<Held> {
        self.readers.hold().await
    }

    pub async fn writer(&self) -> Result<Held> {
        self.writer.hold().await
    }
}

impl Held {
    pub async fn batch(&mut self, sql: &str) -> Result<()> {
        let sql = sql.to_owned();
        self.run(move |connection| Ok(connection.execute_batch(&sql)?))
            .await
    }

    pub async fn prepare(&mut self, sql: Sql) -> Result<()> {
        self.run(move |connection| {
            connection.prepare_cached(&dialect::for_sqlite(sql.text()))?;
            Ok(())
        })
        .await
    }

    pub async fn query(&mut self, sql: Sql, params: Vec<Value>) -> Result<Vec<Row>> {
        self.run(move |connection| query(connection, sql, &params))
            .await
    }

    pub async fn execute_each(&mut self, sql: Sql, sets: Vec<Vec<Value>>) -> Result<u64> {
        self.run(move |connection| {
            let mut statement = connection.prepare_cached(&dialect::for_sqlite(sql.text()))?;
            let mut written = 0;
            for params in &sets {
                written += statement.execute(params_from_iter(params))? as u64;
            }
            Ok(written)
        })
        .await
    }
}

fn query(connection: &Connection, sql: Sql, params: &[Value]) -> Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(&dialect::for_sqlite(sql.text()))?;
    let columns = statement.column_count();
    let mut rows = statement.query(params_from_iter(params))?;
    let mut read = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = (0..columns).map(|column| cell(row.get_ref(column)?));
        read.push(Row::new(cells.collect::<Result<_>>()?));
    }
    Ok(read)
}

fn cell(value: ValueRef<'_>) -> Result<Value> {
    Ok(match value {
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(_) => Value::Text(value.as_str().map_err(rusqlite::Error::from)?.to_owned()),
        // No column holds anything else.
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Value::Null,
    })
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}
