//! Posters of many points as files.

use super::{Answer, file_dialogs, register};
use crate::startup::Startup;
use infodesk_desk::poster_files::{FilesOutcome, FilesPer, FilesProgress, FilesWanted};
use infodesk_domain::ServicePointId;
use std::path::PathBuf;
use tauri::{AppHandle, State};

/// Asks where to, and makes the files; `DeskChanged` says when to look at [`files_progress`]. `None`: the officer
/// thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn make_poster_files(
    app: AppHandle,
    startup: State<'_, Startup>,
    points: Vec<ServicePointId>,
    per: FilesPer,
    copies: u32,
) -> Answer<Option<FilesOutcome>> {
    let register = register(&startup).await?;
    let Some(place) = ask_where(&app, per).await else {
        return Ok(None);
    };
    let wanted = FilesWanted {
        points,
        per,
        copies,
        place,
    };
    Ok(Some(register.make_files(wanted).await?))
}

#[tauri::command]
#[specta::specta]
pub async fn files_progress(startup: State<'_, Startup>) -> Answer<Option<FilesProgress>> {
    Ok(register(&startup).await?.files_progress())
}

#[tauri::command]
#[specta::specta]
pub async fn cancel_poster_files(startup: State<'_, Startup>) -> Answer<()> {
    register(&startup).await?.cancel_files();
    Ok(())
}

async fn ask_where(app: &AppHandle, per: FilesPer) -> Option<PathBuf> {
    match per {
        FilesPer::Batch => file_dialogs::new_pdf(app, "บันทึกโปสเตอร์เป็น PDF", "โปสเตอร์.pdf").await,
        FilesPer::Point | FilesPer::Province => {
            file_dialogs::folder(app, "เลือกโฟลเดอร์ของโปสเตอร์").await
        }
    }
}
