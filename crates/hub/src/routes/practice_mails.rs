//! The practice mailbox. Only a practice hub has this route, and it is reached from its own machine only.

use crate::{
    app::App, errors::ApiError, hub::fill_practice_mailbox, openapi::Broken, store::StoredMail,
};
use axum::{Json, extract::State};
use infodesk_domain::wire::{Mail, Mails};

const MOST: u32 = 200;

/// Practice hubs only: every mail the hub has sent, newest first; needs no sign-in. When all practice
/// Tokens are used up, new ones arrive.
#[utoipa::path(get, path = "/api/v1/practice/mails", responses((status = 200, body = Mails), Broken))]
pub(crate) async fn list(State(app): State<App>) -> Result<Json<Mails>, ApiError> {
    fill_practice_mailbox(app.store()).await?;
    let sent = app.store().mails(MOST).await?;
    let mails = sent.into_iter().filter_map(|mail| shown(&app, mail));
    Ok(Json(Mails {
        mails: mails.collect(),
    }))
}

/// `None`: it cannot be put into words, as the log says. The others are shown all the same.
fn shown(app: &App, mail: StoredMail) -> Option<Mail> {
    let written = app.templates().write(&mail);
    let written = written.inspect_err(|error| tracing::error!(mail = mail.id, %error, "a mail"));
    let written = written.ok()?;
    Some(Mail {
        id: mail.id,
        to: mail.to,
        subject: written.subject,
        body_text: written.text,
        sent_at: mail.at,
    })
}
