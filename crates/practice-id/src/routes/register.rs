//! Registering a practice account, on the way to signing in or by itself.

use super::{
    PageOf,
    sign_in::{finish, open_browser},
};
use crate::{
    browser::Browser,
    host::PracticeProvider,
    pages::{self, RegistrationProblem},
    registration::{RegistrationForm, taken_problems},
    registry::Registered,
};
use axum::{
    extract::{Form, Query, State},
    http::{HeaderMap, header},
    response::Response,
};
use std::sync::Arc;

pub(super) async fn show(
    State(provider): State<Arc<PracticeProvider>>,
    Query(page): Query<PageOf>,
    headers: HeaderMap,
) -> Response {
    if page.t.is_empty() {
        return show_by_itself(&provider, &headers);
    }
    match open_browser(&provider, &page.t, &headers) {
        Some(_) => {
            let form = RegistrationForm {
                t: page.t,
                ..RegistrationForm::default()
            };
            pages::register(&form, None)
        }
        None => pages::expired(),
    }
}

fn show_by_itself(provider: &PracticeProvider, headers: &HeaderMap) -> Response {
    let host = provider.host();
    let browser = Browser::known_or_new(headers);
    let t = host.transactions.begin(None, &browser, host.now());
    let form = RegistrationForm {
        t,
        ..RegistrationForm::default()
    };
    let mut page = pages::register(&form, None);
    if let Some(cookie) = browser.set_cookie() {
        page.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    page
}

pub(super) async fn submit(
    State(provider): State<Arc<PracticeProvider>>,
    headers: HeaderMap,
    Form(form): Form<RegistrationForm>,
) -> Response {
    let Some(browser) = open_browser(&provider, &form.t, &headers) else {
        return pages::expired();
    };
    match register(&provider, &form).await {
        Ok(subject) => finish(&provider, &form.t, &browser, &subject, &form.username).await,
        Err(problem) => pages::register(&form, Some(&problem)),
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
