//! Connections that are lent out one by one.

use crate::store::{
    error::{Result, StoreError},
    news::{Bell, News},
};
use rusqlite::Connection;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub(super) struct Pool {
    idle: Mutex<Vec<Connection>>,
    free: Arc<Semaphore>,
    bell: Bell,
}

impl Pool {
    pub fn new(connections: Vec<Connection>, bell: Bell) -> Self {
        let free = Arc::new(Semaphore::new(connections.len()));
        Self {
            idle: Mutex::new(connections),
            free,
            bell,
        }
    }

    /// Waits for a connection; whoever waits longest gets it.
    pub async fn hold(self: &Arc<Self>) -> Result<Held> {
        let closed = |_| StoreError::Missing("connection");
        let permit = self.free.clone().acquire_owned().await.map_err(closed)?;
        let connection = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let lent = Lent {
            connection,
            pool: self.clone(),
            _permit: permit,
        };
        Ok(Held {
            lent: Some(lent),
            news: Vec::new(),
        })
    }
}

/// A connection in use. While a statement runs it is on the thread that runs it.
pub(in crate::store) struct Held {
    lent: Option<Lent>,
    /// To be told when the transaction has been committed.
    news: Vec<News>,
}

struct Lent {
    connection: Option<Connection>,
    pool: Arc<Pool>,
    _permit: OwnedSemaphorePermit,
}

impl Held {
    /// Runs `work` on a thread for blocking work. If the caller goes away meanwhile, the connection
    /// comes back (and is rolled back) when `work` has ended.
    pub async fn run<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let lost = StoreError::Missing("connection");
        let Some(lent) = self.lent.take() else {
            return Err(lost);
        };
        let running = tokio::task::spawn_blocking(move || {
            let outcome = lent.connection.as_ref().ok_or(lost).and_then(work);
            (lent, outcome)
        });
        let (lent, outcome) = running.await.map_err(StoreError::Interrupted)?;
        self.lent = Some(lent);
        outcome
    }

    pub fn tell(&mut self, news: News) {
        if !self.news.contains(&news) {
            self.news.push(news);
        }
    }

    /// After the commit. A transaction that is rolled back has no news.
    pub fn ring(&mut self) {
        let news = self.news.drain(..);
        if let Some(lent) = &self.lent {
            news.for_each(|news| lent.pool.bell.ring(news));
        }
    }
}

/// A transaction left open must not be found by the next one who gets the connection.
impl Drop for Lent {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else {
            return;
        };
        if !connection.is_autocommit()
            && let Err(error) = connection.execute_batch("rollback")
        {
            tracing::error!(%error, "a transaction could not be rolled back");
        }
        self.pool
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(connection);
    }
}
