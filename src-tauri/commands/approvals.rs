//! "เรื่องรออนุมัติ": what waits for the officer.

use super::{Answer, desk};
use crate::startup::Startup;
use infodesk_desk::approvals::ApprovalsView;
use tauri::State;

/// The one that waits longest comes first.
#[tauri::command]
#[specta::specta]
pub async fn approvals(startup: State<'_, Startup>) -> Answer<ApprovalsView> {
    desk(&startup).await?.approvals().await
}
