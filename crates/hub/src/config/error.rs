//! What is wrong with the configuration, naming the setting and never its value.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{setting} is not set")]
    Missing { setting: &'static str },
    #[error("{setting} cannot be used: {reason}")]
    NotUnderstood {
        setting: &'static str,
        reason: String,
    },
    #[error("the file {path} named by {setting} cannot be read")]
    FileNotRead {
        setting: &'static str,
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    // Of the parser's own message only the first part is kept: the rest quotes the file.
    #[error("the file {path} is no valid configuration: {message}")]
    FileNotUnderstood { path: PathBuf, message: String },
}

impl ConfigError {
    pub(crate) fn not_understood(setting: &'static str, reason: impl Into<String>) -> Self {
        Self::NotUnderstood {
            setting,
            reason: reason.into(),
        }
    }
}
