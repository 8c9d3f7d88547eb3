//! "หน้าหลัก", and the state of sending in the top bar.

use super::{Answer, register};
use crate::startup::Startup;
use infodesk_desk::{home::HomeView, sending::SendingView};
use tauri::State;

#[tauri::command]
#[specta::specta]
pub async fn home(startup: State<'_, Startup>) -> Answer<HomeView> {
    Ok(register(&startup).await?.home().await?)
}

#[tauri::command]
#[specta::specta]
pub async fn sending(startup: State<'_, Startup>) -> Answer<SendingView> {
    Ok(register(&startup).await?.sending().await?)
}
