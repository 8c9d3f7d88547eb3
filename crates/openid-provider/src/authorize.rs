//! The authorization endpoint, and the way back from it.

use crate::{
    authorization::{AuthorizationError, AuthorizationRequest, Refused, validate},
    host::Host,
    parameters::Parameters,
    provider::Provider,
    response::redirect_back,
    secret::{SessionId, TokenHash, random_token},
    settings::millis,
    storage::{CodeGrant, Storage},
};
use axum::{
    body::Bytes,
    extract::{RawQuery, State},
    http::HeaderMap,
    response::Response,
};
use std::sync::Arc;

pub(crate) async fn by_query<H: Host>(
    State(provider): State<Arc<Provider<H>>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    provider
        .authorize(query.unwrap_or_default().as_bytes(), &headers)
        .await
}

pub(crate) async fn by_form<H: Host>(
    State(provider): State<Arc<Provider<H>>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    provider.authorize(&body, &headers).await
}

impl<H: Host> Provider<H> {
    async fn authorize(&self, encoded: &[u8], headers: &HeaderMap) -> Response {
        match validate(&self.settings, &Parameters::parse(encoded)) {
            Ok(request) => self.host().sign_in(request, headers).await,
            Err(Refused::Here(problem)) => self.host().refusal_page(problem),
            Err(Refused::Back {
                redirect_uri,
                state,
                error,
            }) => redirect_back(
                &redirect_uri,
                state.as_deref(),
                self.iss_of_answer(),
                ("error", error.code()),
            ),
        }
    }

    /// The person has proved who they are: keeps a code and sends the browser back with it.
    ///
    /// `subject` is what the client will know the person by; `auth_time` is when they proved it,
    /// in UTC milliseconds. When the code cannot be kept, the client is told `server_error`.
    pub async fn answer(
        &self,
        request: &AuthorizationRequest,
        subject: &str,
        auth_time: i64,
    ) -> Response {
        let code = random_token();
        let grant = self.grant(request, subject, auth_time);
        match self
            .host()
            .storage()
            .save_code(TokenHash::of(&code), grant)
            .await
        {
            Ok(()) => request.back(self.iss_of_answer(), ("code", &code)),
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "code not kept");
                self.decline(request, AuthorizationError::ServerError)
            }
        }
    }

    /// Sends the browser back with an error.
    pub fn decline(&self, request: &AuthorizationRequest, error: AuthorizationError) -> Response {
        request.back(self.iss_of_answer(), ("error", error.code()))
    }

    fn iss_of_answer(&self) -> Option<&str> {
        (!self.settings.quirks.omits_iss).then(|| self.issuer())
    }

    fn grant(&self, request: &AuthorizationRequest, subject: &str, auth_time: i64) -> CodeGrant {
        CodeGrant {
            session: SessionId::random(),
            client_id: request.client_id().to_owned(),
            redirect_uri: request.redirect_uri().to_owned(),
            challenge: request.challenge().to_owned(),
            nonce: request.nonce().map(str::to_owned),
            scope: request.scope().to_owned(),
            subject: subject.to_owned(),
            auth_time,
            expires_at: self
                .now()
                .saturating_add(millis(self.settings.lifetimes.code)),
            device: request.device().map(str::to_owned),
        }
    }
}

impl AuthorizationRequest {
    /// Sends the browser back with an error; for a host that turns the request down within
    /// [`Host::sign_in`], where it has no [`Provider`] at hand. `issuer` as in
    /// [`Provider::issuer`].
    pub fn declined(&self, issuer: &str, error: AuthorizationError) -> Response {
        self.back(Some(issuer), ("error", error.code()))
    }

    fn back(&self, issuer: Option<&str>, answer: (&str, &str)) -> Response {
        redirect_back(self.redirect_uri(), self.state(), issuer, answer)
    }
}
