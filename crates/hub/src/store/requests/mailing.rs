//! The mails of a request.

use super::{find::Found, link};
use crate::store::{MailKind, NewMail, Store, audit::Pen, db::Tx, error::Result, mails};

/// About the request, to whoever asked.
pub(super) fn to_requester(found: &Found, kind: MailKind, pen: &Pen) -> NewMail {
    let request = &found.request;
    let event = format!(
        "service_request:{}:{}:{}",
        request.id,
        kind.word(),
        pen.at.0
    );
    NewMail::new(kind, &request.form.requester.email, event)
        .with("number", &request.number)
        .with("agency", &request.agency_name_th)
}

/// The link for the executive, of the round that is under way.
pub(super) fn to_executive(store: &Store, found: &Found, kind: MailKind, origin: &str) -> NewMail {
    let request = &found.request;
    let form = &request.form;
    let link = link::of(&store.keys, request.id, found.asked);
    let event = format!(
        "service_request:{}:{}:{}",
        request.id,
        kind.word(),
        found.asked
    );
    NewMail::new(kind, &form.executive.email, event)
        .with("number", &request.number)
        .with("kind", found.kind.word())
        .with("agency", &request.agency_name_th)
        .with("requester", &request.from.name)
        .with("requester_position", &form.requester.position)
        .with("executive", &form.executive.name)
        .with("position", &form.executive.position)
        .with("details", &form.details)
        .with("expires_at", found.expires_at.0)
        .with_secret("link", format!("{origin}/confirm?t={link}"))
}

pub(super) async fn queue(tx: &mut Tx, store: &Store, pen: &Pen, mail: &NewMail) -> Result<()> {
    mails::queue(tx, store.surroundings(), &store.keys, mail, pen.at).await
}
