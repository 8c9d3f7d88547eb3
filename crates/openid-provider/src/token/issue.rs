//! What the token endpoint answers (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3).

use super::TokenError;
use crate::{
    authorization::asks_openid, host::Host, id_token::Statement, provider::Provider,
    settings::millis, storage::Session,
};
use serde::Serialize;
use serde_json::{Map, Value};

#[derive(Serialize)]
pub(crate) struct TokenAnswer {
    access_token: String,
    token_type: &'static str,
    #[serde(flatten)]
    end: End,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_token: Option<String>,
    scope: String,
    /// Only of a provider that answers them here ([`crate::Quirks::claims_without_openid`]).
    #[serde(flatten)]
    claims: Map<String, Value>,
}

/// How the answer says when the access token ends.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum End {
    /// In so many seconds.
    ExpiresIn(i64),
    /// At that Unix time, in seconds ([`crate::Quirks::expire_in`]).
    ExpireIn(i64),
}

impl<H: Host> Provider<H> {
    pub(super) fn access_expires_at(&self, session: &Session, now: i64) -> i64 {
        let lifetime = millis(self.settings.lifetimes.access);
        session.ends_at.min(now.saturating_add(lifetime))
    }

    pub(super) async fn token_answer(
        &self,
        session: &Session,
        access_token: String,
        refresh_token: Option<String>,
        nonce: Option<String>,
        now: i64,
    ) -> Result<TokenAnswer, TokenError> {
        let expires_at = self.access_expires_at(session, now);
        let (id_token, claims) = if asks_openid(&session.scope) {
            let statement = Statement {
                issuer: self.issuer(),
                session,
                nonce,
                access_token: &access_token,
                issued_at: now,
                expires_at,
            };
            let id_token = self.signer.sign(statement).map_err(TokenError::server)?;
            (Some(id_token), Map::new())
        } else {
            (None, self.claims_of(session).await?)
        };
        Ok(TokenAnswer {
            access_token,
            token_type: "Bearer",
            end: if self.settings.quirks.expire_in {
                End::ExpireIn(expires_at / 1000)
            } else {
                End::ExpiresIn((expires_at - now) / 1000)
            },
            refresh_token,
            id_token,
            scope: session.scope.clone(),
            claims,
        })
    }

    async fn claims_of(&self, session: &Session) -> Result<Map<String, Value>, TokenError> {
        self.host()
            .claims(&session.subject, &session.scope)
            .await
            .map_err(TokenError::server)?
            .ok_or(TokenError::InvalidGrant)
    }
}
