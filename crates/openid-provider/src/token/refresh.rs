//! A refresh token becomes new tokens of the same session.

use super::{TokenError, issue::TokenAnswer};
use crate::{
    host::Host,
    parameters::Parameters,
    provider::Provider,
    rotation::Rotation,
    secret::{TokenHash, random_token},
    settings::millis,
    storage::{Rotated, Storage},
};

impl<H: Host> Provider<H> {
    pub(super) async fn exchange_refresh(
        &self,
        client_id: &str,
        given: &Parameters,
    ) -> Result<TokenAnswer, TokenError> {
        let presented = given
            .get("refresh_token")
            .ok_or(TokenError::InvalidRequest)?;
        let lifetime = self
            .settings
            .lifetimes
            .refresh
            .ok_or(TokenError::UnsupportedGrantType)?;
        let (access, refresh, now) = (random_token(), random_token(), self.now());
        let rotation = Rotation {
            presented: TokenHash::of(presented),
            client_id: client_id.to_owned(),
            access: TokenHash::of(&access),
            refresh: TokenHash::of(&refresh),
            now,
            access_ms: millis(self.settings.lifetimes.access),
            idle_ms: millis(lifetime.idle),
            grace_ms: millis(lifetime.retry_grace),
        };
        let storage = self.host().storage();
        match storage.rotate(rotation).await.map_err(TokenError::server)? {
            // A nonce binds an ID token to its authorization request; there is none here.
            Rotated::Done(session) => {
                self.token_answer(&session, access, Some(refresh), None, now)
                    .await
            }
            Rotated::Unknown => Err(TokenError::InvalidGrant),
            Rotated::Replayed(session) => {
                tracing::warn!(%session, "a spent refresh token came; its session is revoked");
                storage
                    .revoke_session(&session)
                    .await
                    .map_err(TokenError::server)?;
                Err(TokenError::InvalidGrant)
            }
        }
    }
}
