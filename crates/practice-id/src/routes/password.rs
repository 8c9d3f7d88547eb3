//! Changing a password, on the way to signing in or by itself.

use super::{PageOf, sent::Sent, visit::Visit};
use crate::{
    host::PracticeProvider,
    pages::{self, PasswordProblem},
    password_change::PasswordForm,
    registry::PasswordChange,
};
use axum::{extract::State, http::HeaderMap, response::Response};
use std::sync::Arc;

pub(super) async fn show(
    State(provider): State<Arc<PracticeProvider>>,
    headers: HeaderMap,
    Sent(page): Sent<PageOf>,
) -> Response {
    let Some(visit) = Visit::going_on_or_new(&provider, &page, &headers) else {
        return pages::expired();
    };
    visit.answer(pages::password(&visit.transaction, "", visit.awaited, None))
}

pub(super) async fn submit(
    State(provider): State<Arc<PracticeProvider>>,
    headers: HeaderMap,
    Sent(form): Sent<PasswordForm>,
) -> Response {
    let Some(visit) = Visit::going_on(&provider, &form.t, &headers) else {
        return pages::expired();
    };
    let username = form.username.clone();
    match change(&provider, form).await {
        Ok(()) => done(&provider, &visit),
        Err(problem) => {
            pages::password(&visit.transaction, &username, visit.awaited, Some(&problem))
        }
    }
}

/// A sign-in that waits goes on; a form opened by itself has served.
fn done(provider: &PracticeProvider, visit: &Visit) -> Response {
    if visit.awaited {
        return pages::password_changed(Some(&visit.transaction));
    }
    let host = provider.host();
    host.transactions
        .take(&visit.transaction, &visit.browser, host.now());
    pages::password_changed(None)
}

async fn change(provider: &PracticeProvider, form: PasswordForm) -> Result<(), PasswordProblem> {
    let problems = form.problems();
    if !problems.is_empty() {
        return Err(PasswordProblem::Fields(problems));
    }
    let host = provider.host();
    let changed = host.registry.change_password(
        &form.username,
        form.present_password,
        form.password,
        host.now(),
    );
    match changed.await {
        Ok(PasswordChange::Done { subject }) => {
            // Whoever knew the old password may have signed in with it.
            host.store.end_sessions_of(&subject);
            Ok(())
        }
        Ok(PasswordChange::Wrong) => Err(PasswordProblem::Wrong),
        Ok(PasswordChange::Locked { for_ms }) => Err(PasswordProblem::Locked { for_ms }),
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "password not kept"
            );
            Err(PasswordProblem::NotKept)
        }
    }
}
