//! What the hub does only for an officer who proved themselves lately.

use super::Desk;
use crate::{
    account::SessionView,
    errors::{AppError, ErrorCode},
    hub_api::{HubApi, HubError},
    last_provider,
    session::{SessionError, SignInWish},
};
use infodesk_domain::OfficerId;
use std::future::Future;
use url::Url;

impl Desk {
    /// Signs the officer in anew, by the provider they came in by: it asks for their proof again. The new session
    /// takes the place of the old one; the register stays open.
    ///
    /// # Errors
    /// Those of [`Desk::sign_in`].
    pub async fn sign_in_again(
        &self,
        open: impl Fn(&Url) -> bool,
    ) -> Result<SessionView, AppError> {
        let wish = SignInWish {
            provider: last_provider::of(&self.folder),
            register: false,
            fresh: true,
        };
        self.sign_in(wish, open).await
    }

    /// Asks the hub for `act`; where it wants a fresh sign-in first, signs in again and asks once more. Not on
    /// behalf of somebody else who came back from the browser: [`ErrorCode::SignInAgain`] then.
    pub(super) async fn freshly<T, F>(
        &self,
        open: impl Fn(&Url) -> bool,
        act: impl Fn(HubApi, String) -> F + Send + Sync,
    ) -> Result<T, AppError>
    where
        F: Future<Output = Result<T, HubError>> + Send,
    {
        match self.session.call(&act).await {
            Err(SessionError::Hub(HubError::SignInAgain)) => {}
            other => return Ok(other?),
        }
        let before = self.officer();
        self.sign_in_again(open).await?;
        if self.officer() != before {
            return Err(ErrorCode::SignInAgain.into());
        }
        Ok(self.session.call(&act).await?)
    }

    fn officer(&self) -> Option<OfficerId> {
        self.opened().as_ref().map(|open| open.officer)
    }
}
