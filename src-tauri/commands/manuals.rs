//! "คู่มือ" and its pins.

use super::{Answer, register};
use crate::startup::Startup;
use infodesk_desk::{manuals::ManualRow, service_points::ServicePointView};
use infodesk_domain::{ManualId, ServicePointId};
use tauri::State;

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
