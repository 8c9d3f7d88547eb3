//! "ตั้งค่า".

use super::Answer;
use crate::startup::Startup;
use infodesk_desk::settings::Settings;
use tauri::State;

#[tauri::command]
#[specta::specta]
pub async fn save_settings(startup: State<'_, Startup>, settings: Settings) -> Answer<()> {
    startup.parts().await?.save_settings(settings)
}
