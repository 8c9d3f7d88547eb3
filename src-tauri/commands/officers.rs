//! Officers below, their rights, and the review of these.

use super::{Answer, browser::Browser, desk};
use crate::startup::Startup;
use infodesk_domain::{
    GrantId, OfficerId, RightsReviewId,
    accounts::{AccountView, ImportAccounts, ImportReport},
    devices::Device,
    grants::{ChangeGrant, HandOver, HeldGrant, UnitWithoutOfficer},
    reviews::{ConfirmReview, RightsReview},
    token_requests::Reason,
};
use tauri::{AppHandle, State};

/// By the officers' names.
#[tauri::command]
#[specta::specta]
pub async fn officers(startup: State<'_, Startup>) -> Answer<Vec<HeldGrant>> {
    desk(&startup).await?.officers().await
}

#[tauri::command]
#[specta::specta]
pub async fn units_without_officer(startup: State<'_, Startup>) -> Answer<Vec<UnitWithoutOfficer>> {
    desk(&startup).await?.units_without_officer().await
}

/// The one seen last comes first.
#[tauri::command]
#[specta::specta]
pub async fn officer_devices(startup: State<'_, Startup>, id: OfficerId) -> Answer<Vec<Device>> {
    desk(&startup).await?.officer_devices(id).await
}

/// Ends all sessions of an officer; how many there were.
#[tauri::command]
#[specta::specta]
pub async fn sign_out_officer(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: OfficerId,
) -> Answer<u32> {
    let browser = Browser::of(app);
    let ended = desk(&startup)
        .await?
        .sign_out_officer(id, |page| browser.open(page))
        .await;
    browser.leave();
    ended
}

#[tauri::command]
#[specta::specta]
pub async fn suspend_grant(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: GrantId,
    reason: String,
) -> Answer<HeldGrant> {
    let browser = Browser::of(app);
    let suspended = desk(&startup)
        .await?
        .suspend_grant(id, Reason { reason }, |page| browser.open(page))
        .await;
    browser.leave();
    suspended
}

#[tauri::command]
#[specta::specta]
pub async fn resume_grant(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: GrantId,
) -> Answer<HeldGrant> {
    let browser = Browser::of(app);
    let resumed = desk(&startup)
        .await?
        .resume_grant(id, |page| browser.open(page))
        .await;
    browser.leave();
    resumed
}

#[tauri::command]
#[specta::specta]
pub async fn end_grant(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: GrantId,
    reason: String,
) -> Answer<HeldGrant> {
    let browser = Browser::of(app);
    let ended = desk(&startup)
        .await?
        .end_grant(id, Reason { reason }, |page| browser.open(page))
        .await;
    browser.leave();
    ended
}

#[tauri::command]
#[specta::specta]
pub async fn change_grant(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: GrantId,
    change: ChangeGrant,
) -> Answer<HeldGrant> {
    let browser = Browser::of(app);
    let changed = desk(&startup)
        .await?
        .change_grant(id, change, |page| browser.open(page))
        .await;
    browser.leave();
    changed
}

#[tauri::command]
#[specta::specta]
pub async fn hand_over_grant(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: GrantId,
    hand_over: HandOver,
) -> Answer<HeldGrant> {
    let browser = Browser::of(app);
    let handed_over = desk(&startup)
        .await?
        .hand_over_grant(id, hand_over, |page| browser.open(page))
        .await;
    browser.leave();
    handed_over
}

/// The newest comes first.
#[tauri::command]
#[specta::specta]
pub async fn reviews(startup: State<'_, Startup>) -> Answer<Vec<RightsReview>> {
    desk(&startup).await?.reviews().await
}

#[tauri::command]
#[specta::specta]
pub async fn review(startup: State<'_, Startup>, id: RightsReviewId) -> Answer<RightsReview> {
    desk(&startup).await?.review(id).await
}

#[tauri::command]
#[specta::specta]
pub async fn confirm_review(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: RightsReviewId,
    answer: ConfirmReview,
) -> Answer<RightsReview> {
    let browser = Browser::of(app);
    let confirmed = desk(&startup)
        .await?
        .confirm_review(id, answer, |page| browser.open(page))
        .await;
    browser.leave();
    confirmed
}

/// Accounts that are to have rights from their first sign-in on, in the order of their import.
#[tauri::command]
#[specta::specta]
pub async fn accounts(startup: State<'_, Startup>) -> Answer<Vec<AccountView>> {
    Ok(desk(&startup).await?.accounts().await?.accounts)
}

#[tauri::command]
#[specta::specta]
pub async fn import_accounts(
    startup: State<'_, Startup>,
    list: ImportAccounts,
) -> Answer<ImportReport> {
    desk(&startup).await?.import_accounts(list).await
}
