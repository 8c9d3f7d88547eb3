//! Mail: queued with the change that causes it, carried afterwards.
//!
//! What is kept is what a mail says (its kind and its facts), not how: the words are the templates', which an
//! operator can change.

mod carrying;
mod new_mail;
mod stored;

pub(super) use carrying::STATEMENTS as CARRYING;
pub(super) use stored::STATEMENTS as STORED;

pub use carrying::{MailTroubles, NotArrived};
pub use new_mail::{MailKind, NewMail};
pub use stored::{Says, StoredMail};

use super::{
    Store,
    db::{Tx, params, statements},
    error::{Result, StoreError},
    keys::StoreKeys,
    news, seal,
};
use infodesk_domain::{Surroundings, Timestamp};
use serde::Serialize;

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

/// A mail of before has its words in `subject` and `body_text`, and no kind. `event`: of one event there is one
/// mail. `secret`: sealed. `taken_until`: no other hub touches it until then. `handed_over_at`: a server was about to
/// get it; where nothing follows, nobody knows whether it did.
pub(super) const QUEUE_MIGRATION: &str = "
    alter table mail add column event text;
    alter table mail add column kind text;
    alter table mail add column facts text;
    alter table mail add column secret text;
    alter table mail add column attempts bigint not null default 0;
    alter table mail add column due_at bigint not null default 0;
    alter table mail add column taken_until bigint not null default 0;
    alter table mail add column handed_over_at bigint;
    alter table mail add column failed_at bigint;
    alter table mail add column failure text;
    create unique index mail_by_event on mail (event);
    create index mail_waiting on mail (due_at) where sent_at is null and failed_at is null;
";

statements! {
    INSERT = "
        insert into mail (id, recipient, subject, body_text, queued_at, event, kind, facts, secret)
        values ($1, $2, '', '', $3, $4, $5, $6, $7)
        on conflict (event) do nothing";
}

impl Store {
    /// Queues a mail, unless one of the same event was queued before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn queue_mail(&self, mail: &NewMail) -> Result<()> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let queued = queue(&mut tx, self.surroundings(), &self.keys, mail, now).await;
        tx.end(queued).await
    }
}

/// Queues a mail with what causes it: both or neither.
pub(super) async fn queue(
    tx: &mut Tx,
    surroundings: &dyn Surroundings,
    keys: &StoreKeys,
    mail: &NewMail,
    now: Timestamp,
) -> Result<()> {
    let secret = mail.secret.as_ref();
    let secret = secret
        .map(|secret| seal::seal(&keys.mails, surroundings, &text_of(secret)?))
        .transpose()?;
    let facts = text_of(&mail.facts)?;
    let values = params![
        new_id(surroundings),
        mail.to.as_str(),
        now,
        mail.event.as_str(),
        mail.kind.word(),
        facts,
        secret
    ];
    if tx.execute(INSERT, values).await? > 0 {
        news::mails_changed(tx).await?;
    }
    Ok(())
}

fn text_of(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(StoreError::Unwritable)
}

fn new_id(surroundings: &dyn Surroundings) -> String {
    let mut random = [0; 16];
    surroundings.random(&mut random);
    hex::encode(random)
}
