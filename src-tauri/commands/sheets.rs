//! What can be done with finished sheets, posters and manuals alike: show, save, open, print.

use super::{Answer, file_dialogs};
use crate::{print, startup::Startup};
use base64::{Engine, engine::general_purpose::STANDARD};
use infodesk_desk::{
    errors::{AppError, ErrorCode},
    sheets::Sheets,
};
use std::path::PathBuf;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

/// The PDF itself, in base64.
pub(super) fn encoded(sheets: &Sheets) -> String {
    in_base64(&sheets.pdf)
}

/// As bytes reach the page.
pub(super) fn in_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Asks where to, and writes the whole file or none. `None`: the officer thought better of it.
pub(super) async fn save(
    app: &AppHandle,
    sheets: &Sheets,
    dialog_title: &str,
) -> Answer<Option<String>> {
    let Some(path) = file_dialogs::new_pdf(app, dialog_title, &sheets.file_name).await else {
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
