//! Signing in, and turning back from it.

use super::{PageOf, sent::Sent, visit::Visit};
use crate::{
    browser::Browser,
    host::PracticeProvider,
    pages::{self, SignInProblem},
    registry::SignIn,
};
use axum::{extract::State, http::HeaderMap, response::Response};
use infodesk_openid_provider::AuthorizationError;
use serde::Deserialize;
use std::sync::Arc;

/// No `Debug`: it holds a password.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SignInForm {
    t: String,
    username: String,
    password: String,
}

pub(super) async fn show(
    State(provider): State<Arc<PracticeProvider>>,
    headers: HeaderMap,
    Sent(page): Sent<PageOf>,
) -> Response {
    match awaited(&provider, &page.t, &headers) {
        Some(_) => pages::sign_in(&page.t, "", None),
        None => pages::expired(),
    }
}

pub(super) async fn submit(
    State(provider): State<Arc<PracticeProvider>>,
    headers: HeaderMap,
    Sent(form): Sent<SignInForm>,
) -> Response {
    let Some(visit) = awaited(&provider, &form.t, &headers) else {
        return pages::expired();
    };
    if form.username.trim().is_empty() || form.password.is_empty() {
        return pages::sign_in(&form.t, &form.username, Some(SignInProblem::Incomplete));
    }
    let host = provider.host();
    let problem = match host
        .registry
        .sign_in(&form.username, form.password, host.now())
        .await
    {
        Ok(SignIn::Welcome { subject }) => {
            return finish(&provider, &visit, &subject, &form.username).await;
        }
        Ok(SignIn::Wrong) => SignInProblem::Wrong,
        Ok(SignIn::Locked { for_ms }) => SignInProblem::Locked { for_ms },
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "sign-in failed");
            SignInProblem::OutOfOrder
        }
    };
    pages::sign_in(&form.t, &form.username, Some(problem))
}

pub(super) async fn cancel(
    State(provider): State<Arc<PracticeProvider>>,
    headers: HeaderMap,
    Sent(form): Sent<PageOf>,
) -> Response {
    let host = provider.host();
    let taken = Browser::known(&headers)
        .and_then(|browser| host.transactions.take(&form.t, &browser, host.now()));
    match taken {
        Some(Some(request)) => provider.decline(&request, AuthorizationError::AccessDenied),
        _ => pages::expired(),
    }
}

/// The visit, if the hub waits for it: without that there is nothing to sign in to.
fn awaited(provider: &PracticeProvider, transaction: &str, headers: &HeaderMap) -> Option<Visit> {
    Visit::going_on(provider, transaction, headers).filter(|visit| visit.awaited)
}

/// The person is known: back to the hub, or, where nobody waits, a page that says what next.
pub(super) async fn finish(
    provider: &PracticeProvider,
    visit: &Visit,
    subject: &str,
    username: &str,
) -> Response {
    let host = provider.host();
    let taken = host
        .transactions
        .take(&visit.transaction, &visit.browser, host.now());
    match taken {
        Some(Some(request)) => provider.answer(&request, subject, host.now()).await,
        Some(None) => pages::registered(username.trim()),
        None => pages::expired(),
    }
}
