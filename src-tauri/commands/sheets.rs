//! What can be done with finished sheets, posters and manuals alike: show, save, open, print.

use super::Answer;
use crate::{print, startup::Startup, window};
use base64::{Engine, engine::general_purpose::STANDARD};
use infodesk_desk::{
    errors::{AppError, ErrorCode},
    sheets::Sheets,
};
use std::path::PathBuf;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

/// The PDF itself, in base64.
pub(super) fn encoded(sheets: &Sheets) -> String {
    STANDARD.encode(&sheets.pdf)
}

/// Asks where to, and writes the whole file or none. `None`: the officer thought better of it.
pub(super) async fn save(
    app: &AppHandle,
    sheets: &Sheets,
    dialog_title: &str,
) -> Answer<Option<String>> {
    let Some(path) = ask_where(app, &sheets.file_name, dialog_title).await else {
        return Ok(None);
    };
    infodesk_desk::whole_file::write(&path, &sheets.pdf)
        .map_err(|error| AppError::because(ErrorCode::FileNotWritten, &error))?;
    Ok(Some(path.display().to_string()))
}

/// Opens the PDF in the system's program for it.
pub(super) async fn open(
    app: &AppHandle,
    startup: &State<'_, Startup>,
    sheets: &Sheets,
) -> Answer<()> {
    let file = file_of(startup, sheets).await?;
    app.opener()
        .open_path(file.display().to_string(), None::<&str>)
        .map_err(|error| AppError::because(ErrorCode::FileNotWritten, &error))
}

/// Shows the system's own print dialog for the PDF.
pub(super) async fn print(
    app: &AppHandle,
    startup: &State<'_, Startup>,
    sheets: &Sheets,
) -> Answer<print::Printed> {
    let file = file_of(startup, sheets).await?;
    print::show_dialog(app, &file).await.map_err(AppError::from)
}

/// The sheets as a file of their own, for programs that want one.
async fn file_of(startup: &State<'_, Startup>, sheets: &Sheets) -> Answer<PathBuf> {
    let folder = startup.parts().await?.posters_folder();
    let path = folder.join(&sheets.file_name);
    infodesk_desk::whole_file::write(&path, &sheets.pdf)
        .map_err(|error| AppError::because(ErrorCode::FileNotWritten, &error))?;
    Ok(path)
}

async fn ask_where(app: &AppHandle, file_name: &str, title: &str) -> Option<PathBuf> {
    let (answer, asked) = tokio::sync::oneshot::channel();
    let mut dialog = app
        .dialog()
        .file()
        .set_file_name(file_name)
        .add_filter("PDF", &["pdf"]);
    if let Some(window) = app.get_webview_window(window::MAIN) {
        dialog = dialog.set_parent(&window);
    }
    dialog.set_title(title).save_file(move |path| {
        // Nobody waits any more when the command was dropped.
        let _ = answer.send(path);
    });
    let chosen = asked.await.ok()??.into_path().ok()?;
    Some(if chosen.extension().is_some() {
        chosen
    } else {
        chosen.with_extension("pdf")
    })
}
