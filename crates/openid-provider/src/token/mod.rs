//! The token endpoint: a code or a refresh token comes in, tokens go out.

mod client_auth;
mod code;
mod error;
mod issue;
mod refresh;

pub(crate) use client_auth::authenticate;
pub(crate) use error::TokenError;

use crate::{host::Host, parameters::Parameters, provider::Provider};
use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use issue::TokenAnswer;
use std::sync::Arc;

pub(crate) async fn endpoint<H: Host>(
    State(provider): State<Arc<Provider<H>>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match provider.exchange(&headers, &Parameters::parse(&body)).await {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => error.into_response(),
    }
}

impl<H: Host> Provider<H> {
    async fn exchange(
        &self,
        headers: &HeaderMap,
        given: &Parameters,
    ) -> Result<TokenAnswer, TokenError> {
        if given.any_repeated() {
            return Err(TokenError::InvalidRequest);
        }
        let client_id = authenticate(&self.settings.clients, headers, given)?;
        match given.get("grant_type") {
            None => Err(TokenError::InvalidRequest),
            Some("authorization_code") => self.redeem_code(&client_id, given).await,
            Some("refresh_token") if self.settings.lifetimes.refresh.is_some() => {
                self.exchange_refresh(&client_id, given).await
            }
            Some(_) => Err(TokenError::UnsupportedGrantType),
        }
    }
}
