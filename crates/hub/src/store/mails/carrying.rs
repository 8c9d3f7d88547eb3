//! Who carries a mail, and what became of it.
//!
//! A mail is taken for a while, so that no two hubs carry the same one. Before a server gets it, that is noted; a hub
//! that ends between this and the server's answer leaves a mail of which nobody knows whether it arrived. It is not
//! sent a second time: the log names it, and whoever waits for it can ask for a new one.

use super::{StoredMail, stored};
use crate::store::{
    Store,
    db::{params, statements},
    error::Result,
};

/// Longer than a server takes to accept a mail.
const LEASE_MILLIS: i64 = 5 * 60 * 1000;

statements! {
    TAKE = "
        update mail set taken_until = $2, attempts = attempts + 1
        where taken_until <= $1 and id in (
            select id from mail
            where sent_at is null and failed_at is null and handed_over_at is null
                and due_at <= $1 and taken_until <= $1
            order by queued_at, id collate \"C\" limit $3
            for update skip locked)
        returning id, recipient, subject, body_text, queued_at, kind, facts, secret, attempts";
    HAND_OVER = "
        update mail set handed_over_at = $2
        where id = $1 and sent_at is null and handed_over_at is null
        returning id";
    SENT = "update mail set sent_at = $2, secret = null where id = $1 and sent_at is null";
    SENT_AND_KEPT = "update mail set sent_at = $2 where id = $1 and sent_at is null";
    PUT_OFF = "
        update mail set due_at = $2, taken_until = 0, handed_over_at = null, failure = $3 where id = $1";
    GIVE_UP = "
        update mail set failed_at = $2, failure = $3, secret = null where id = $1";
    NEXT_DUE = "
        select min(case when due_at > taken_until then due_at else taken_until end) from mail
        where sent_at is null and failed_at is null and handed_over_at is null";
    UNCERTAIN = "
        select id from mail
        where sent_at is null and failed_at is null and handed_over_at is not null and taken_until <= $1
        order by id collate \"C\"";
}

impl Store {
    /// Takes mails that are due, the oldest first: for some minutes they are nobody else's.
    ///
    /// # Errors
    /// When the database fails, or the hub's secret is another than it was.
    pub async fn take_due_mails(&self, limit: u32) -> Result<Vec<StoredMail>> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let rows = tx
            .query(TAKE, params![now, now.0 + LEASE_MILLIS, limit])
            .await;
        let mails = rows.and_then(|rows| stored::read_all(rows, &self.keys));
        tx.end(mails).await
    }

    /// Notes that a server is about to get the mail. `false`: it was noted before, and the mail is not to be sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hand_over_mail(&self, id: &str) -> Result<bool> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let noted = tx.find(HAND_OVER, params![id, now]).await;
        tx.end(noted).await.map(|row| row.is_some())
    }

    /// Notes that a mail has left. `keep`: its secret stays, for a mailbox that shows it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mail_sent(&self, id: &str, keep: bool) -> Result<()> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let statement = if keep { SENT_AND_KEPT } else { SENT };
        let noted = tx.execute(statement, params![id, now]).await.map(drop);
        tx.end(noted).await
    }

    /// Notes why a mail did not leave; it is tried again after `millis`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_off_mail(&self, id: &str, why: &str, millis: i64) -> Result<()> {
        let due = self.surroundings.now().0 + millis;
        let mut tx = self.write().await?;
        let noted = tx.execute(PUT_OFF, params![id, due, why]).await.map(drop);
        tx.end(noted).await
    }

    /// Notes why a mail will never leave.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_mail_up(&self, id: &str, why: &str) -> Result<()> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let noted = tx.execute(GIVE_UP, params![id, now, why]).await.map(drop);
        tx.end(noted).await
    }

    /// Milliseconds until a mail is due; `None`: none waits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_mail_in(&self) -> Result<Option<i64>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let row = tx.find(NEXT_DUE, params![]).await;
        let due: Result<Option<i64>> = row.and_then(|row| row.map_or(Ok(None), |mut r| r.take()));
        Ok(tx.end(due).await?.map(|due| (due - now.0).max(0)))
    }

    /// Mails of which nobody knows whether they arrived.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn uncertain_mails(&self) -> Result<Vec<String>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let rows = tx.query(UNCERTAIN, params![now]).await;
        let ids = rows.and_then(|rows| rows.into_iter().map(|mut row| row.take()).collect());
        tx.end(ids).await
    }
}
