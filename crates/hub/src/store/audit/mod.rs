//! The audit: what happened to sign-ins, Tokens and rights, in a chain that only grows.
//!
//! An event is recorded in the transaction of the act that it tells of, as its last step: the head of the
//! chain is one row, and until the transaction ends nobody else can add to it. So the numbers have no
//! gaps, and two hubs cannot fork the chain. The database itself refuses to change or delete a row;
//! [`Store::verify_audit`] finds out where somebody did so all the same.

mod chain;
mod event;
mod verify;

pub use event::{Entry, Event, Kind};
pub use verify::{Audited, Finding};

use super::{
    Store,
    db::{Row, Tx, params, statements},
    error::Result,
};
use crate::origin::Origin;
use chain::{BEGINNING, Head, Key};
use infodesk_domain::Timestamp;

/// No foreign keys: what happened stays, whatever becomes of officers, units and Tokens.
pub(super) const MIGRATION: &str = "
    create table audit_event (
        number bigint not null primary key,
        at bigint not null,
        kind text not null,
        actor text,
        subject text,
        device text,
        address text,
        outcome text not null,
        reason text,
        details text not null,
        previous_hash text not null,
        hash text not null,
        check (number > 0),
        check (outcome in ('done', 'refused')),
        check ((outcome = 'refused') = (reason is not null))
    );
    create index audit_event_by_actor on audit_event (actor);
    create index audit_event_by_subject on audit_event (subject);
    append only audit_event;
    create table audit_head (
        id bigint not null primary key,
        number bigint not null,
        hash text not null,
        seal text not null,
        check (id = 1)
    );
";

statements! {
    BEGIN = "
        insert into audit_head (id, number, hash, seal)
        select 1, 0, $1, $2 where not exists (select 1 from audit_event)
        on conflict (id) do nothing";
    HEAD = "select number, hash, seal from audit_head where id = 1";
    TAKE_HEAD = "select number, hash, seal from audit_head where id = 1 for update";
    MOVE_HEAD = "
        insert into audit_head (id, number, hash, seal) values (1, $1, $2, $3)
        on conflict (id) do update
        set number = excluded.number, hash = excluded.hash, seal = excluded.seal";
    LAST = "select number, hash from audit_event order by number desc limit 1";
    INSERT = "
        insert into audit_event (number, at, kind, actor, subject, device, address, outcome, reason,
            details, previous_hash, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    PAGE = "
        select number, at, kind, actor, subject, device, address, outcome, reason, details,
            previous_hash, hash
        from audit_event where number > $1 order by number limit $2";
}

/// What stands in every event of one request, and the key of the chain.
pub(super) struct Pen {
    pub key: Key,
    pub origin: Origin,
    pub at: Timestamp,
}

impl Store {
    /// Records an event that comes with no other change.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn record(&self, event: Event) -> Result<()> {
        let pen = self.pen();
        let mut tx = self.write().await?;
        let recorded = record(&mut tx, &pen, event).await;
        tx.end(recorded).await
    }

    /// At most `limit` entries after the one of number `after`, in their order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_entries(&self, after: i64, limit: u32) -> Result<Vec<Entry>> {
        let mut tx = self.read().await?;
        let rows = tx.query(PAGE, params![after, limit]).await;
        let entries = rows.and_then(|rows| rows.into_iter().map(read).collect());
        tx.end(entries).await
    }

    pub(super) fn pen(&self) -> Pen {
        Pen {
            key: self.keys.audit,
            origin: self.origin.clone(),
            at: self.surroundings.now(),
        }
    }
}

/// Makes the head of a chain that has none yet.
pub(super) async fn begin(tx: &mut Tx, key: &Key) -> Result<()> {
    let head = Head::sealed(key, 0, BEGINNING);
    tx.execute(BEGIN, params![head.hash, head.seal])
        .await
        .map(drop)
}

/// Adds an event to the chain. The last step of a transaction: whoever holds the head waits for nothing.
pub(super) async fn record(tx: &mut Tx, pen: &Pen, event: Event) -> Result<()> {
    let row = tx.find(TAKE_HEAD, params![]).await?;
    let head = match row.map(read_head).transpose()? {
        Some(head) if head.holds(&pen.key) => head,
        _ => go_on_without_head(tx, pen).await?,
    };
    append(tx, pen, event, &head).await.map(drop)
}

/// To seal a changed head again would cover up the change, and to stop would lock everybody out: the chain
/// goes on after its last event with one that says what was found.
async fn go_on_without_head(tx: &mut Tx, pen: &Pen) -> Result<Head> {
    tracing::error!("the head of the audit was changed or removed");
    let (number, hash) = match tx.find(LAST, params![]).await? {
        Some(mut last) => (last.take()?, last.take()?),
        None => (0, BEGINNING.to_owned()),
    };
    let last = Head::sealed(&pen.key, number, &hash);
    append(tx, pen, Event::done(Kind::HeadFoundChanged), &last).await
}

async fn append(tx: &mut Tx, pen: &Pen, event: Event, head: &Head) -> Result<Head> {
    let entry = entry(pen, event, head);
    let next = Head::sealed(&pen.key, entry.number, &entry.hash);
    let values = params![
        entry.number,
        entry.at,
        entry.kind,
        entry.actor,
        entry.subject,
        entry.device,
        entry.address,
        entry.outcome,
        entry.reason,
        entry.details,
        entry.previous_hash,
        entry.hash,
    ];
    tx.execute(INSERT, values).await?;
    let values = params![next.number, next.hash.as_str(), next.seal.as_str()];
    tx.execute(MOVE_HEAD, values).await?;
    Ok(next)
}

fn entry(pen: &Pen, event: Event, head: &Head) -> Entry {
    let actor = event.actor.or(pen.origin.actor);
    let mut entry = Entry {
        number: head.number + 1,
        at: pen.at,
        kind: event.kind.word().to_owned(),
        actor: actor.map(|officer| officer.to_string()),
        subject: event.subject,
        device: pen.origin.device.clone(),
        address: pen.origin.address.map(|address| address.to_string()),
        outcome: outcome(event.reason.as_ref()).to_owned(),
        reason: event.reason,
        details: serde_json::Value::Object(event.details).to_string(),
        previous_hash: head.hash.clone(),
        hash: String::new(),
    };
    entry.hash = chain::hash(&pen.key, &entry);
    entry
}

fn outcome(reason: Option<&String>) -> &'static str {
    reason.map_or("done", |_| "refused")
}

fn read_head(mut row: Row) -> Result<Head> {
    Ok(Head {
        number: row.take()?,
        hash: row.take()?,
        seal: row.take()?,
    })
}

fn read(mut row: Row) -> Result<Entry> {
    Ok(Entry {
        number: row.take()?,
        at: row.take()?,
        kind: row.take()?,
        actor: row.take()?,
        subject: row.take()?,
        device: row.take()?,
        address: row.take()?,
        outcome: row.take()?,
        reason: row.take()?,
        details: row.take()?,
        previous_hash: row.take()?,
        hash: row.take()?,
    })
}
