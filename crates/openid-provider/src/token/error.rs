//! Errors of the token and revocation endpoints (RFC 6749 §5.2).

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;
use std::error::Error;

#[derive(Debug, thiserror::Error)]
pub(crate) enum TokenError {
    #[error("invalid_request")]
    InvalidRequest,
    #[error("invalid_client")]
    InvalidClient,
    #[error("invalid_grant")]
    InvalidGrant,
    #[error("unsupported_grant_type")]
    UnsupportedGrantType,
    #[error("server_error")]
    Server(#[source] Box<dyn Error + Send + Sync>),
}

impl TokenError {
    pub(crate) fn server(error: impl Error + Send + Sync + 'static) -> Self {
        Self::Server(Box::new(error))
    }
}

impl IntoResponse for TokenError {
    fn into_response(self) -> Response {
        let body = Json(json!({ "error": self.to_string() }));
        match &self {
            Self::InvalidClient => {
                let challenge = [(header::WWW_AUTHENTICATE, "Basic realm=\"token\"")];
                (StatusCode::UNAUTHORIZED, challenge, body).into_response()
            }
            Self::Server(error) => {
                tracing::error!(error = &**error as &dyn Error, "token endpoint failed");
                (StatusCode::INTERNAL_SERVER_ERROR, body).into_response()
            }
            _ => (StatusCode::BAD_REQUEST, body).into_response(),
        }
    }
}
