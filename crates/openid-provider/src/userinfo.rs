//! The userinfo endpoint (OpenID Connect Core §5.3).

use crate::{
    host::Host,
    provider::{Provider, StorageError},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Map, Value};
use std::{error::Error, sync::Arc};

pub(crate) async fn endpoint<H: Host>(
    State(provider): State<Arc<Provider<H>>>,
    headers: HeaderMap,
) -> Response {
    match provider.claims_of_bearer(&headers).await {
        Ok(Some(claims)) => Json(claims).into_response(),
        Ok(None) => {
            let challenge = [(header::WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")];
            (StatusCode::UNAUTHORIZED, challenge).into_response()
        }
        Err(error) => {
            tracing::error!(error = &error as &dyn Error, "userinfo failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

impl<H: Host> Provider<H> {
    async fn claims_of_bearer(
        &self,
        headers: &HeaderMap,
    ) -> Result<Option<Map<String, Value>>, StorageError<H>> {
        let Some(session) = self.session(headers).await? else {
            return Ok(None);
        };
        let claims = self.host().claims(&session.subject, &session.scope).await?;
        Ok(claims.map(|mut claims| {
            claims.insert("sub".to_owned(), Value::String(session.subject));
            claims
        }))
    }
}
