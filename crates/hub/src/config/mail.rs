//! How the hub's mails are written and carried.

use super::SmtpConfig;
use std::path::PathBuf;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailConfig {
    /// A folder with templates in the place of those built in; see `crate::mail::Templates`.
    pub templates: Option<PathBuf>,
    /// `None`: mails wait; a practice hub's are in its mailbox.
    pub smtp: Option<SmtpConfig>,
}
