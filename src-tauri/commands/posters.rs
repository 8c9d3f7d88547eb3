//! "โปสเตอร์": the preview, the file, the print dialog.

use super::{Answer, register, sheets};
use crate::{print::Printed, startup::Startup};
use infodesk_desk::{posters::Poster, prints::Print};
use infodesk_domain::ServicePointId;
use serde::Serialize;
use tauri::{AppHandle, State};

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
        pdf: sheets::encoded(&poster.sheets),
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
    sheets::save(&app, &poster.sheets, "บันทึกโปสเตอร์เป็น PDF").await
}

/// Opens the PDF in the system's program for it.
#[tauri::command]
#[specta::specta]
pub async fn open_poster(
    app: AppHandle,
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
) -> Answer<()> {
    let poster = poster(&startup, service_point_id).await?;
    sheets::open(&app, &startup, &poster.sheets).await
}

/// Shows the system's own print dialog for the PDF, and puts what was sent into the print log.
#[tauri::command]
#[specta::specta]
pub async fn print_poster(
    app: AppHandle,
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
) -> Answer<Printed> {
    let poster = poster(&startup, service_point_id).await?;
    let printed = sheets::print(&app, &startup, &poster.sheets).await?;
    if printed == Printed::Sent {
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
