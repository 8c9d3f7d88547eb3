//! Mails wait as rows until they are carried out.
//!
//! A practice hub has no carrier: its mailbox is a page of the app, and a mail is there as soon as it is
//! marked as sent. Another carrier is another function that goes through [`Store::unsent_mails`].

mod templates;

pub use templates::{TemplateError, Templates, Written};

use crate::store::{Store, StoreError};

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
