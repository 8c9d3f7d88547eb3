//! The officer's session with the hub: signing in through the system browser, the access token in memory,
//! the refresh token in the vault, one refresh at a time.

mod callback;
mod oidc;
mod sign_in;

pub use oidc::{CLIENT_ID, OidcError};
pub use sign_in::{SignInError, SignInWish};

use crate::{
    errors::{AppError, ErrorCode},
    hub_api::{HubApi, HubError},
    vault::{Keeping, Recalled, Vault},
};
use infodesk_domain::wire::{About, SignedOut};
use oidc::{Oidc, Tokens};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio_util::sync::CancellationToken;
use url::Url;

/// A token this close to its end is renewed before it is used.
const RENEW_BEFORE: Duration = Duration::from_secs(30);

#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    #[error("signed out")]
    SignedOut,
    /// There may be a session, but the keyring does not open.
    #[error("the keyring does not answer")]
    Keyring(Keeping),
    #[error(transparent)]
    Hub(#[from] HubError),
    #[error(transparent)]
    Oidc(#[from] OidcError),
}

impl SessionError {
    pub const fn is_unreachable(&self) -> bool {
        matches!(
            self,
            Self::Hub(HubError::Unreachable(_)) | Self::Oidc(OidcError::Unreachable(_))
        )
    }
}

impl From<SessionError> for AppError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Hub(HubError::Refused(problems)) => problems.into(),
            error if error.is_unreachable() => Self::because(ErrorCode::HubUnreachable, &error),
            SessionError::SignedOut
            | SessionError::Keyring(_)
            | SessionError::Hub(HubError::SignedOut) => ErrorCode::SignedOut.into(),
            SessionError::Hub(HubError::SignInAgain) => ErrorCode::SignInAgain.into(),
            SessionError::Hub(HubError::NoRights) => ErrorCode::NoRights.into(),
            SessionError::Hub(HubError::NotFound) => ErrorCode::NotFound.into(),
            error => Self::because(ErrorCode::Internal, &error),
        }
    }
}

struct Access {
    token: String,
    // Monotonic, so that a changed clock does not matter; a sleep it may not count is noticed as a 401.
    until: Instant,
}

/// A sign-in under way.
#[derive(Clone)]
struct Waiting {
    url: Url,
    cancel: CancellationToken,
}

pub struct Session {
    api: HubApi,
    vault: Vault,
    device: String,
    oidc: tokio::sync::Mutex<Option<Arc<Oidc>>>,
    /// Held while a refresh runs: two never race.
    access: tokio::sync::Mutex<Option<Access>>,
    waiting: Mutex<Option<Waiting>>,
}

impl Session {
    /// `device` is the name of this computer, as the officer's list of devices will show it; `vault`
    /// holds the refresh token.
    pub fn new(api: HubApi, device: String, vault: Vault) -> Self {
        Self {
            api,
            vault,
            device,
            oidc: tokio::sync::Mutex::new(None),
            access: tokio::sync::Mutex::new(None),
            waiting: Mutex::new(None),
        }
    }

    /// What the hub says of itself; needs no sign-in.
    ///
    /// # Errors
    /// When the hub does not answer.
    pub async fn about(&self) -> Result<About, HubError> {
        self.api.about().await
    }

    pub fn keeping(&self) -> Keeping {
        self.vault.keeping()
    }

    /// Is there a session to go on with? Asks the vault, not the hub.
    ///
    /// # Errors
    /// [`SessionError::Keyring`]: it cannot be told.
    pub async fn is_held(&self) -> Result<bool, SessionError> {
        match self.vault.recall().await {
            Recalled::Found(_) => Ok(true),
            Recalled::Nothing => Ok(false),
            Recalled::Unknown(keeping) => Err(SessionError::Keyring(keeping)),
        }
    }

    /// Calls the hub with the access token, renewing it where needed; once more after a 401.
    ///
    /// # Errors
    /// Those of the call, and [`SessionError::SignedOut`] when the session has ended.
    pub async fn call<T, F>(
        &self,
        work: impl Fn(HubApi, String) -> F + Send,
    ) -> Result<T, SessionError>
    where
        F: Future<Output = Result<T, HubError>> + Send,
    {
        let token = self.access().await?;
        match work(self.api.clone(), token.clone()).await {
            Err(HubError::SignedOut) => {
                self.drop_access(&token).await;
                let token = self.access().await?;
                Ok(work(self.api.clone(), token).await?)
            }
            other => Ok(other?),
        }
    }

    /// Ends the session at the hub if it can be reached, and here in any case. Gives the page that signs out at
    /// the identity provider too.
    pub async fn sign_out(&self) -> Option<Url> {
        let told = self
            .call(|api, token| async move { api.sign_out(&token).await })
            .await;
        self.end().await;
        match told {
            Ok(SignedOut { provider_page }) => {
                provider_page.and_then(|page| Url::parse(&page).ok())
            }
            Err(error) => {
                tracing::info!(%error, "the hub was not told of the sign-out; its session will run out");
                None
            }
        }
    }

    async fn end(&self) {
        *self.access.lock().await = None;
        self.vault.forget().await;
    }

    /// An access token good for a while.
    async fn access(&self) -> Result<String, SessionError> {
        let mut access = self.access.lock().await;
        if let Some(held) = access
            .as_ref()
            .filter(|a| a.until > Instant::now() + RENEW_BEFORE)
        {
            return Ok(held.token.clone());
        }
        let refresh = match self.vault.recall().await {
            Recalled::Found(refresh) => refresh,
            Recalled::Nothing => return Err(SessionError::SignedOut),
            Recalled::Unknown(keeping) => return Err(SessionError::Keyring(keeping)),
        };
        match self.oidc().await?.refresh(&refresh).await {
            Ok(tokens) => Ok(self.take_over(&mut access, tokens).await),
            Err(OidcError::InvalidGrant) => {
                *access = None;
                self.vault.forget().await;
                Err(SessionError::SignedOut)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The refresh token is stored before the access token is used: a crash in between loses nothing.
    async fn take_over(&self, access: &mut Option<Access>, tokens: Tokens) -> String {
        if let Some(refresh) = &tokens.refresh {
            self.vault.keep(refresh.secret()).await;
        }
        let token = tokens.access.secret().clone();
        *access = Some(Access {
            token: token.clone(),
            until: Instant::now() + tokens.access_life,
        });
        token
    }

    async fn drop_access(&self, token: &str) {
        let mut access = self.access.lock().await;
        if access.as_ref().is_some_and(|a| a.token == token) {
            *access = None;
        }
    }

    async fn oidc(&self) -> Result<Arc<Oidc>, OidcError> {
        let mut oidc = self.oidc.lock().await;
        if let Some(known) = &*oidc {
            return Ok(Arc::clone(known));
        }
        let found = Arc::new(Oidc::discover(self.api.base(), self.api.http().clone()).await?);
        *oidc = Some(Arc::clone(&found));
        Ok(found)
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Option<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
