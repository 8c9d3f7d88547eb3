//! "ตั้งค่า".

use super::Answer;
use crate::{autostart, startup::Startup};
use infodesk_desk::settings::Settings;
use tauri::{AppHandle, State};

#[tauri::command]
#[specta::specta]
pub async fn save_settings(
    app: AppHandle,
    startup: State<'_, Startup>,
    settings: Settings,
) -> Answer<()> {
    let parts = startup.parts().await?;
    autostart::set(&app, settings.start_with_system)?;
    parts.save_settings(settings)
}
