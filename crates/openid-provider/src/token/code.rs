//! A code becomes a session.

use super::{TokenError, issue::TokenAnswer};
use crate::{
    host::Host,
    parameters::Parameters,
    provider::Provider,
    secret::{TokenHash, pkce_challenge, random_token},
    settings::millis,
    storage::{CodeGrant, NewRefresh, NewTokens, Session, Storage, TakenCode},
};
use subtle::ConstantTimeEq;

impl<H: Host> Provider<H> {
    pub(super) async fn redeem_code(
        &self,
        client_id: &str,
        given: &Parameters,
    ) -> Result<TokenAnswer, TokenError> {
        let code = given.get("code").ok_or(TokenError::InvalidRequest)?;
        let grant = self.take(TokenHash::of(code)).await?;
        let proven = redeems(&grant, client_id, given)
            && (self.settings.quirks.ignores_pkce || verifies(&grant, given));
        if !proven || self.now() >= grant.expires_at {
            return Err(TokenError::InvalidGrant);
        }
        self.open_session(grant).await
    }

    /// From here on the code is burnt, even if what came with it is wrong.
    async fn take(&self, code: TokenHash) -> Result<CodeGrant, TokenError> {
        let storage = self.host().storage();
        match storage.take_code(code).await.map_err(TokenError::server)? {
            TakenCode::Fresh(grant) => Ok(grant),
            TakenCode::Unknown => Err(TokenError::InvalidGrant),
            TakenCode::Replayed(session) => {
                tracing::warn!(%session, "a code came twice; its session is revoked");
                storage
                    .revoke_session(&session)
                    .await
                    .map_err(TokenError::server)?;
                Err(TokenError::InvalidGrant)
            }
        }
    }

    async fn open_session(&self, grant: CodeGrant) -> Result<TokenAnswer, TokenError> {
        let now = self.now();
        let nonce = grant.nonce.clone();
        let session = self.new_session(grant, now);
        let access = random_token();
        let refresh = self
            .settings
            .lifetimes
            .refresh
            .map(|refresh| (random_token(), refresh));
        let ends_at = session.ends_at;
        let tokens = NewTokens {
            access: TokenHash::of(&access),
            access_expires_at: self.access_expires_at(&session, now),
            refresh: refresh.as_ref().map(|(token, lifetime)| NewRefresh {
                hash: TokenHash::of(token),
                expires_at: ends_at.min(now.saturating_add(millis(lifetime.idle))),
            }),
        };
        let opened = self
            .host()
            .storage()
            .open_session(session.clone(), tokens)
            .await;
        if !opened.map_err(TokenError::server)? {
            return Err(TokenError::InvalidGrant);
        }
        self.token_answer(
            &session,
            access,
            refresh.map(|(token, _)| token),
            nonce,
            now,
        )
        .await
    }

    fn new_session(&self, grant: CodeGrant, now: i64) -> Session {
        let lifetimes = &self.settings.lifetimes;
        let longest = lifetimes
            .refresh
            .map_or(lifetimes.access, |refresh| refresh.absolute);
        Session {
            id: grant.session,
            client_id: grant.client_id,
            subject: grant.subject,
            scope: grant.scope,
            device: grant.device,
            auth_time: grant.auth_time,
            started_at: now,
            ends_at: now.saturating_add(millis(longest)),
        }
    }
}

/// Same client, same redirect address (RFC 6749 §4.1.3).
fn redeems(grant: &CodeGrant, client_id: &str, given: &Parameters) -> bool {
    grant.client_id == client_id && given.get("redirect_uri") == Some(grant.redirect_uri.as_str())
}

/// The verifier of the challenge (RFC 7636 §4.6).
fn verifies(grant: &CodeGrant, given: &Parameters) -> bool {
    let verifier = given.get("code_verifier").unwrap_or_default();
    (43..=128).contains(&verifier.len())
        && bool::from(
            pkce_challenge(verifier)
                .as_bytes()
                .ct_eq(grant.challenge.as_bytes()),
        )
}
