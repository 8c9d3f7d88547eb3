//! The way out, with as much behind the officer as they say.

use super::Desk;
use crate::{
    account::SessionView,
    changes::Changed,
    errors::{AppError, ErrorCode},
    register,
};
use serde::Deserialize;
use url::Url;

/// What else ends with the session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, specta::Type)]
pub struct Leaving {
    /// The browser's session at the identity provider: the next person at this PC would come in by it.
    pub provider: bool,
    /// The officer's data on this PC, which others use too.
    pub erase: bool,
}

impl Desk {
    /// Ends the session. The officer's replica, and what is unsent in it, stay for their next sign-in unless it is
    /// to be erased.
    ///
    /// # Errors
    /// [`ErrorCode::Unsent`], and then nothing has happened: erasing would lose an edit.
    pub async fn sign_out(
        &self,
        leaving: Leaving,
        open: impl Fn(&Url) -> bool,
    ) -> Result<SessionView, AppError> {
        if leaving.erase {
            self.erase().await?;
        }
        let page = self.session.sign_out().await;
        self.opened().take();
        if let Err(error) = register::forget_last_officer(&self.folder) {
            tracing::warn!(%error, "the last officer is still remembered");
        }
        self.tell(Changed::Session);
        let page = page.filter(|_| leaving.provider);
        if page.is_some_and(|page| !open(&page)) {
            return Err(ErrorCode::BrowserNotOpened.into());
        }
        self.session_view().await
    }

    async fn erase(&self) -> Result<(), AppError> {
        let open = self
            .opened()
            .as_ref()
            .map(|open| (open.officer, open.register.clone(), open.stop.clone()));
        let Some((officer, register, stop)) = open else {
            return Ok(());
        };
        register.erase(&self.folder, officer).await?;
        stop.cancel();
        Ok(())
    }
}
