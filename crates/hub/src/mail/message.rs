//! A mail in words as it goes over the line (RFC 5322, MIME).

use super::Written;
use crate::store::StoredMail;
use infodesk_domain::Timestamp;
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{Header, HeaderName, HeaderValue},
    },
};
use std::time::{Duration, UNIX_EPOCH};

/// Whom mails are from, and what makes their identifiers the hub's own.
pub(super) struct Sender {
    pub from: Mailbox,
    /// The name of the hub's host.
    pub host: String,
}

/// Why no message can be made.
#[derive(Debug, thiserror::Error)]
pub(super) enum MessageError {
    #[error("the recipient's address cannot be used")]
    Recipient,
    #[error("the message cannot be put together")]
    Unfit(#[source] lettre::error::Error),
}

impl Sender {
    /// The same mail has the same Message-ID, however often it is sent: who gets it twice can tell.
    pub fn message(
        &self,
        mail: &StoredMail,
        written: Written,
        now: Timestamp,
    ) -> Result<Message, MessageError> {
        let to: Address = mail.to.parse().map_err(|_| MessageError::Recipient)?;
        let builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(written.subject)
            .message_id(Some(format!("<{}@{}>", mail.id, self.host)))
            .date(UNIX_EPOCH + Duration::from_millis(now.0.try_into().unwrap_or(0)))
            .header(AutoSubmitted)
            .header(ContentLanguage);
        let text = SinglePart::plain(written.text);
        let message = if written.html.is_empty() {
            builder.singlepart(text)
        } else {
            let html = SinglePart::html(written.html);
            builder.multipart(MultiPart::alternative().singlepart(text).singlepart(html))
        };
        message.map_err(MessageError::Unfit)
    }
}

macro_rules! constant_header {
    ($(#[$doc:meta])* $header:ident, $name:literal, $value:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        struct $header;

        impl Header for $header {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self)
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), $value.to_owned())
            }
        }
    };
}

constant_header!(
    /// No absence notice answers it (RFC 3834 §5).
    AutoSubmitted,
    "Auto-Submitted",
    "auto-generated"
);
constant_header!(
    /// Both are in every mail, Thai first (RFC 3282).
    ContentLanguage,
    "Content-Language",
    "th, en"
);
