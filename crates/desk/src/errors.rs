//! What the screens are told when something did not work: a code with, at most, the problems at fields.
//! The words belong to the screens; the cause goes to the log.

use crate::{register::RegisterError, replica::ReplicaError};
use infodesk_domain::Problem;
use serde::Serialize;

/// Every way an act of the officer can fail. The screens hold one text for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    HubUnreachable,
    ProviderUnreachable,
    SignInCancelled,
    SignInTimedOut,
    SignInRefused,
    /// The identity provider does not know the person surely enough (IAL).
    AssuranceTooLow,
    BrowserNotOpened,
    PortTaken,
    SignedOut,
    /// The hub wants a fresh sign-in for what was asked.
    SignInAgain,
    /// Edits wait to be sent, and would be lost.
    Unsent,
    NoRights,
    /// See the problems.
    Refused,
    NotFound,
    ClockWrong,
    DataFolderNotWritable,
    DatabaseDamaged,
    DatabaseNewer,
    DiskFull,
    PosterFailed,
    /// No PNG or SVG that can stand on a poster.
    BadEmblem,
    FileNotRead,
    FileNotWritten,
    PrintFailed,
    PrintUnavailable,
    Internal,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct AppError {
    pub code: ErrorCode,
    pub problems: Vec<Problem>,
}

impl AppError {
    /// Notes the cause in the log and keeps only the code for the screen.
    pub fn because(code: ErrorCode, cause: &(dyn std::error::Error + 'static)) -> Self {
        tracing::warn!(?code, cause = %chain(cause), "an act failed");
        code.into()
    }
}

impl From<ErrorCode> for AppError {
    fn from(code: ErrorCode) -> Self {
        Self {
            code,
            problems: Vec::new(),
        }
    }
}

impl From<Vec<Problem>> for AppError {
    fn from(problems: Vec<Problem>) -> Self {
        Self {
            code: ErrorCode::Refused,
            problems,
        }
    }
}

/// The error and its causes in one line.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let causes: Vec<String> = std::iter::successors(Some(error), |e| e.source())
        .map(ToString::to_string)
        .collect();
    causes.join(": ")
}

impl From<ReplicaError> for AppError {
    fn from(error: ReplicaError) -> Self {
        let code = match &error {
            ReplicaError::NotWritable { .. } => ErrorCode::DataFolderNotWritable,
            ReplicaError::DiskFull(_) => ErrorCode::DiskFull,
            ReplicaError::Damaged(_) => ErrorCode::DatabaseDamaged,
            ReplicaError::NewerSchema { .. } => ErrorCode::DatabaseNewer,
            _ => ErrorCode::Internal,
        };
        Self::because(code, &error)
    }
}

impl From<RegisterError> for AppError {
    fn from(error: RegisterError) -> Self {
        match error {
            RegisterError::Refused(problems) => problems.into(),
            RegisterError::NotFound => ErrorCode::NotFound.into(),
            RegisterError::SignedOut => ErrorCode::SignedOut.into(),
            RegisterError::Unsent(_) => ErrorCode::Unsent.into(),
            RegisterError::Replica(error) => error.into(),
            RegisterError::FileNotWritten(_) => Self::because(ErrorCode::FileNotWritten, &error),
            RegisterError::LetterFile(_) => Self::because(ErrorCode::FileNotRead, &error),
            RegisterError::EmblemFile(_) | RegisterError::Emblem(_) => {
                Self::because(ErrorCode::BadEmblem, &error)
            }
            RegisterError::Address(_) | RegisterError::Poster(_) => {
                Self::because(ErrorCode::PosterFailed, &error)
            }
        }
    }
}
