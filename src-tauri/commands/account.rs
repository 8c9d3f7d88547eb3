//! "บัญชีผู้ใช้งาน": signing in and out, the Token, the rights.

use super::{Answer, desk};
use crate::{startup::Startup, window};
use infodesk_desk::account::SessionView;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

#[tauri::command]
#[specta::specta]
pub async fn session(startup: State<'_, Startup>) -> Answer<SessionView> {
    desk(&startup).await?.session_view().await
}

/// Opens the system browser and answers when the officer is back.
#[tauri::command]
#[specta::specta]
pub async fn sign_in(app: AppHandle, startup: State<'_, Startup>) -> Answer<SessionView> {
    let desk = desk(&startup).await?;
    let opener = app.clone();
    let view = desk
        .sign_in(move |url| opener.opener().open_url(url.as_str(), None::<&str>).is_ok())
        .await;
    window::show(&app);
    view
}

#[tauri::command]
#[specta::specta]
pub async fn cancel_sign_in(startup: State<'_, Startup>) -> Answer<()> {
    desk(&startup).await?.cancel_sign_in();
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub async fn open_browser_again(app: AppHandle, startup: State<'_, Startup>) -> Answer<()> {
    desk(&startup)
        .await?
        .open_browser_again(|url| app.opener().open_url(url.as_str(), None::<&str>).is_ok())
}

#[tauri::command]
#[specta::specta]
pub async fn sign_out(startup: State<'_, Startup>) -> Answer<SessionView> {
    desk(&startup).await?.sign_out().await
}

#[tauri::command]
#[specta::specta]
pub async fn redeem_token(startup: State<'_, Startup>, text: String) -> Answer<SessionView> {
    desk(&startup).await?.redeem_token(&text).await
}
