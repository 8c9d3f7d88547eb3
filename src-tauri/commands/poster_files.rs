//! Posters of many points as files.

use super::{Answer, register};
use crate::{startup::Startup, window};
use infodesk_desk::poster_files::{FilesOutcome, FilesPer, FilesProgress, FilesWanted};
use infodesk_domain::ServicePointId;
use std::path::PathBuf;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

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
    let (answer, asked) = tokio::sync::oneshot::channel();
    // Nobody waits any more when the command was dropped.
    let tell = move |path: Option<FilePath>| drop(answer.send(path));
    let dialog = dialog(app);
    match per {
        FilesPer::Batch => dialog
            .set_title("บันทึกโปสเตอร์เป็น PDF")
            .set_file_name("โปสเตอร์.pdf")
            .add_filter("PDF", &["pdf"])
            .save_file(tell),
        FilesPer::Point | FilesPer::Province => {
            dialog.set_title("เลือกโฟลเดอร์ของโปสเตอร์").pick_folder(tell)
        }
    }
    let chosen = asked.await.ok()??.into_path().ok()?;
    Some(match per {
        FilesPer::Batch if chosen.extension().is_none() => chosen.with_extension("pdf"),
        _ => chosen,
    })
}

fn dialog(app: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file();
    match app.get_webview_window(window::MAIN) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}
