//! The officer's devices. They are the hub's to know: nothing of them is kept here.

use super::Desk;
use crate::{errors::AppError, hub_api::HubApi};
use infodesk_domain::devices::Device;

impl Desk {
    /// Where the officer is signed in, the device seen last first.
    ///
    /// # Errors
    /// When the hub cannot be reached, or the session has ended.
    pub async fn devices(&self) -> Result<Vec<Device>, AppError> {
        let devices = |api: HubApi, access: String| async move { api.devices(&access).await };
        Ok(self.session.call(devices).await?)
    }

    /// Signs the officer out on another device at once; those that are left.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`](crate::errors::ErrorCode::NotFound) where it was signed out before; those of
    /// [`Desk::devices`].
    pub async fn end_device(&self, id: &str) -> Result<Vec<Device>, AppError> {
        let end = |api: HubApi, access: String| async move { api.end_device(&access, id).await };
        Ok(self.session.call(end).await?)
    }
}
