//! "โปสเตอร์": the preview, the file, the print dialog.

use super::{Answer, register, sheets};
use crate::{print::Printed, startup::Startup};
use infodesk_desk::sheets::Sheets;
use infodesk_domain::ServicePointId;
use tauri::{AppHandle, State};

/// The PDF itself, in base64.
#[tauri::command]
#[specta::specta]
pub async fn poster_pdf(
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
) -> Answer<String> {
    Ok(sheets::encoded(&poster(&startup, service_point_id).await?))
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
    sheets::save(&app, &poster, "บันทึกโปสเตอร์เป็น PDF").await
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
    sheets::open(&app, &startup, &poster).await
}

/// Shows the system's own print dialog for the PDF.
#[tauri::command]
#[specta::specta]
pub async fn print_poster(
    app: AppHandle,
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
) -> Answer<Printed> {
    let poster = poster(&startup, service_point_id).await?;
    sheets::print(&app, &startup, &poster).await
}

async fn poster(startup: &State<'_, Startup>, id: ServicePointId) -> Answer<Sheets> {
    Ok(register(startup).await?.poster(id).await?)
}
