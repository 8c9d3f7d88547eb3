//! "จุดบริการ": the list, one point, editing, confirming.

use super::{Answer, register};
use crate::startup::Startup;
use infodesk_desk::service_points::{
    self as points, Keep, ServicePointList, ServicePointQuery, ServicePointView,
};
use infodesk_domain::{
    OperationId, Problem, ServicePointId, commands::FieldChange, hours::OpeningHours,
    service_points::Particulars,
};
use tauri::State;

#[tauri::command]
#[specta::specta]
pub async fn list_service_points(
    startup: State<'_, Startup>,
    query: ServicePointQuery,
) -> Answer<ServicePointList> {
    Ok(register(&startup).await?.list(query).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn service_point(
    startup: State<'_, Startup>,
    id: ServicePointId,
) -> Answer<ServicePointView> {
    Ok(register(&startup).await?.service_point(id).await?)
}

/// What is wrong or odd with what the officer has typed so far.
#[tauri::command]
#[specta::specta]
pub fn check_service_point(particulars: Particulars) -> Vec<Problem> {
    points::check_service_point(&particulars)
}

#[tauri::command]
#[specta::specta]
pub async fn save_service_point(
    startup: State<'_, Startup>,
    id: ServicePointId,
    changes: Vec<FieldChange>,
) -> Answer<ServicePointView> {
    Ok(register(&startup).await?.save(id, changes).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn confirm_service_point(
    startup: State<'_, Startup>,
    id: ServicePointId,
) -> Answer<ServicePointView> {
    Ok(register(&startup).await?.confirm(id).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn resolve_conflict(
    startup: State<'_, Startup>,
    operation_id: OperationId,
    keep: Keep,
) -> Answer<ServicePointView> {
    Ok(register(&startup)
        .await?
        .resolve_conflict(operation_id, keep)
        .await?)
}

#[tauri::command]
#[specta::specta]
pub async fn dismiss_refused(
    startup: State<'_, Startup>,
    operation_id: OperationId,
) -> Answer<ServicePointView> {
    Ok(register(&startup)
        .await?
        .dismiss_refused(operation_id)
        .await?)
}

/// "เวลาราชการ", the preset of the form.
#[tauri::command]
#[specta::specta]
pub fn office_hours() -> OpeningHours {
    points::office_hours()
}
