//! "โปสเตอร์": the preview, the file, the print dialog.

use super::{Answer, register};
use crate::{print, startup::Startup, window};
use base64::{Engine, engine::general_purpose::STANDARD};
use infodesk_desk::{
    errors::{AppError, ErrorCode},
    posters::Poster,
    prints::Print,
};
use infodesk_domain::ServicePointId;
use serde::Serialize;
use std::path::PathBuf;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

/// The poster as it would be printed.
#[derive(Debug, Serialize, specta::Type)]
pub struct PosterPreview {
    /// The PDF in base64.
    pub pdf: String,
    /// From how far a telephone reads the QR code, in metres.
    pub reading_distance: f32,
}

#[tauri::command]
#[specta::specta]
pub async fn poster_preview(
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
) -> Answer<PosterPreview> {
    let poster = poster(&startup, service_point_id).await?;
    Ok(PosterPreview {
        pdf: STANDARD.encode(poster.pdf),
        reading_distance: poster.reading_distance,
    })
}

/// Asks where to, and writes the whole file or none. `None`: the officer thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn save_poster(
    app: AppHandle,
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
) -> Answer<Option<String>> {
    let poster = poster(&startup, service_point_id).await?;
    let Some(path) = ask_where(&app, &poster.file_name).await else {
        return Ok(None);
    };
    infodesk_desk::whole_file::write(&path, &poster.pdf)
        .map_err(|error| AppError::because(ErrorCode::FileNotWritten, &error))?;
    Ok(Some(path.display().to_string()))
}

/// Opens the PDF in the system's program for it.
#[tauri::command]
#[specta::specta]
pub async fn open_poster(
    app: AppHandle,
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
) -> Answer<()> {
    let (file, _) = poster_file(&startup, service_point_id).await?;
    app.opener()
        .open_path(file.display().to_string(), None::<&str>)
        .map_err(|error| AppError::because(ErrorCode::FileNotWritten, &error))
}

/// Shows the system's own print dialog for the PDF, and puts what was sent into the print log.
#[tauri::command]
#[specta::specta]
pub async fn print_poster(
    app: AppHandle,
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
) -> Answer<print::Printed> {
    let (file, poster) = poster_file(&startup, service_point_id).await?;
    let printed = print::show_dialog(&app, &file).await?;
    if printed == print::Printed::Sent {
        record(
            &startup,
            service_point_id,
            &poster,
            Print::by_system_dialog(),
        )
        .await;
    }
    Ok(printed)
}

/// The sheet is on its way to the printer whatever becomes of the log: an officer who was told that
/// printing failed would print it again.
async fn record(startup: &State<'_, Startup>, id: ServicePointId, poster: &Poster, print: Print) {
    let recorded = match register(startup).await {
        Ok(register) => register.record_print(id, poster, print).await.err(),
        Err(error) => {
            tracing::warn!(code = ?error.code, "a print is missing in the log");
            return;
        }
    };
    if let Some(error) = recorded {
        tracing::warn!(%error, "a print is missing in the log");
    }
}

async fn poster(startup: &State<'_, Startup>, id: ServicePointId) -> Answer<Poster> {
    Ok(register(startup).await?.poster(id).await?)
}

/// The poster with a file of its own, for programs that want one.
async fn poster_file(
    startup: &State<'_, Startup>,
    id: ServicePointId,
) -> Answer<(PathBuf, Poster)> {
    let poster = poster(startup, id).await?;
    let path = startup
        .parts()
        .await?
        .posters_folder()
        .join(&poster.file_name);
    infodesk_desk::whole_file::write(&path, &poster.pdf)
        .map_err(|error| AppError::because(ErrorCode::FileNotWritten, &error))?;
    Ok((path, poster))
}

async fn ask_where(app: &AppHandle, file_name: &str) -> Option<PathBuf> {
    let (answer, asked) = tokio::sync::oneshot::channel();
    let mut dialog = app
        .dialog()
        .file()
        .set_file_name(file_name)
        .add_filter("PDF", &["pdf"]);
    if let Some(window) = app.get_webview_window(window::MAIN) {
        dialog = dialog.set_parent(&window);
    }
    dialog
        .set_title("บันทึกโปสเตอร์เป็น PDF")
        .save_file(move |path| {
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
