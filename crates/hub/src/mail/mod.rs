//! Mail: the queue of the store put into words, and carried to a mail server.
//!
//! Mails wait as facts until they leave (`store/mails`). Here are their templates, the message that is made of them,
//! and the carrier that brings it to the server. A practice hub has no carrier: its mailbox is a page of the app,
//! and a mail is there as soon as it is marked as sent.

mod attempts;
mod carrier;
mod filled;
mod message;
mod smtp;
mod templates;
mod terms;

pub(crate) use carrier::Carrier;
pub(crate) use smtp::Server;
pub use smtp::SmtpError;
pub use templates::{TemplateError, Templates, Written};

use crate::{
    app::App,
    config::HubConfig,
    store::{Store, StoreError},
};

const AT_ONCE: u32 = 100;

/// Puts every waiting mail into the practice mailbox.
pub(crate) async fn put_into_practice_mailbox(store: &Store) -> Result<(), StoreError> {
    loop {
        let waiting = store.unsent_mails(AT_ONCE).await?;
        if waiting.is_empty() {
            return Ok(());
        }
        for mail in &waiting {
            store.mail_sent(&mail.id, true).await?;
        }
    }
}

/// The mail server of the configuration, if it names one.
///
/// # Errors
/// When its certificate authority cannot be used.
pub(crate) fn server(config: &HubConfig) -> Result<Option<Server>, SmtpError> {
    let smtp = config.mail.smtp.as_ref();
    smtp.map(|smtp| Server::new(smtp, host(config))).transpose()
}

/// Carries the mails of the hub to `server`.
pub(crate) fn carrier(app: &App, server: &Server) -> Carrier {
    let sender = message::Sender {
        from: server.from().clone(),
        host: host(app.config()).to_owned(),
    };
    Carrier::new(app.clone(), server.clone(), sender)
}

/// What the hub calls itself, to servers and in its Message-IDs.
fn host(config: &HubConfig) -> &str {
    config.public_url.host_str().unwrap_or("localhost")
}
