//! Signing in: the system browser goes to the hub, the hub to the provider, and back to a loopback port.

use super::{
    OidcError, Session, Waiting,
    callback::{Callback, Listener},
    oidc::Oidc,
};
use crate::{
    errors::{AppError, ErrorCode},
    hub_api::HubError,
    vault::Recalled,
};
use infodesk_domain::Timestamp;
use std::{io, time::Duration};
use tokio_util::sync::CancellationToken;
use url::Url;

/// As long as the hub keeps a sign-in open.
const PATIENCE: Duration = Duration::from_secs(10 * 60);
/// A clock further off than this breaks the dates officers see and the checks on tokens.
const CLOCK_TOLERANCE_MS: u64 = 5 * 60 * 1000;

/// How the officer wants to come in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignInWish {
    /// By which of the hub's identity providers; its first where none is named.
    pub provider: Option<String>,
    /// Without an account yet: the provider's registration comes first.
    pub register: bool,
    /// The officer proves themselves anew, whatever the browser still knows.
    pub fresh: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    #[error("no port on loopback")]
    Port(#[source] io::Error),
    #[error("the browser did not open")]
    Browser,
    #[error("cancelled")]
    Cancelled,
    #[error("nobody came back from the browser")]
    TimedOut,
    /// The provider does not know the person surely enough.
    #[error("the assurance level is too low")]
    AssuranceTooLow,
    /// The hub's or the provider's OAuth error code.
    #[error("refused: {0}")]
    Refused(String),
    #[error("the provider cannot be reached")]
    ProviderUnreachable,
    #[error("the clock of this computer is {0} ms off the hub's")]
    ClockWrong(u64),
    #[error(transparent)]
    Hub(#[from] HubError),
    #[error(transparent)]
    Oidc(#[from] OidcError),
}

impl From<SignInError> for AppError {
    fn from(error: SignInError) -> Self {
        let code = match &error {
            SignInError::Port(_) => ErrorCode::PortTaken,
            SignInError::Browser => ErrorCode::BrowserNotOpened,
            SignInError::Cancelled => ErrorCode::SignInCancelled,
            SignInError::TimedOut => ErrorCode::SignInTimedOut,
            SignInError::AssuranceTooLow => ErrorCode::AssuranceTooLow,
            SignInError::Refused(_)
            | SignInError::Oidc(OidcError::InvalidGrant | OidcError::Broken(_)) => {
                ErrorCode::SignInRefused
            }
            SignInError::ProviderUnreachable => ErrorCode::ProviderUnreachable,
            SignInError::ClockWrong(_) => ErrorCode::ClockWrong,
            SignInError::Hub(_) | SignInError::Oidc(OidcError::Unreachable(_)) => {
                ErrorCode::HubUnreachable
            }
        };
        Self::because(code, &error)
    }
}

impl Session {
    /// Signs the officer in. `open` shows an address in the system browser and says whether that worked.
    /// A second call ends the first one's wait.
    ///
    /// # Errors
    /// Every way it can end without a session; what was stored before stays as it was.
    pub async fn sign_in(
        &self,
        now: Timestamp,
        wish: SignInWish,
        open: impl Fn(&Url) -> bool,
    ) -> Result<(), SignInError> {
        self.check_clock(now).await?;
        let oidc = self.oidc().await?;
        let listener = Listener::bind().await.map_err(SignInError::Port)?;
        let attempt = oidc.begin(listener.redirect_uri(), &self.device, &wish)?;

        let cancel = self.start_waiting(&attempt.url);
        let callback = if open(&attempt.url) {
            tokio::select! {
                callback = listener.wait(attempt.state.secret()) => callback.map_err(SignInError::Port),
                () = cancel.cancelled() => Err(SignInError::Cancelled),
                () = tokio::time::sleep(PATIENCE) => Err(SignInError::TimedOut),
            }
        } else {
            Err(SignInError::Browser)
        };
        self.stop_waiting(&cancel);

        let code = accept(callback?, oidc.issuer())?;
        let tokens = oidc.finish(attempt, code).await?;
        let replaced = {
            let mut access = self.access.lock().await;
            let replaced = self.vault.recall().await;
            self.take_over(&mut access, tokens).await;
            replaced
        };
        if let Recalled::Found(refresh) = replaced {
            self.end_replaced(&oidc, &refresh).await;
        }
        Ok(())
    }

    /// This device has one session: the one before would stand beside it in the list of devices until it runs out.
    async fn end_replaced(&self, oidc: &Oidc, refresh: &str) {
        if let Err(error) = oidc.revoke(refresh).await {
            tracing::info!(%error, "the session before this one will run out by itself");
        }
    }

    pub fn is_signing_in(&self) -> bool {
        self.waiting().is_some()
    }

    /// Ends the wait for the browser, if there is one.
    pub fn cancel_sign_in(&self) {
        if let Some(waiting) = self.waiting().take() {
            waiting.cancel.cancel();
        }
    }

    /// The page the browser should show, while a sign-in is under way.
    pub fn sign_in_page(&self) -> Option<Url> {
        self.waiting().as_ref().map(|w| w.url.clone())
    }

    async fn check_clock(&self, now: Timestamp) -> Result<(), SignInError> {
        let off = self.api.about().await?.now.0.abs_diff(now.0);
        if off > CLOCK_TOLERANCE_MS {
            Err(SignInError::ClockWrong(off))
        } else {
            Ok(())
        }
    }

    fn start_waiting(&self, url: &Url) -> CancellationToken {
        let waiting = Waiting {
            url: url.clone(),
            cancel: CancellationToken::new(),
        };
        let cancel = waiting.cancel.clone();
        if let Some(before) = self.waiting().replace(waiting) {
            before.cancel.cancel();
        }
        cancel
    }

    fn stop_waiting(&self, own: &CancellationToken) {
        // A cancelled one has been replaced or taken already.
        if !own.is_cancelled() {
            self.waiting().take();
        }
    }
}

/// The code, if the answer is for us (RFC 9207) and no refusal.
fn accept(callback: Callback, issuer: &str) -> Result<String, SignInError> {
    if callback.iss.as_deref() != Some(issuer) {
        return Err(SignInError::Refused("issuer".to_owned()));
    }
    match callback {
        Callback {
            error: Some(error), ..
        } if error == "temporarily_unavailable" => Err(SignInError::ProviderUnreachable),
        Callback {
            error: Some(error), ..
        } if error == "unmet_authentication_requirements" => Err(SignInError::AssuranceTooLow),
        Callback {
            error: Some(error), ..
        } => Err(SignInError::Refused(error)),
        Callback {
            code: Some(code), ..
        } => Ok(code),
        Callback { .. } => Err(SignInError::Refused("no code".to_owned())),
    }
}
