//! "อุปกรณ์ที่เข้าสู่ระบบอยู่": where the officer is signed in.

use super::{Answer, desk};
use crate::startup::Startup;
use infodesk_domain::devices::Device;
use tauri::State;

/// The one seen last comes first.
#[tauri::command]
#[specta::specta]
pub async fn devices(startup: State<'_, Startup>) -> Answer<Vec<Device>> {
    desk(&startup).await?.devices().await
}

/// Signs the officer out on another device; answers those that are left.
#[tauri::command]
#[specta::specta]
pub async fn end_device(startup: State<'_, Startup>, id: String) -> Answer<Vec<Device>> {
    desk(&startup).await?.end_device(&id).await
}
