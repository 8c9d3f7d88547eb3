//! The revocation endpoint (RFC 7009). Revoking either token ends the whole session.

use crate::{
    host::Host,
    parameters::Parameters,
    provider::Provider,
    secret::TokenHash,
    storage::Storage,
    token::{TokenError, authenticate},
};
use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use std::sync::Arc;

pub(crate) async fn endpoint<H: Host>(
    State(provider): State<Arc<Provider<H>>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match provider.revoke(&headers, &Parameters::parse(&body)).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(error) => error.into_response(),
    }
}

impl<H: Host> Provider<H> {
    /// An unknown token, or another client's, is answered like a revoked one (RFC 7009 §2.2), and
    /// nothing happens to it.
    async fn revoke(&self, headers: &HeaderMap, given: &Parameters) -> Result<(), TokenError> {
        let client_id = authenticate(&self.settings.clients, headers, given)?;
        let token = given.get("token").ok_or(TokenError::InvalidRequest)?;
        let storage = self.host().storage();
        let found = storage.session_of_token(TokenHash::of(token)).await;
        match found.map_err(TokenError::server)? {
            Some(session) if session.client_id == client_id => storage
                .revoke_session(&session.id)
                .await
                .map_err(TokenError::server),
            _ => Ok(()),
        }
    }
}
