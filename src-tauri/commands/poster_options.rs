//! How the officer wants posters, and the emblem that stands on them.

use super::{Answer, register};
use crate::{startup::Startup, window};
use infodesk_desk::poster_options::{PosterOptions, PosterOptionsView};
use std::path::PathBuf;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;

#[tauri::command]
#[specta::specta]
pub async fn poster_options(startup: State<'_, Startup>) -> Answer<PosterOptionsView> {
    Ok(register(&startup).await?.poster_options().await?)
}

#[tauri::command]
#[specta::specta]
pub async fn set_poster_options(
    startup: State<'_, Startup>,
    options: PosterOptions,
) -> Answer<PosterOptionsView> {
    let register = register(&startup).await?;
    register.choose_poster_options(options).await?;
    Ok(register.poster_options().await?)
}

/// Asks for a picture and keeps it. Unchanged where the officer thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_emblem(
    app: AppHandle,
    startup: State<'_, Startup>,
) -> Answer<PosterOptionsView> {
    let register = register(&startup).await?;
    if let Some(path) = ask_which(&app).await {
        register.keep_emblem(path).await?;
    }
    Ok(register.poster_options().await?)
}

#[tauri::command]
#[specta::specta]
pub async fn forget_emblem(startup: State<'_, Startup>) -> Answer<PosterOptionsView> {
    let register = register(&startup).await?;
    register.forget_emblem().await?;
    Ok(register.poster_options().await?)
}

async fn ask_which(app: &AppHandle) -> Option<PathBuf> {
    let (answer, asked) = tokio::sync::oneshot::channel();
    let mut dialog = app
        .dialog()
        .file()
        .add_filter("PNG, SVG", &["png", "svg"])
        .set_title("เลือกตราหน่วยงาน");
    if let Some(window) = app.get_webview_window(window::MAIN) {
        dialog = dialog.set_parent(&window);
    }
    dialog.pick_file(move |path| {
        // Nobody waits any more when the command was dropped.
        let _ = answer.send(path);
    });
    asked.await.ok()??.into_path().ok()
}
