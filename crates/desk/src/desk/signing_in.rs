//! The way in: by one of the hub's identity providers, in the system browser.

use super::Desk;
use crate::{
    account::SessionView,
    changes::Changed,
    errors::{AppError, ErrorCode},
    last_provider,
    session::{SessionError, SignInWish},
};
use infodesk_domain::wire::{RegistrationWay, SignInWay};
use url::Url;

impl Desk {
    /// Signs in through the system browser, which `open` shows an address in.
    ///
    /// # Errors
    /// Every way it can end without a session, each with its code.
    pub async fn sign_in(
        &self,
        wish: SignInWish,
        open: impl Fn(&Url) -> bool,
    ) -> Result<SessionView, AppError> {
        let now = self.surroundings.now();
        let announced = |url: &Url| {
            self.tell(Changed::Session);
            open(url)
        };
        let provider = wish.provider.clone();
        let signed_in = self.session.sign_in(now, wish, announced).await;
        self.tell(Changed::Session);
        signed_in?;
        last_provider::remember(&self.folder, provider.as_deref());
        let me = self
            .session
            .call(|api, token| async move { api.me(&token).await })
            .await?;
        self.welcome(me).await
    }

    /// The identity providers to choose from.
    ///
    /// # Errors
    /// When the hub does not answer.
    pub async fn sign_in_ways(&self) -> Result<Vec<SignInWay>, AppError> {
        Ok(self.ways().await?)
    }

    /// Leads somebody without an account to the registration at `provider`, and on into the app where the
    /// provider leads back.
    ///
    /// # Errors
    /// Those of [`Desk::sign_in`].
    pub async fn open_registration(
        &self,
        provider: &str,
        open: impl Fn(&Url) -> bool,
    ) -> Result<SessionView, AppError> {
        let ways = self.ways().await?;
        let way = ways.into_iter().find(|way| way.name == provider);
        let wish = SignInWish {
            provider: Some(provider.to_owned()),
            register: true,
            fresh: false,
        };
        match way.map(|way| way.registration) {
            None | Some(RegistrationWay::None) => Err(ErrorCode::NotFound.into()),
            Some(RegistrationWay::SignIn) => self.sign_in(wish, open).await,
            Some(RegistrationWay::Page(page)) => {
                let page =
                    Url::parse(&page).map_err(|e| AppError::because(ErrorCode::Internal, &e))?;
                if open(&page) {
                    self.session_view().await
                } else {
                    Err(ErrorCode::BrowserNotOpened.into())
                }
            }
        }
    }

    async fn ways(&self) -> Result<Vec<SignInWay>, SessionError> {
        Ok(self.session.about().await?.sign_in)
    }

    pub fn cancel_sign_in(&self) {
        self.session.cancel_sign_in();
    }

    /// Shows the page of the sign-in under way once more.
    ///
    /// # Errors
    /// When none is under way, or the browser does not open.
    pub fn open_browser_again(&self, open: impl Fn(&Url) -> bool) -> Result<(), AppError> {
        let url = self
            .session
            .sign_in_page()
            .ok_or(ErrorCode::SignInTimedOut)?;
        if open(&url) {
            Ok(())
        } else {
            Err(ErrorCode::BrowserNotOpened.into())
        }
    }
}
