//! "สิทธิ์ไม่ถูกต้อง": the officer's notes, and those that wait for them.

use super::{Answer, desk};
use crate::startup::Startup;
use infodesk_domain::{
    WrongRightsId,
    wrong_rights::{ReportWrongRights, SettleWrongRights, WrongRightsNote},
};
use tauri::State;

/// The officer's own, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn wrong_rights(startup: State<'_, Startup>) -> Answer<Vec<WrongRightsNote>> {
    desk(&startup).await?.wrong_rights().await
}

#[tauri::command]
#[specta::specta]
pub async fn wrong_rights_note(
    startup: State<'_, Startup>,
    id: WrongRightsId,
) -> Answer<WrongRightsNote> {
    desk(&startup).await?.wrong_rights_note(id).await
}

#[tauri::command]
#[specta::specta]
pub async fn report_wrong_rights(
    startup: State<'_, Startup>,
    report: ReportWrongRights,
) -> Answer<WrongRightsNote> {
    desk(&startup).await?.report_wrong_rights(report).await
}

#[tauri::command]
#[specta::specta]
pub async fn settle_wrong_rights(
    startup: State<'_, Startup>,
    id: WrongRightsId,
    answer: SettleWrongRights,
) -> Answer<WrongRightsNote> {
    desk(&startup).await?.settle_wrong_rights(id, answer).await
}

#[tauri::command]
#[specta::specta]
pub async fn withdraw_wrong_rights(
    startup: State<'_, Startup>,
    id: WrongRightsId,
) -> Answer<WrongRightsNote> {
    desk(&startup).await?.withdraw_wrong_rights(id).await
}
