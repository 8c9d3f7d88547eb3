//! "คู่มือ": finding them, printing them, and their pins.

use super::{Answer, register, sheets};
use crate::{print::Printed, startup::Startup};
use infodesk_desk::{manuals::ManualRow, service_points::ServicePointView, sheets::Sheets};
use infodesk_domain::{ManualId, ServicePointId};
use tauri::{AppHandle, State};

#[tauri::command]
#[specta::specta]
pub async fn search_manuals(
    startup: State<'_, Startup>,
    text: String,
    service_point_id: Option<ServicePointId>,
) -> Answer<Vec<ManualRow>> {
    Ok(register(&startup)
        .await?
        .search_manuals(text, service_point_id)
        .await?)
}

#[tauri::command]
#[specta::specta]
pub async fn manual(startup: State<'_, Startup>, manual_id: ManualId) -> Answer<ManualRow> {
    Ok(register(&startup).await?.manual(manual_id).await?)
}

/// The PDF itself, in base64.
#[tauri::command]
#[specta::specta]
pub async fn manual_pdf(startup: State<'_, Startup>, manual_id: ManualId) -> Answer<String> {
    Ok(sheets::encoded(&printed(&startup, manual_id).await?))
}

/// Asks where to, and writes the whole file or none. `None`: the officer thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn save_manual(
    app: AppHandle,
    startup: State<'_, Startup>,
    manual_id: ManualId,
) -> Answer<Option<String>> {
    let manual = printed(&startup, manual_id).await?;
    sheets::save(&app, &manual, "บันทึกคู่มือเป็น PDF").await
}

/// Opens the PDF in the system's program for it.
#[tauri::command]
#[specta::specta]
pub async fn open_manual(
    app: AppHandle,
    startup: State<'_, Startup>,
    manual_id: ManualId,
) -> Answer<()> {
    let manual = printed(&startup, manual_id).await?;
    sheets::open(&app, &startup, &manual).await
}

/// Shows the system's own print dialog for the PDF.
#[tauri::command]
#[specta::specta]
pub async fn print_manual(
    app: AppHandle,
    startup: State<'_, Startup>,
    manual_id: ManualId,
) -> Answer<Printed> {
    let manual = printed(&startup, manual_id).await?;
    sheets::print(&app, &startup, &manual).await
}

#[tauri::command]
#[specta::specta]
pub async fn pin_manual(
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
    manual_id: ManualId,
    position: Option<u32>,
) -> Answer<ServicePointView> {
    Ok(register(&startup)
        .await?
        .pin(service_point_id, manual_id, position)
        .await?)
}

#[tauri::command]
#[specta::specta]
pub async fn unpin_manual(
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
    manual_id: ManualId,
) -> Answer<ServicePointView> {
    Ok(register(&startup)
        .await?
        .unpin(service_point_id, manual_id)
        .await?)
}

#[tauri::command]
#[specta::specta]
pub async fn reorder_pins(
    startup: State<'_, Startup>,
    service_point_id: ServicePointId,
    manual_ids: Vec<ManualId>,
) -> Answer<ServicePointView> {
    Ok(register(&startup)
        .await?
        .reorder(service_point_id, manual_ids)
        .await?)
}

async fn printed(startup: &State<'_, Startup>, id: ManualId) -> Answer<Sheets> {
    Ok(register(startup).await?.printed_manual(id).await?)
}
