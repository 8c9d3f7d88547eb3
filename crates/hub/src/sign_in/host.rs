//! The hub as host of the OpenID provider: who signs in is for the identity provider to say.

use super::{PENDING_MILLIS, UpstreamError, Upstreams, cookie, digest, pages, upstream::Wish};
use crate::{
    page::Shell,
    store::{PendingSignIn, Store, StoreError},
};
use axum::{
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use infodesk_domain::OfficerId;
use infodesk_openid_provider::{
    AuthorizationError, AuthorizationRequest, Host, RequestProblem, protective_headers,
    random_token,
};
use serde_json::{Map, Value};
use std::{error::Error, sync::Arc};
use url::Url;

pub(crate) struct HubHost {
    pub(crate) store: Store,
    pub(crate) upstreams: Arc<Upstreams>,
    /// The hub's issuer, without a slash at the end.
    pub(crate) issuer: String,
    pub(crate) https: bool,
    pub(crate) shell: Shell,
}

#[derive(Debug, thiserror::Error)]
enum BeginError {
    #[error(transparent)]
    Upstream(#[from] UpstreamError),
    #[error("the sign-in could not be kept")]
    NotKept(#[from] StoreError),
    #[error("the request could not be written down")]
    NotWritten(#[from] serde_json::Error),
}

impl Host for HubHost {
    type Storage = Store;

    fn storage(&self) -> &Store {
        &self.store
    }

    async fn sign_in(&self, request: AuthorizationRequest, _headers: &HeaderMap) -> Response {
        match self.begin(&request).await {
            Ok(answer) => answer,
            Err(error) => {
                tracing::error!(error = &error as &dyn Error, "sign-in not begun");
                self.back(&request, problem_of(&error))
            }
        }
    }

    async fn claims(
        &self,
        subject: &str,
        scope: &str,
    ) -> Result<Option<Map<String, Value>>, StoreError> {
        let Ok(id) = subject.parse::<OfficerId>() else {
            return Ok(None);
        };
        let asked = |name: &str| scope.split(' ').any(|one| one == name);
        Ok(self.store.officer(id).await?.map(|officer| {
            let mut claims = Map::new();
            if asked("profile") {
                claims.insert("name".to_owned(), officer.name.into());
            }
            if let Some(email) = officer.email.filter(|_| asked("email")) {
                claims.insert("email".to_owned(), email.into());
            }
            claims
        }))
    }

    fn refusal_page(&self, problem: RequestProblem) -> Response {
        tracing::warn!(?problem, "authorization request refused");
        pages::not_from_the_app(&self.shell)
    }

    fn signed_out_page(&self) -> Response {
        pages::signed_out(&self.shell)
    }
}

impl HubHost {
    /// Keeps the app's request under a fresh `state` and sends the browser to the identity provider.
    async fn begin(&self, request: &AuthorizationRequest) -> Result<Response, BeginError> {
        let upstream = self.upstreams.wanted(request.identity_provider());
        let wish = Wish {
            fresh: request.force_sign_in(),
            registration: request.register(),
        };
        let begun = upstream.begin(wish).await?;
        let browser = random_token();
        let state_hash = digest(&begun.state);
        let pending = PendingSignIn {
            state_hash: state_hash.clone(),
            cookie_hash: digest(&browser),
            provider: upstream.config().name.clone(),
            request: serde_json::to_string(request)?,
            verifier: begun.verifier,
            nonce: begun.nonce,
            expires_at: self.store.surroundings().now().plus_millis(PENDING_MILLIS),
        };
        self.store.save_pending_sign_in(&pending).await?;
        let cookies = CookieJar::new().add(cookie::set(&state_hash, browser, self.https));
        Ok((cookies, Redirect::to(begun.url.as_str())).into_response())
    }

    /// Back to the app: its client and address were proven before [`Host::sign_in`] was called.
    fn back(&self, request: &AuthorizationRequest, problem: AuthorizationError) -> Response {
        let Ok(mut url) = Url::parse(request.redirect_uri()) else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        {
            let mut query = url.query_pairs_mut();
            query.append_pair("error", problem.code());
            if let Some(state) = request.state() {
                query.append_pair("state", state);
            }
            query.append_pair("iss", &self.issuer);
        }
        protective_headers(Redirect::to(url.as_str()).into_response())
    }
}

fn problem_of(error: &BeginError) -> AuthorizationError {
    match error {
        BeginError::Upstream(error) if error.is_temporary() => {
            AuthorizationError::TemporarilyUnavailable
        }
        _ => AuthorizationError::ServerError,
    }
}
