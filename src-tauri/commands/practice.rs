//! "กล่องจดหมายฝึกใช้": every mail the practice hub has sent.

use super::{Answer, desk};
use crate::startup::Startup;
use infodesk_domain::wire::Mail;
use tauri::State;

#[tauri::command]
#[specta::specta]
pub async fn practice_mails(startup: State<'_, Startup>) -> Answer<Vec<Mail>> {
    desk(&startup).await?.practice_mails().await
}
