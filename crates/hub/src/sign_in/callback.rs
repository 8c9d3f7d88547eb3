//! The identity provider sends the browser back: who is it, and which app waits for the answer?

use super::{
    UpstreamError, cookie, digest, failures::Failure, pages, person, person::NotSureEnough,
};
use crate::{
    app::App,
    origin::Origin,
    secrets::Purpose,
    store::{PendingSignIn, Store, StoreError},
};
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use axum_extra::extract::cookie::CookieJar;
use infodesk_domain::{OfficerId, Timestamp};
use infodesk_openid_provider::{AuthorizationError, AuthorizationRequest};
use serde::Deserialize;
use std::error::Error;
use subtle::ConstantTimeEq;

/// What the provider adds to the callback's address (RFC 6749 §4.1.2, RFC 9207).
#[derive(Deserialize)]
pub(crate) struct Answer {
    state: Option<String>,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

/// Random input for the query that comes with the browser.
#[cfg(feature = "fuzzing")]
pub(crate) fn fuzz_query(query: &str) {
    let uri = axum::http::Uri::try_from(format!("/sign-in/digital-id/callback?{query}"));
    if let Ok(uri) = uri
        && let Ok(Query(answer)) = Query::<Answer>::try_from_uri(&uri)
    {
        let code = error_code(answer.error);
        assert!(code.len() <= 60 && code.is_ascii());
    }
}

#[derive(Debug, thiserror::Error)]
enum CallbackError {
    #[error("the person or the provider said no: {0}")]
    Declined(String),
    #[error(transparent)]
    Upstream(#[from] UpstreamError),
    #[error("the provider of this sign-in is no longer configured")]
    ProviderGone,
    #[error(transparent)]
    NotSureEnough(#[from] NotSureEnough),
    #[error("the store failed")]
    Store(#[from] StoreError),
}

impl CallbackError {
    const fn failure(&self) -> Failure {
        match self {
            Self::Declined(_) => Failure::Declined,
            Self::Upstream(UpstreamError::OtherIssuer) => Failure::OtherIssuer,
            Self::Upstream(error) if error.is_temporary() => Failure::ProviderOut,
            Self::Upstream(UpstreamError::Discovery(_)) => Failure::ProviderOut,
            Self::Upstream(_) => Failure::NotProven,
            Self::NotSureEnough(_) => Failure::NotSureEnough,
            Self::ProviderGone | Self::Store(_) => Failure::HubOut,
        }
    }

    fn for_the_app(&self) -> AuthorizationError {
        match self {
            Self::Declined(code) if code == "access_denied" => AuthorizationError::AccessDenied,
            Self::Declined(code) if code == "temporarily_unavailable" => {
                AuthorizationError::TemporarilyUnavailable
            }
            Self::Upstream(error) if error.is_temporary() => {
                AuthorizationError::TemporarilyUnavailable
            }
            Self::NotSureEnough(_) => AuthorizationError::UnmetAuthenticationRequirements,
            Self::Declined(_) | Self::Upstream(_) | Self::ProviderGone | Self::Store(_) => {
                AuthorizationError::ServerError
            }
        }
    }
}

/// `GET /sign-in/{provider}/callback`. Where no app can be proven to wait, a page says what to do;
/// otherwise the app gets the answer, also when it is an error.
pub(crate) async fn callback(
    State(app): State<App>,
    Path(provider): Path<String>,
    answer: Result<Query<Answer>, QueryRejection>,
    origin: Origin,
    headers: HeaderMap,
) -> Response {
    let store = app.store().on_behalf_of(&origin);
    let Ok(Query(answer)) = answer else {
        return lost(&app, &store, Failure::Lost).await;
    };
    let Some(state_hash) = answer.state.as_deref().map(digest) else {
        return lost(&app, &store, Failure::Lost).await;
    };
    let (pending, request) = match waiting(&app, &provider, &state_hash, &headers).await {
        Ok(Ok(found)) => found,
        Ok(Err(failure)) => return lost(&app, &store, failure).await,
        Err(error) => {
            tracing::error!(
                error = &error as &dyn Error,
                "pending sign-in not found out"
            );
            return pages::failed_here(app.shell());
        }
    };
    let response = match identify(&app, &store, answer, &pending).await {
        Ok((officer, authenticated_at)) => {
            tracing::info!(%officer, "signed in");
            app.provider()
                .answer(&request, &officer.to_string(), authenticated_at.0)
                .await
        }
        Err(error) => {
            tracing::warn!(error = &error as &dyn Error, "sign-in failed");
            error.failure().note(&store).await;
            app.provider().decline(&request, error.for_the_app())
        }
    };
    let forgotten = CookieJar::new().add(cookie::forget(&state_hash, app.config().is_https()));
    (forgotten, response).into_response()
}

/// The same page for all of them: it does not tell what is known here.
async fn lost(app: &App, store: &Store, failure: Failure) -> Response {
    failure.note(store).await;
    pages::sign_in_lost(app.shell())
}

/// The sign-in that waits for this answer, if it was begun in this browser. It is taken once.
async fn waiting(
    app: &App,
    provider: &str,
    state_hash: &str,
    headers: &HeaderMap,
) -> Result<Result<(PendingSignIn, AuthorizationRequest), Failure>, StoreError> {
    let Some(browser) = cookie::read(headers, state_hash, app.config().is_https()) else {
        return Ok(Err(Failure::Lost));
    };
    let Some(pending) = app.store().take_pending_sign_in(state_hash).await? else {
        return Ok(Err(Failure::Lost));
    };
    let same_browser: bool = pending
        .cookie_hash
        .as_bytes()
        .ct_eq(digest(&browser).as_bytes())
        .into();
    if !same_browser || pending.provider != provider {
        tracing::warn!(
            "an answer came from another browser or provider than the sign-in began with"
        );
        return Ok(Err(Failure::OtherBrowserOrProvider));
    }
    // Written by this hub or its older self; what cannot be read any more is begun again.
    Ok(serde_json::from_str(&pending.request)
        .map(|request| (pending, request))
        .map_err(|_| Failure::Lost))
}

/// Who it is, entered as an officer, and when they proved it.
async fn identify(
    app: &App,
    store: &Store,
    answer: Answer,
    pending: &PendingSignIn,
) -> Result<(OfficerId, Timestamp), CallbackError> {
    let upstream = app.upstreams().named(&pending.provider);
    let upstream = upstream.ok_or(CallbackError::ProviderGone)?;
    upstream.check_issuer(answer.iss.as_deref()).await?;
    let code = match (answer.error, answer.code) {
        (None, Some(code)) => code,
        (error, _) => return Err(CallbackError::Declined(error_code(error))),
    };
    let identity = upstream
        .finish(code, &pending.nonce, &pending.verifier)
        .await?;
    let authenticated_at = person::authenticated_at(&identity, app.now());
    let key = app.key(Purpose::CitizenNumberHash);
    let person = person::signed_in(identity, upstream.config(), &key)?;
    Ok((store.officer_signed_in(&person).await?, authenticated_at))
}

/// The provider's word for it, fit for a log line.
fn error_code(error: Option<String>) -> String {
    let error = error.unwrap_or_else(|| "no code".to_owned());
    error
        .chars()
        .filter(|c| c.is_ascii_graphic() || *c == ' ')
        .take(60)
        .collect()
}
