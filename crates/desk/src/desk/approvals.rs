//! What waits for the officer.

use super::Desk;
use crate::{
    approvals::ApprovalsView,
    errors::AppError,
    hub_api::HubApi,
    notifications::{Arrived, Notifications},
    register::Register,
    session::{Session, SessionError},
};

/// Why the list was not renewed.
#[derive(Debug, thiserror::Error)]
pub(super) enum LookError {
    #[error(transparent)]
    Session(#[from] SessionError),
    #[error(transparent)]
    Replica(#[from] crate::replica::ReplicaError),
}

impl From<LookError> for AppError {
    fn from(error: LookError) -> Self {
        match error {
            LookError::Session(error) => error.into(),
            LookError::Replica(error) => error.into(),
        }
    }
}

impl Desk {
    /// What waits for the officer. The list is renewed whenever the hub calls; only where it has never been told
    /// is the hub asked now.
    ///
    /// # Errors
    /// When nobody is signed in, or there is no list yet and the hub does not answer.
    pub async fn approvals(&self) -> Result<ApprovalsView, AppError> {
        let register = self.register()?;
        let view = register.approvals().await?;
        if view.as_of.is_some() {
            return Ok(view);
        }
        look(&self.session, &register).await?;
        Ok(register.approvals().await?)
    }

    /// What the officer is to be told now, once; `None` too where nobody is signed in.
    ///
    /// # Errors
    /// When the file on this PC does not answer.
    pub async fn take_arrived(&self, rules: Notifications) -> Result<Option<Arrived>, AppError> {
        match self.register() {
            Ok(register) => Ok(register.take_arrived(rules).await?),
            Err(_) => Ok(None),
        }
    }

    /// After an act of the officer that takes something off the list; the hub calls too, if it is heard.
    pub(super) async fn look_at_approvals(&self) {
        let Ok(register) = self.register() else {
            return;
        };
        if let Err(error) = look(&self.session, &register).await {
            tracing::info!(%error, "what waits is not known anew");
        }
    }
}

/// Renews the list.
pub(super) async fn look(session: &Session, register: &Register) -> Result<(), LookError> {
    let approvals = |api: HubApi, access: String| async move { api.approvals(&access).await };
    let approvals = session.call(approvals).await?;
    Ok(register.keep_approvals(approvals).await?)
}
