//! Why there are no posters.

use super::{console::Status, problem::Problem};
use crate::poster_batch::BatchError;
use infodesk_poster::{EmblemError, PosterError};
use std::io;

#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("the posters would replace the list")]
    OverwritesList,
    #[error("the counter card is A5")]
    CardPaper,
    #[error("the list cannot be read")]
    Unreadable(#[source] io::Error),
    #[error("the emblem cannot be read")]
    EmblemUnreadable(#[source] io::Error),
    #[error("the emblem is none")]
    BadEmblem(#[source] EmblemError),
    #[error("the list has {} problems", .0.len())]
    BadList(Vec<Problem>),
    #[error("the posters cannot be written")]
    NotWritten(#[source] io::Error),
    #[error("the posters cannot be made")]
    Broken(#[from] PosterError),
    #[error("broken off")]
    BrokenOff,
}

impl Failure {
    pub fn status(&self) -> Status {
        match self {
            Self::OverwritesList | Self::CardPaper => Status::WrongUsage,
            Self::Unreadable(_)
            | Self::EmblemUnreadable(_)
            | Self::BadEmblem(_)
            | Self::BadList(_)
            | Self::NotWritten(_) => Status::BadInput,
            Self::Broken(_) => Status::Broken,
            Self::BrokenOff => Status::BrokenOff,
        }
    }
}

impl From<BatchError<usize>> for Failure {
    fn from(error: BatchError<usize>) -> Self {
        match error {
            BatchError::Cancelled => Self::BrokenOff,
            BatchError::NotWritten { source, .. } => Self::NotWritten(source),
            BatchError::Broken(error) => Self::Broken(error),
            // those who ask for posters look at what is wrong with them first
            BatchError::Bad(_) => Self::BadList(Vec::new()),
        }
    }
}
