//! The practice Digital ID as the host of an OpenID provider.

use crate::{
    browser::Browser, likeness::ClaimNames, pages, registry::Registry, transactions::Transactions,
};
use axum::{
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use infodesk_openid_provider::{
    AuthorizationRequest, Clock, Host, MemoryStore, Provider, RequestProblem, StoreFull,
};
use serde_json::{Map, Value};

pub(crate) type PracticeProvider = Provider<PracticeHost>;

pub(crate) struct PracticeHost {
    pub(crate) registry: Registry,
    pub(crate) transactions: Transactions,
    pub(crate) store: MemoryStore,
    pub(crate) claim_names: ClaimNames,
    pub(crate) now: Clock,
}

impl PracticeHost {
    pub(crate) fn now(&self) -> i64 {
        (self.now)()
    }
}

impl Host for PracticeHost {
    type Storage = MemoryStore;

    fn storage(&self) -> &MemoryStore {
        &self.store
    }

    /// Sends the browser to the first page, so that reloading it starts nothing anew.
    async fn sign_in(&self, request: AuthorizationRequest, headers: &HeaderMap) -> Response {
        let browser = Browser::known_or_new(headers);
        let first = if request.register() {
            "register"
        } else {
            "sign-in"
        };
        let id = self.transactions.begin(Some(request), &browser, self.now());
        let mut response = Redirect::to(&format!("/{first}?t={id}")).into_response();
        if let Some(cookie) = browser.set_cookie() {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        response
    }

    async fn claims(
        &self,
        subject: &str,
        scope: &str,
    ) -> Result<Option<Map<String, Value>>, StoreFull> {
        Ok(self.registry.claims(subject, scope, &self.claim_names))
    }

    fn refusal_page(&self, problem: RequestProblem) -> Response {
        tracing::warn!(?problem, "authorization request refused");
        pages::not_from_hub()
    }

    fn signed_out_page(&self) -> Response {
        pages::signed_out()
    }
}
