//! Mail: queued with the change that causes it, sent afterwards.

use super::{
    Store,
    db::{Row, Tx, params, statements},
    error::Result,
};
use infodesk_domain::{Surroundings, Timestamp, wire::Mail};

pub(super) const MIGRATION: &str = "
    create table mail (
        id text not null primary key,
        recipient text not null,
        subject text not null,
        body_text text not null,
        queued_at bigint not null,
        sent_at bigint
    );
";

statements! {
    INSERT = "
        insert into mail (id, recipient, subject, body_text, queued_at)
        values ($1, $2, $3, $4, $5)";
    UNSENT = "
        select id, recipient, subject, body_text, queued_at from mail
        where sent_at is null
        order by queued_at, id collate \"C\" limit $1";
    SENT = "
        select id, recipient, subject, body_text, sent_at from mail
        where sent_at is not null
        order by sent_at desc, id collate \"C\" limit $1";
    MARK_SENT = "update mail set sent_at = $2 where id = $1 and sent_at is null";
}

/// A mail to be sent, as plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMail {
    pub to: String,
    pub subject: String,
    pub body_text: String,
}

impl Store {
    /// Queues a mail; its id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn queue_mail(&self, mail: &NewMail) -> Result<String> {
        let id = new_id(self.surroundings());
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let queued = insert(&mut tx, &id, mail, now).await;
        tx.end(queued).await.map(|()| id)
    }

    /// Mails still to be sent, the oldest first; `sent_at` is when they were queued.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unsent_mails(&self, limit: u32) -> Result<Vec<Mail>> {
        let mut tx = self.read().await?;
        let mails = tx.query(UNSENT, params![limit]).await.and_then(read_all);
        tx.end(mails).await
    }

    /// Notes that a mail has left.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mail_sent(&self, id: &str) -> Result<()> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let noted = tx.execute(MARK_SENT, params![id, now]).await.map(drop);
        tx.end(noted).await
    }

    /// Mails that have left, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mails(&self, limit: u32) -> Result<Vec<Mail>> {
        let mut tx = self.read().await?;
        let mails = tx.query(SENT, params![limit]).await.and_then(read_all);
        tx.end(mails).await
    }
}

pub(super) fn new_id(surroundings: &dyn Surroundings) -> String {
    let mut random = [0; 16];
    surroundings.random(&mut random);
    hex::encode(random)
}

pub(super) async fn insert(tx: &mut Tx, id: &str, mail: &NewMail, now: Timestamp) -> Result<()> {
    let NewMail {
        to,
        subject,
        body_text,
    } = mail;
    let values = params![id, to.as_str(), subject.as_str(), body_text.as_str(), now];
    tx.execute(INSERT, values).await.map(drop)
}

fn read_all(rows: Vec<Row>) -> Result<Vec<Mail>> {
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<Mail> {
    Ok(Mail {
        id: row.take()?,
        to: row.take()?,
        subject: row.take()?,
        body_text: row.take()?,
        sent_at: row.take()?,
    })
}
