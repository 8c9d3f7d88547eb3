//! Who carries a mail, and what became of it.
//!
//! A mail is taken for a while, so that no two hubs carry the same one. Before a server gets it, that is noted; a hub
//! that ends between this and the server's answer leaves a mail of which nobody knows whether it arrived. It is not
//! sent a second time: the log names it, and whoever waits for it can ask for a new one.
//!
//! Each taking counts as an attempt, and whoever notes something says at which: a hub that was too slow for its lease
//! changes nothing of what another has begun.

use super::{StoredMail, stored};
use crate::store::{
    Store,
    db::{Row, params, statements},
    error::{Result, StoreError},
    news,
};
use infodesk_domain::Timestamp;

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
        update mail set handed_over_at = $3
        where id = $1 and attempts = $2 and sent_at is null and failed_at is null and handed_over_at is null
        returning id";
    SENT = "update mail set sent_at = $2, secret = null where id = $1 and sent_at is null";
    SENT_AND_KEPT = "update mail set sent_at = $2 where id = $1 and sent_at is null";
    PUT_OFF = "
        update mail set due_at = $3, taken_until = 0, handed_over_at = null, failure = $4
        where id = $1 and attempts = $2 and sent_at is null and failed_at is null";
    GIVE_UP = "
        update mail set failed_at = $3, failure = $4, secret = null
        where id = $1 and attempts = $2 and sent_at is null";
    DOUBT = "
        update mail set failure = $3
        where id = $1 and attempts = $2 and sent_at is null and handed_over_at is not null";
    SEND_AGAIN = "
        update mail set handed_over_at = null, due_at = $2, taken_until = 0
        where id = $1 and sent_at is null and failed_at is null and handed_over_at is not null
            and taken_until <= $2";
    NEXT_DUE = "
        select min(case when due_at > taken_until then due_at else taken_until end) from mail
        where sent_at is null and failed_at is null and handed_over_at is null";
    TROUBLES = "
        select count(case when failed_at is not null then 1 end),
            count(case when failed_at is null and taken_until <= $1 then 1 end)
        from mail
        where sent_at is null and (failed_at is not null or handed_over_at is not null)";
    NOT_ARRIVED = "
        select id, kind, queued_at, failure, case when failed_at is null then 0 else 1 end from mail
        where sent_at is null
            and (failed_at is not null or (handed_over_at is not null and taken_until <= $1))
        order by queued_at, id collate \"C\" limit $2";
}

/// Mails that need somebody to look at them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailTroubles {
    /// Given up.
    pub failed: u32,
    /// Nobody knows whether they arrived.
    pub uncertain: u32,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotArrived {
    pub id: String,
    /// [`super::MailKind`]'s word; mails of an older program have none.
    pub kind: Option<String>,
    pub queued_at: Timestamp,
    /// What the server said, or what went wrong on the way.
    pub why: Option<String>,
    /// It was given up; or else nobody knows whether it arrived.
    pub failed: bool,
}

impl Store {
    /// Takes mails that are due, the oldest first: for some minutes they are nobody else's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_due_mails(&self, limit: u32) -> Result<Vec<StoredMail>> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let rows = tx
            .query(TAKE, params![now, now.0 + LEASE_MILLIS, limit])
            .await;
        let mails = rows.and_then(|rows| stored::read_all(rows, &self.keys));
        tx.end(mails).await
    }

    /// Notes that a server is about to get the mail. `false`: another hub has it by now, and it is not to be sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hand_over_mail(&self, mail: &StoredMail) -> Result<bool> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let values = params![mail.id.as_str(), mail.attempts, now];
        let noted = tx.find(HAND_OVER, values).await;
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

    /// Notes why a mail did not leave; it is tried again after `millis`, at once by whoever hears of it where that is
    /// nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_off_mail(&self, mail: &StoredMail, why: &str, millis: i64) -> Result<()> {
        let due = self.surroundings.now().0 + millis;
        let mut tx = self.write().await?;
        let values = params![mail.id.as_str(), mail.attempts, due, why];
        let noted = async {
            tx.execute(PUT_OFF, values).await?;
            if millis == 0 {
                news::mails_changed(&mut tx).await?;
            }
            Ok(())
        }
        .await;
        tx.end(noted).await
    }

    /// Notes why a mail will never leave.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn give_mail_up(&self, mail: &StoredMail, why: &str) -> Result<()> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let values = params![mail.id.as_str(), mail.attempts, now, why];
        let noted = tx.execute(GIVE_UP, values).await.map(drop);
        tx.end(noted).await
    }

    /// Notes why nobody knows whether a mail that was handed over has arrived.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn doubt_mail(&self, mail: &StoredMail, why: &str) -> Result<()> {
        let mut tx = self.write().await?;
        let values = params![mail.id.as_str(), mail.attempts, why];
        let noted = tx.execute(DOUBT, values).await.map(drop);
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

    /// Has a mail sent once more of which nobody knows whether it arrived. `false`: there is none such.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send_mail_again(&self, id: &str) -> Result<bool> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let sent = async {
            let found = tx.execute(SEND_AGAIN, params![id, now]).await? > 0;
            news::mails_changed(&mut tx).await?;
            Ok(found)
        }
        .await;
        tx.end(sent).await
    }

    /// How many mails have not arrived, or perhaps not, and will not be tried again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mail_troubles(&self) -> Result<MailTroubles> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let row = tx.find(TROUBLES, params![now]).await;
        let troubles = row.and_then(|row| {
            let mut row = row.ok_or(StoreError::Missing("count of mails"))?;
            Ok(MailTroubles {
                failed: row.take()?,
                uncertain: row.take()?,
            })
        });
        tx.end(troubles).await
    }

    /// The mails that [`Store::mail_troubles`] counts, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mails_not_arrived(&self, limit: u32) -> Result<Vec<NotArrived>> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let rows = tx.query(NOT_ARRIVED, params![now, limit]).await;
        let mails = rows.and_then(|rows| rows.into_iter().map(not_arrived).collect());
        tx.end(mails).await
    }
}

fn not_arrived(mut row: Row) -> Result<NotArrived> {
    Ok(NotArrived {
        id: row.take()?,
        kind: row.take()?,
        queued_at: row.take()?,
        why: row.take()?,
        failed: row.take()?,
    })
}
