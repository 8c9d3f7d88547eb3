//! What a host of the provider brings: the people, their claims, and a place to keep things.

use crate::{
    authorization::{AuthorizationRequest, RequestProblem},
    response::plain_page,
    storage::Storage,
};
use axum::{
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde_json::{Map, Value};
use std::future::Future;

/// The part of a provider that differs from host to host.
pub trait Host: Send + Sync + 'static {
    type Storage: Storage;

    fn storage(&self) -> &Self::Storage;

    /// Answers a proven request with a sign-in page, or sends the browser on to where the person
    /// signs in. When they have, the host calls [`crate::Provider::answer`] or
    /// [`crate::Provider::decline`] with the same request.
    fn sign_in(
        &self,
        request: AuthorizationRequest,
        headers: &HeaderMap,
    ) -> impl Future<Output = Response> + Send;

    /// The claims of a person for the userinfo endpoint, without `sub`; `None` when that person is
    /// no longer there. `scope` holds what the client may see, separated by spaces.
    fn claims(
        &self,
        subject: &str,
        scope: &str,
    ) -> impl Future<Output = Result<Option<Map<String, Value>>, <Self::Storage as Storage>::Error>> + Send;

    /// Shown when the browser must not be sent back because client or address are not proven.
    fn refusal_page(&self, problem: RequestProblem) -> Response {
        tracing::warn!(?problem, "authorization request refused");
        plain_page(
            StatusCode::BAD_REQUEST,
            "เข้าสู่ระบบจากลิงก์นี้ไม่ได้",
            "คำขอเข้าสู่ระบบไม่ได้มาจากโปรแกรมที่ลงทะเบียนไว้ \
             ปิดหน้านี้ แล้วเริ่มเข้าสู่ระบบใหม่จากโปรแกรม InfoDesk",
        )
    }

    /// Shown after signing out in the browser.
    fn signed_out_page(&self) -> Response {
        plain_page(StatusCode::OK, "ออกจากระบบแล้ว", "ปิดหน้านี้ได้")
    }
}
