//! What the page asks first, and links out of it.

use super::Answer;
use crate::{composition::StartState, startup::Startup};
use infodesk_desk::errors::{AppError, ErrorCode};
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

/// Answers also when the app could not start: the reason is in `problem`.
#[tauri::command]
#[specta::specta]
pub async fn start_state(startup: State<'_, Startup>) -> Answer<StartState> {
    Ok(match startup.parts_or_another_try().await {
        Ok(parts) => StartState {
            route: startup.take_route(),
            ..parts.start_state()
        },
        Err(problem) => StartState::failed(problem),
    })
}

/// The first real screen has painted. Whoever started the app may wait for the file named in
/// `INFODESK_READY_FILE`.
#[tauri::command]
#[specta::specta]
pub fn ui_ready() -> Answer<()> {
    let Some(file) = std::env::var_os("INFODESK_READY_FILE") else {
        return Ok(());
    };
    std::fs::write(file, b"ready")
        .map_err(|error| AppError::because(ErrorCode::FileNotWritten, &error))
}

/// Opens an address in the system's program for it: web pages, mail and telephone only.
#[tauri::command]
#[specta::specta]
pub fn open_link(app: AppHandle, url: String) -> Answer<()> {
    if !["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| url.starts_with(scheme))
    {
        return Err(ErrorCode::BrowserNotOpened.into());
    }
    app.opener()
        .open_url(url, None::<&str>)
        .map_err(|error| AppError::because(ErrorCode::BrowserNotOpened, &error))
}
