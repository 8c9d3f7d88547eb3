//! What the token endpoint answers (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3).

use super::TokenError;
use crate::{
    host::Host, id_token::Statement, provider::Provider, settings::millis, storage::Session,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct TokenAnswer {
    access_token: String,
    token_type: &'static str,
    /// Seconds.
    expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    id_token: String,
    scope: String,
}

impl<H: Host> Provider<H> {
    pub(super) fn access_expires_at(&self, session: &Session, now: i64) -> i64 {
        let lifetime = millis(self.settings.lifetimes.access);
        session.ends_at.min(now.saturating_add(lifetime))
    }

    pub(super) fn token_answer(
        &self,
        session: &Session,
        access_token: String,
        refresh_token: Option<String>,
        nonce: Option<String>,
        now: i64,
    ) -> Result<TokenAnswer, TokenError> {
        let expires_at = self.access_expires_at(session, now);
        let statement = Statement {
            issuer: self.issuer(),
            session,
            nonce,
            access_token: &access_token,
            issued_at: now,
            expires_at,
        };
        let id_token = self.signer.sign(statement).map_err(TokenError::server)?;
        Ok(TokenAnswer {
            access_token,
            token_type: "Bearer",
            expires_in: (expires_at - now) / 1000,
            refresh_token,
            id_token,
            scope: session.scope.clone(),
        })
    }
}
