//! "คำขอใช้บริการ": the draft, the officer's own requests, and those that an operator decides.

use super::{Answer, browser::Browser, desk, file_dialogs, register, sheets};
use crate::startup::Startup;
use infodesk_desk::requests::RequestDraft;
use infodesk_domain::{
    LetterId, Problem, ServiceRequestId,
    agencies::AgencyKind,
    requests::{
        self, Decision, ExecutiveForm, FoundAgency, RequestFilter, RequestForm, RequestStep,
        ServiceRequest,
    },
};
use tauri::{AppHandle, State};

#[tauri::command]
#[specta::specta]
pub async fn find_agencies(
    startup: State<'_, Startup>,
    text: String,
    kind: Option<AgencyKind>,
) -> Answer<Vec<FoundAgency>> {
    desk(&startup).await?.find_agencies(&text, kind).await
}

/// What is wrong with one step of the form, or with all of it.
#[tauri::command]
#[specta::specta]
pub fn check_request(
    form: RequestForm,
    has_letter: bool,
    step: Option<RequestStep>,
) -> Vec<Problem> {
    requests::check(&form, has_letter, step)
}

#[tauri::command]
#[specta::specta]
pub async fn request_draft(startup: State<'_, Startup>) -> Answer<Option<RequestDraft>> {
    Ok(register(&startup).await?.request_draft().await?)
}

/// The letter stays the one that was kept before.
#[tauri::command]
#[specta::specta]
pub async fn save_request_draft(
    startup: State<'_, Startup>,
    draft: RequestDraft,
) -> Answer<RequestDraft> {
    Ok(register(&startup).await?.save_request_draft(draft).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn drop_request_draft(startup: State<'_, Startup>) -> Answer<()> {
    Ok(register(&startup).await?.drop_request_draft().await?)
}

/// Asks for a file and keeps it with the draft. `None`: the officer thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_letter(
    app: AppHandle,
    startup: State<'_, Startup>,
) -> Answer<Option<RequestDraft>> {
    let register = register(&startup).await?;
    match file_dialogs::letter(&app, "เลือกหนังสือ").await {
        Some(file) => Ok(Some(register.keep_letter(file).await?)),
        None => Ok(None),
    }
}

#[tauri::command]
#[specta::specta]
pub async fn remove_letter(startup: State<'_, Startup>) -> Answer<RequestDraft> {
    Ok(register(&startup).await?.remove_letter().await?)
}

/// The file itself, in base64.
#[tauri::command]
#[specta::specta]
pub async fn draft_letter(startup: State<'_, Startup>) -> Answer<String> {
    let letter = desk(&startup).await?.draft_letter().await?;
    Ok(sheets::in_base64(&letter))
}

/// The file itself, in base64.
#[tauri::command]
#[specta::specta]
pub async fn letter(startup: State<'_, Startup>, id: LetterId) -> Answer<String> {
    let letter = desk(&startup).await?.letter(id).await?;
    Ok(sheets::in_base64(&letter))
}

/// Sends the draft, and forgets it when the hub has it.
#[tauri::command]
#[specta::specta]
pub async fn send_request(startup: State<'_, Startup>) -> Answer<ServiceRequest> {
    desk(&startup).await?.send_request().await
}

/// The newest comes first.
#[tauri::command]
#[specta::specta]
pub async fn own_requests(startup: State<'_, Startup>) -> Answer<Vec<ServiceRequest>> {
    desk(&startup).await?.own_requests().await
}

#[tauri::command]
#[specta::specta]
pub async fn service_request(
    startup: State<'_, Startup>,
    id: ServiceRequestId,
) -> Answer<ServiceRequest> {
    desk(&startup).await?.service_request(id).await
}

#[tauri::command]
#[specta::specta]
pub async fn ask_executive(
    startup: State<'_, Startup>,
    id: ServiceRequestId,
    executive: ExecutiveForm,
) -> Answer<ServiceRequest> {
    desk(&startup).await?.ask_executive(id, executive).await
}

/// What was sent becomes the draft, in place of another one.
#[tauri::command]
#[specta::specta]
pub async fn amend_request(
    startup: State<'_, Startup>,
    id: ServiceRequestId,
) -> Answer<RequestDraft> {
    desk(&startup).await?.amend_request(id).await
}

#[tauri::command]
#[specta::specta]
pub async fn withdraw_request(
    startup: State<'_, Startup>,
    id: ServiceRequestId,
) -> Answer<ServiceRequest> {
    desk(&startup).await?.withdraw_request(id).await
}

/// The oldest comes first.
#[tauri::command]
#[specta::specta]
pub async fn request_queue(
    startup: State<'_, Startup>,
    filter: RequestFilter,
) -> Answer<Vec<ServiceRequest>> {
    desk(&startup).await?.request_queue(filter).await
}

#[tauri::command]
#[specta::specta]
pub async fn decide_request(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: ServiceRequestId,
    decision: Decision,
) -> Answer<ServiceRequest> {
    let browser = Browser::of(app);
    let decided = desk(&startup)
        .await?
        .decide_request(id, decision, |page| browser.open(page))
        .await;
    browser.leave();
    decided
}
