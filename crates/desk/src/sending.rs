//! The state of sending, as the top bar shows it.

use crate::{
    register::{Register, RegisterError},
    sync::Progress,
};
use infodesk_domain::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SendingState {
    /// "ส่งครบแล้ว"
    Sent,
    /// "ยังไม่ได้ส่ง 3 รายการ"
    Unsent,
    /// "ออฟไลน์": the hub did not answer when last asked.
    Offline,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SendingView {
    pub state: SendingState,
    pub unsent: u32,
    /// When all had last been sent and pulled.
    pub last_sync: Option<Timestamp>,
    /// While the register comes for the first time.
    pub progress: Option<Progress>,
}

impl Register {
    pub async fn sending(&self) -> Result<SendingView, RegisterError> {
        let contact = self.inner.contact();
        self.with(move |replica| {
            let unsent = replica.index().unsent();
            let state = match unsent {
                _ if contact.offline => SendingState::Offline,
                0 => SendingState::Sent,
                _ => SendingState::Unsent,
            };
            Ok(SendingView {
                state,
                unsent,
                last_sync: replica.last_sync()?,
                progress: contact.progress,
            })
        })
        .await
    }
}
