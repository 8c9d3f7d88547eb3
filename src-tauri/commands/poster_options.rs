//! How the officer wants posters, and the emblem that stands on them.

use super::{Answer, file_dialogs, register};
use crate::startup::Startup;
use infodesk_desk::poster_options::{PosterOptions, PosterOptionsView};
use tauri::{AppHandle, State};

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
    if let Some(path) = file_dialogs::picture(&app, "เลือกตราหน่วยงาน").await
    {
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
