//! What a review does not keep is suspended.

use super::SUSPEND;
use crate::store::{
    MailKind, NewMail, Store,
    audit::{Event, Kind, Pen},
    db::{Tx, params},
    error::Result,
    mails,
};
use infodesk_domain::{grants::HeldGrant, reviews};

/// Suspends a right that is in force. `by`: the name of whoever answered the review; `None`: nobody did.
pub(super) async fn suspend(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    grant: &HeldGrant,
    by: Option<&str>,
) -> Result<()> {
    let reason = by.map_or(reviews::LAPSED, |_| reviews::NOT_KEPT);
    tx.execute(SUSPEND, params![grant.id, pen.at, by, reason])
        .await?;
    let Some(address) = &grant.officer.email else {
        return Ok(());
    };
    let kind = MailKind::GrantSuspended;
    let event = format!("grant:{}:{}:{}", grant.id, kind.word(), pen.at.0);
    let mail = NewMail::new(kind, address, event)
        .with("role", grant.role.word())
        .with("unit", &grant.unit_name_th)
        .with("reason", reason);
    let mail = match by {
        Some(by) => mail.with("by", by),
        None => mail,
    };
    mails::queue(tx, store.surroundings(), &store.keys, &mail, pen.at).await
}

/// Recorded after all of a review's rights are suspended: the audit comes last.
pub(super) fn event(grant: &HeldGrant) -> Event {
    Event::done(Kind::GrantSuspended)
        .to(grant.officer.id)
        .with("grant", grant.id.to_string())
}
