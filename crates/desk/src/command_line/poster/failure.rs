//! Why there are no posters.

use super::{console::Status, problem::Problem};
use infodesk_poster::PosterError;
use std::io;

#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("the posters would replace the list")]
    OverwritesList,
    #[error("the list cannot be read")]
    Unreadable(#[source] io::Error),
    #[error("the list has {} problems", .0.len())]
    BadList(Vec<Problem>),
    #[error("the posters cannot be written")]
    NotWritten(#[source] io::Error),
    #[error("the posters cannot be made")]
    Broken(#[from] PosterError),
}

impl Failure {
    pub fn status(&self) -> Status {
        match self {
            Self::OverwritesList => Status::WrongUsage,
            Self::Unreadable(_) | Self::BadList(_) | Self::NotWritten(_) => Status::BadInput,
            Self::Broken(_) => Status::Broken,
        }
    }
}
