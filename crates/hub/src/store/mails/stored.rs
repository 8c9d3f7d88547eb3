//! Mails as they are kept.

use super::MailKind;
use crate::store::{
    Store,
    db::{Row, Sql, params, statements},
    error::Result,
    keys::StoreKeys,
    seal,
};
use infodesk_domain::Timestamp;
use std::{collections::BTreeMap, fmt};

statements! {
    UNSENT = "
        select id, recipient, subject, body_text, queued_at, kind, facts, secret, attempts from mail
        where sent_at is null
        order by queued_at, id collate \"C\" limit $1";
    SENT = "
        select id, recipient, subject, body_text, sent_at, kind, facts, secret, attempts from mail
        where sent_at is not null
        order by sent_at desc, queued_at desc, id collate \"C\" desc limit $1";
}

/// A mail as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredMail {
    /// 32 hexadecimal digits.
    pub id: String,
    pub to: String,
    /// When it was sent; of one that waits, when it was queued.
    pub at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    pub says: Says,
}

/// What a mail says.
#[derive(Clone, PartialEq, Eq)]
pub enum Says {
    /// The facts, and the secret among them unless it was forgotten.
    Facts(MailKind, BTreeMap<String, String>),
    /// Written by an older program.
    Words { subject: String, body: String },
    /// Of a kind that this version does not know, or sealed under another secret of the hub.
    Unreadable,
}

impl fmt::Debug for StoredMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.says {
            Says::Facts(kind, _) => kind.word(),
            Says::Words { .. } => "words",
            Says::Unreadable => "unreadable",
        };
        write!(f, "StoredMail({} {kind})", self.id)
    }
}

impl Store {
    /// Mails still to be sent, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unsent_mails(&self, limit: u32) -> Result<Vec<StoredMail>> {
        self.mails_by(UNSENT, limit).await
    }

    /// Mails that have left, the newest first.
    ///
    /// # Errors
    /// Those of [`Store::unsent_mails`].
    pub async fn mails(&self, limit: u32) -> Result<Vec<StoredMail>> {
        self.mails_by(SENT, limit).await
    }

    async fn mails_by(&self, statement: Sql, limit: u32) -> Result<Vec<StoredMail>> {
        let mut tx = self.read().await?;
        let rows = tx.query(statement, params![limit]).await;
        let mails = rows.and_then(|rows| read_all(rows, &self.keys));
        tx.end(mails).await
    }
}

pub(super) fn read_all(rows: Vec<Row>, keys: &StoreKeys) -> Result<Vec<StoredMail>> {
    rows.into_iter().map(|row| read(row, keys)).collect()
}

fn read(mut row: Row, keys: &StoreKeys) -> Result<StoredMail> {
    let (id, to) = (row.take()?, row.take()?);
    let (subject, body) = (row.take()?, row.take()?);
    let at = row.take()?;
    // One that cannot be read must not keep the others back.
    let says = says(&mut row, keys)?.unwrap_or(Says::Words { subject, body });
    Ok(StoredMail {
        id,
        to,
        at,
        says,
        attempts: row.take()?,
    })
}

/// The columns `kind`, `facts`, `secret`.
fn says(row: &mut Row, keys: &StoreKeys) -> Result<Option<Says>> {
    let kind: Option<String> = row.take()?;
    let facts: Option<String> = row.take()?;
    let secret: Option<String> = row.take()?;
    let Some((kind, facts)) = kind.zip(facts) else {
        return Ok(None);
    };
    let says = said(&kind, &facts, secret.as_deref(), keys);
    Ok(Some(says.unwrap_or(Says::Unreadable)))
}

fn said(kind: &str, facts: &str, secret: Option<&str>, keys: &StoreKeys) -> Option<Says> {
    let kind = MailKind::of(kind)?;
    let mut facts: BTreeMap<String, String> = serde_json::from_str(facts).ok()?;
    if let Some(sealed) = secret {
        let opened = seal::open(&keys.mails, sealed).ok()?;
        let (name, value) = serde_json::from_str(&opened).ok()?;
        facts.insert(name, value);
    }
    Some(Says::Facts(kind, facts))
}
