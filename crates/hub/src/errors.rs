//! The one place that turns errors to HTTP: a code and problems for the caller, the cause for the log.

use crate::store::StoreError;
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use infodesk_domain::{
    Problem,
    limits::Wait,
    wire::{ErrorBody, Refusal},
};
use std::error::Error;

#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    #[error("signed out")]
    SignedOut,
    #[error("no rights")]
    NoRights,
    /// Signed in too long ago for what is asked.
    #[error("sign in again")]
    SignInAgain,
    #[error("not found")]
    NotFound,
    #[error("refused")]
    Problems(Vec<Problem>),
    /// The request's shape, type or size, with the status that says which.
    #[error("bad request")]
    BadRequest(StatusCode),
    #[error("the store failed")]
    Store(#[from] StoreError),
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self::Problems(vec![problem])
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::SignedOut => {
                let challenge = HeaderValue::from_static("Bearer");
                (
                    [(header::WWW_AUTHENTICATE, challenge)],
                    body(StatusCode::UNAUTHORIZED, Refusal::SignedOut),
                )
                    .into_response()
            }
            Self::NoRights => body(StatusCode::FORBIDDEN, Refusal::NoRights),
            Self::SignInAgain => body(StatusCode::FORBIDDEN, Refusal::SignInAgain),
            Self::NotFound => body(StatusCode::NOT_FOUND, Refusal::NotFound),
            Self::Problems(problems) => refused(problems),
            Self::BadRequest(status) => body(status, Refusal::BadRequest),
            Self::Store(error) => {
                logged(&error);
                body(status_of(&error), Refusal::Internal)
            }
        }
    }
}

/// Problems; one that time will solve says when.
fn refused(problems: Vec<Problem>) -> Response {
    if let Some(wait) = problems.iter().find_map(Wait::of) {
        return too_many(wait, problems);
    }
    let body = ErrorBody {
        error: Refusal::Problems,
        problems,
    };
    (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response()
}

/// 429 with `Retry-After`.
pub(crate) fn too_many(wait: Wait, problems: Vec<Problem>) -> Response {
    let retry_after = [(header::RETRY_AFTER, HeaderValue::from(wait.seconds()))];
    let body = ErrorBody {
        error: Refusal::TooManyRequests,
        problems,
    };
    (StatusCode::TOO_MANY_REQUESTS, retry_after, Json(body)).into_response()
}

/// Writes an error with all its causes to the log, where the request's id stands beside it.
pub(crate) fn logged(error: &(dyn Error + 'static)) {
    tracing::error!(error, "failed");
}

/// An answer that is no success, with nothing but its code.
pub(crate) fn body(status: StatusCode, error: Refusal) -> Response {
    (
        status,
        Json(ErrorBody {
            error,
            problems: Vec::new(),
        }),
    )
        .into_response()
}

fn status_of(error: &StoreError) -> StatusCode {
    match error {
        StoreError::Unreachable(_) | StoreError::DiskFull => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
