//! The mails of a review, to the central officers it asks.

use super::find::Found;
use crate::store::{MailKind, NewMail, Store, audit::Pen, db::Tx, error::Result, mails, me};
use infodesk_domain::rights::Addressee;

/// `count`: of the rights that it asks for, or that were suspended; of none there is no mail.
pub(super) async fn tell(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    found: &Found,
    (kind, count): (MailKind, usize),
) -> Result<()> {
    // Operators are asked where an agency has nobody left: they see it in the app.
    let Addressee::CentralOfficersOf(agency) = found.addressee else {
        return Ok(());
    };
    if count == 0 {
        return Ok(());
    }
    let review = &found.review;
    for officer in me::central_officers(tx, agency).await? {
        let Some(address) = officer.email else {
            continue;
        };
        let event = format!("rights_review:{}:{}:{}", review.id, kind.word(), officer.id);
        let mail = NewMail::new(kind, address, event)
            .with("agency", &review.agency_name_th)
            .with("due_at", review.due_at.0)
            .with("count", count);
        mails::queue(tx, store.surroundings(), &store.keys, &mail, pen.at).await?;
    }
    Ok(())
}
