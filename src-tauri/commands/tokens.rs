//! Requests for Tokens, and Tokens handed out.

use super::{Answer, browser::Browser, desk, file_dialogs};
use crate::startup::Startup;
use infodesk_desk::lists::{self, ChosenList};
use infodesk_domain::{
    TokenId, TokenRequestId,
    token_requests::{AskForToken, FoundUnit, Reason, TokenRequest},
    tokens::{IssueReport, IssueToken, IssueTokens, TokenView},
};
use tauri::{AppHandle, State};

#[tauri::command]
#[specta::specta]
pub async fn find_units(startup: State<'_, Startup>, text: String) -> Answer<Vec<FoundUnit>> {
    desk(&startup).await?.find_units(&text).await
}

/// The newest comes first.
#[tauri::command]
#[specta::specta]
pub async fn own_token_requests(startup: State<'_, Startup>) -> Answer<Vec<TokenRequest>> {
    desk(&startup).await?.own_token_requests().await
}

#[tauri::command]
#[specta::specta]
pub async fn token_request(
    startup: State<'_, Startup>,
    id: TokenRequestId,
) -> Answer<TokenRequest> {
    desk(&startup).await?.token_request(id).await
}

#[tauri::command]
#[specta::specta]
pub async fn ask_for_token(startup: State<'_, Startup>, ask: AskForToken) -> Answer<TokenRequest> {
    desk(&startup).await?.ask_for_token(ask).await
}

#[tauri::command]
#[specta::specta]
pub async fn approve_token_request(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: TokenRequestId,
) -> Answer<TokenRequest> {
    let browser = Browser::of(app);
    let approved = desk(&startup)
        .await?
        .approve_token_request(id, |page| browser.open(page))
        .await;
    browser.leave();
    approved
}

#[tauri::command]
#[specta::specta]
pub async fn decline_token_request(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: TokenRequestId,
    reason: String,
) -> Answer<TokenRequest> {
    let browser = Browser::of(app);
    let declined = desk(&startup)
        .await?
        .decline_token_request(id, Reason { reason }, |page| browser.open(page))
        .await;
    browser.leave();
    declined
}

#[tauri::command]
#[specta::specta]
pub async fn withdraw_token_request(
    startup: State<'_, Startup>,
    id: TokenRequestId,
) -> Answer<TokenRequest> {
    desk(&startup).await?.withdraw_token_request(id).await
}

/// Those handed out, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn tokens(startup: State<'_, Startup>) -> Answer<Vec<TokenView>> {
    desk(&startup).await?.tokens().await
}

#[tauri::command]
#[specta::specta]
pub async fn issue_token(
    app: AppHandle,
    startup: State<'_, Startup>,
    token: IssueToken,
) -> Answer<TokenView> {
    let browser = Browser::of(app);
    let issued = desk(&startup)
        .await?
        .issue_token(token, |page| browser.open(page))
        .await;
    browser.leave();
    issued
}

#[tauri::command]
#[specta::specta]
pub async fn issue_tokens(
    app: AppHandle,
    startup: State<'_, Startup>,
    list: IssueTokens,
) -> Answer<IssueReport> {
    let browser = Browser::of(app);
    let report = desk(&startup)
        .await?
        .issue_tokens(list, |page| browser.open(page))
        .await;
    browser.leave();
    report
}

/// Asks for a list in a file. `None`: the officer thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn choose_list(app: AppHandle) -> Answer<Option<ChosenList>> {
    match file_dialogs::list(&app, "เลือกรายการ (CSV)").await {
        Some(file) => Ok(Some(lists::read(file).await?)),
        None => Ok(None),
    }
}

#[tauri::command]
#[specta::specta]
pub async fn revoke_token(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: TokenId,
) -> Answer<TokenView> {
    let browser = Browser::of(app);
    let revoked = desk(&startup)
        .await?
        .revoke_token(id, |page| browser.open(page))
        .await;
    browser.leave();
    revoked
}

/// Answers the new Token.
#[tauri::command]
#[specta::specta]
pub async fn send_token_anew(
    app: AppHandle,
    startup: State<'_, Startup>,
    id: TokenId,
) -> Answer<TokenView> {
    let browser = Browser::of(app);
    let sent = desk(&startup)
        .await?
        .send_token_anew(id, |page| browser.open(page))
        .await;
    browser.leave();
    sent
}
