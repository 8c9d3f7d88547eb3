//! The monthly digest: a mail to those who have something waiting and do not open the app.

use super::{
    Store, approvals,
    db::{Row, Tx, params, statements},
    error::Result,
    mails::{self, MailKind, NewMail},
};
use infodesk_domain::{OfficerId, Timestamp, approvals::digest_due};

statements! {
    /// Whoever has rights and an address, and when they used the app last.
    LAST_USED = "
        select o.id, o.email, o.last_signed_in_at,
            (select max(coalesce(s.last_seen_at, s.started_at)) from oauth_session s where s.subject = o.id)
        from officer o
        where o.email is not null and exists (
            select 1 from grant_in_force g where g.officer_id = o.id)
        order by o.id collate \"C\"";
}

/// Somebody who has not used the app for long, in one of its months.
struct Absent {
    officer: OfficerId,
    email: String,
    /// Names the month: of each there is one digest.
    event: String,
}

impl Store {
    /// Queues the digests that are due; how many officers have something waiting in a month without the app. Of each
    /// month without it there is one mail, however often this is asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn queue_digests(&self) -> Result<u32> {
        let now = self.surroundings.now();
        let mut waiting = 0;
        for absent in self.absent(now).await? {
            let mut tx = self.write().await?;
            let queued = self.queue_digest(&mut tx, absent).await;
            waiting += u32::from(tx.end(queued).await?);
        }
        Ok(waiting)
    }

    async fn absent(&self, now: Timestamp) -> Result<Vec<Absent>> {
        let mut tx = self.read().await?;
        let rows = tx.query(LAST_USED, params![]).await;
        let rows = tx.end(rows).await?;
        let absent = rows.into_iter().map(|row| absent(row, now));
        absent.filter_map(Result::transpose).collect()
    }

    async fn queue_digest(&self, tx: &mut Tx, absent: Absent) -> Result<bool> {
        let waiting = approvals::waiting_for(tx, absent.officer).await?;
        let Some(oldest) = waiting.iter().map(|approval| approval.since.0).min() else {
            return Ok(false);
        };
        let mail = NewMail::new(MailKind::Digest, absent.email, absent.event)
            .with("count", waiting.len())
            .with("oldest_at", oldest);
        let now = self.surroundings.now();
        mails::queue(tx, self.surroundings(), &self.keys, &mail, now).await?;
        Ok(true)
    }
}

/// `None`: they used the app not long ago.
fn absent(mut row: Row, now: Timestamp) -> Result<Option<Absent>> {
    let officer: OfficerId = row.take()?;
    let email = row.take()?;
    let signed_in: Timestamp = row.take()?;
    let seen: Option<Timestamp> = row.take()?;
    let used = seen.map_or(signed_in, |seen| Timestamp(seen.0.max(signed_in.0)));
    Ok(digest_due(used, now).map(|month| Absent {
        officer,
        email,
        event: format!("digest:{officer}:{}:{month}", used.0),
    }))
}
