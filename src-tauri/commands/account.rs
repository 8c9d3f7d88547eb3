//! "บัญชีผู้ใช้งาน": signing in and out, the Token, the rights.

use super::{Answer, browser::Browser, desk};
use crate::{startup::Startup, window};
use infodesk_desk::{account::SessionView, desk::Leaving, session::SignInWish};
use infodesk_domain::wire::SignInWay;
use tauri::{AppHandle, State};

#[tauri::command]
#[specta::specta]
pub async fn session(startup: State<'_, Startup>) -> Answer<SessionView> {
    desk(&startup).await?.session_view().await
}

/// The identity providers to choose from.
#[tauri::command]
#[specta::specta]
pub async fn sign_in_ways(startup: State<'_, Startup>) -> Answer<Vec<SignInWay>> {
    desk(&startup).await?.sign_in_ways().await
}

/// Opens the system browser and answers when the officer is back. Without a provider: the hub's first.
#[tauri::command]
#[specta::specta]
pub async fn sign_in(
    app: AppHandle,
    startup: State<'_, Startup>,
    provider: Option<String>,
) -> Answer<SessionView> {
    let wish = SignInWish {
        provider,
        register: false,
        fresh: false,
    };
    let browser = Browser::of(app);
    let view = desk(&startup)
        .await?
        .sign_in(wish, |page| browser.open(page))
        .await;
    browser.leave();
    view
}

/// Has the officer prove themselves anew in the system browser, and answers when they are back.
#[tauri::command]
#[specta::specta]
pub async fn sign_in_again(app: AppHandle, startup: State<'_, Startup>) -> Answer<SessionView> {
    let browser = Browser::of(app);
    let view = desk(&startup)
        .await?
        .sign_in_again(|page| browser.open(page))
        .await;
    browser.leave();
    view
}

/// Opens the provider's registration in the system browser, and answers when the officer is back; at once where
/// the provider does not lead back.
#[tauri::command]
#[specta::specta]
pub async fn open_registration(
    app: AppHandle,
    startup: State<'_, Startup>,
    provider: String,
) -> Answer<SessionView> {
    let browser = Browser::of(app.clone());
    let view = desk(&startup)
        .await?
        .open_registration(&provider, |page| browser.open(page))
        .await;
    if matches!(
        view,
        Ok(SessionView::Ready { .. } | SessionView::NeedsToken { .. })
    ) {
        window::show(&app);
    }
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
    let browser = Browser::of(app);
    desk(&startup)
        .await?
        .open_browser_again(|page| browser.open(page))
}

#[tauri::command]
#[specta::specta]
pub async fn sign_out(
    app: AppHandle,
    startup: State<'_, Startup>,
    leaving: Leaving,
) -> Answer<SessionView> {
    let browser = Browser::of(app);
    desk(&startup)
        .await?
        .sign_out(leaving, |page| browser.open(page))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn redeem_token(startup: State<'_, Startup>, text: String) -> Answer<SessionView> {
    desk(&startup).await?.redeem_token(&text).await
}
