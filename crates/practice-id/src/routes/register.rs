//! Registering a practice account, on the way to signing in or by itself.

use super::{PageOf, sent::Sent, sign_in::finish, visit::Visit};
use crate::{
    host::PracticeProvider,
    pages::{self, RegistrationProblem},
    registration::{RegistrationForm, taken_problems},
    registry::Registered,
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
    let form = RegistrationForm {
        t: visit.transaction.clone(),
        ..RegistrationForm::default()
    };
    visit.answer(pages::register(&form, visit.awaited, None))
}

pub(super) async fn submit(
    State(provider): State<Arc<PracticeProvider>>,
    headers: HeaderMap,
    Sent(form): Sent<RegistrationForm>,
) -> Response {
    let Some(visit) = Visit::going_on(&provider, &form.t, &headers) else {
        return pages::expired();
    };
    match register(&provider, &form).await {
        Ok(subject) => finish(&provider, &visit, &subject, &form.username).await,
        Err(problem) => pages::register(&form, visit.awaited, Some(&problem)),
    }
}

/// Answers the new account's subject.
async fn register(
    provider: &PracticeProvider,
    form: &RegistrationForm,
) -> Result<String, RegistrationProblem> {
    let host = provider.host();
    let new = form.check().map_err(RegistrationProblem::Fields)?;
    match host.registry.register(new, host.now()).await {
        Ok(Registered::Done { subject }) => Ok(subject),
        Ok(Registered::Taken(taken)) => Err(RegistrationProblem::Fields(taken_problems(&taken))),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "account not kept");
            Err(RegistrationProblem::NotKept)
        }
    }
}
