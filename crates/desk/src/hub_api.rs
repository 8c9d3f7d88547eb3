//! The hub over HTTP: one function for each of its routes. No state beyond the connection pool.

mod approvals;
mod events;
mod officers;
mod requests;
mod tokens;

pub use events::{Call, Calls};

use infodesk_domain::{
    AgencyId, Problem,
    commands::{Operation, OperationResult},
    devices::{Device, Devices, System},
    feed::{FeedPage, Streams},
    wire::{
        About, ErrorBody, Mail, Mails, Me, PushOperations, PushResults, RedeemToken, Refusal,
        SignedOut,
    },
};
use reqwest::{RequestBuilder, StatusCode};
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;
use url::Url;

#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// No answer: the line, the hub, or something between.
    #[error("the hub cannot be reached")]
    Unreachable(#[source] reqwest::Error),
    #[error("signed out")]
    SignedOut,
    #[error("no rights yet")]
    NoRights,
    /// Signed in too long ago for what was asked.
    #[error("sign in again")]
    SignInAgain,
    #[error("not found")]
    NotFound,
    #[error("refused")]
    Refused(Vec<Problem>),
    /// The hub answered, and the answer makes no sense to this version of the app.
    #[error("the hub answered {0}")]
    Unexpected(StatusCode),
    #[error("the address of the hub is broken")]
    Address(#[from] url::ParseError),
}

#[derive(Debug, Clone)]
pub struct HubApi {
    base: Url,
    http: reqwest::Client,
    /// For answers that do not end.
    listening: reqwest::Client,
}

impl HubApi {
    /// `base`: the hub's address, `https://…`, or `http://` on loopback.
    ///
    /// # Errors
    /// When the platform's TLS cannot be set up.
    pub fn new(base: Url) -> Result<Self, reqwest::Error> {
        let client = || {
            reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .connect_timeout(Duration::from_secs(10))
                .user_agent(user_agent(System::named(std::env::consts::OS)))
        };
        Ok(Self {
            base,
            http: client().timeout(Duration::from_secs(30)).build()?,
            listening: client().read_timeout(events::SILENCE).build()?,
        })
    }

    pub const fn base(&self) -> &Url {
        &self.base
    }

    pub(crate) const fn http(&self) -> &reqwest::Client {
        &self.http
    }

    pub async fn about(&self) -> Result<About, HubError> {
        answer(self.http.get(self.url("about")?)).await
    }

    pub async fn practice_mails(&self) -> Result<Vec<Mail>, HubError> {
        answer(self.http.get(self.url("practice/mails")?))
            .await
            .map(|m: Mails| m.mails)
    }

    pub async fn me(&self, access: &str) -> Result<Me, HubError> {
        answer(self.http.get(self.url("me")?).bearer_auth(access)).await
    }

    pub async fn redeem(&self, access: &str, token: &str) -> Result<Me, HubError> {
        let body = RedeemToken {
            token: token.to_owned(),
        };
        answer(
            self.http
                .post(self.url("tokens/redeem")?)
                .bearer_auth(access)
                .json(&body),
        )
        .await
    }

    pub async fn sign_out(&self, access: &str) -> Result<SignedOut, HubError> {
        answer(self.http.post(self.url("sign-out")?).bearer_auth(access)).await
    }

    pub async fn devices(&self, access: &str) -> Result<Vec<Device>, HubError> {
        let request = self.http.get(self.url("devices")?).bearer_auth(access);
        answer(request).await.map(|d: Devices| d.devices)
    }

    /// Signs the officer out on another device; those that are left.
    pub async fn end_device(&self, access: &str, id: &str) -> Result<Vec<Device>, HubError> {
        let request = self.http.delete(self.below("devices", id)?);
        answer(request.bearer_auth(access))
            .await
            .map(|d: Devices| d.devices)
    }

    pub async fn streams(&self, access: &str) -> Result<Streams, HubError> {
        answer(self.http.get(self.url("feed")?).bearer_auth(access)).await
    }

    pub async fn feed_page(
        &self,
        access: &str,
        stream: AgencyId,
        after: i64,
    ) -> Result<FeedPage, HubError> {
        let url = self.url(&format!("feed/{stream}"))?;
        answer(
            self.http
                .get(url)
                .query(&[("after", after)])
                .bearer_auth(access),
        )
        .await
    }

    pub async fn push(
        &self,
        access: &str,
        operations: Vec<Operation>,
    ) -> Result<Vec<OperationResult>, HubError> {
        let body = PushOperations { operations };
        let request = self
            .http
            .post(self.url("operations")?)
            .bearer_auth(access)
            .json(&body);
        answer(request).await.map(|r: PushResults| r.results)
    }

    async fn get<T: DeserializeOwned>(&self, access: &str, path: &str) -> Result<T, HubError> {
        answer(self.http.get(self.url(path)?).bearer_auth(access)).await
    }

    async fn post<T: DeserializeOwned>(
        &self,
        access: &str,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, HubError> {
        let request = self.http.post(self.url(path)?).bearer_auth(access);
        answer(request.json(body)).await
    }

    /// A `POST` that says everything by its address.
    async fn act<T: DeserializeOwned>(&self, access: &str, path: &str) -> Result<T, HubError> {
        answer(self.http.post(self.url(path)?).bearer_auth(access)).await
    }

    fn url(&self, path: &str) -> Result<Url, url::ParseError> {
        let base = self.base.as_str().trim_end_matches('/');
        Url::parse(&format!("{base}/api/v1/{path}"))
    }

    /// One of a list; `id` stays one segment whatever is in it.
    fn below(&self, list: &str, id: &str) -> Result<Url, url::ParseError> {
        let mut url = self.url(list)?;
        if let Ok(mut path) = url.path_segments_mut() {
            path.push(id);
        }
        Ok(url)
    }
}

/// The hub's list of devices shows the system.
fn user_agent(system: Option<System>) -> String {
    let program = concat!("InfoDesk/", env!("CARGO_PKG_VERSION"));
    match system {
        Some(system) => format!("{program} ({})", system.label()),
        None => program.to_owned(),
    }
}

async fn answer<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, HubError> {
    let response = succeed(request).await?;
    let status = response.status();
    let body = response.bytes().await.map_err(HubError::Unreachable)?;
    serde_json::from_slice(&body).map_err(|error| {
        tracing::warn!(%error, %status, "the hub's answer does not read");
        HubError::Unexpected(status)
    })
}

async fn succeed(request: RequestBuilder) -> Result<reqwest::Response, HubError> {
    let response = request.send().await.map_err(HubError::Unreachable)?;
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let body = response.bytes().await.map_err(HubError::Unreachable)?;
    Err(refusal(status, &body))
}

fn refusal(status: StatusCode, body: &[u8]) -> HubError {
    match serde_json::from_slice::<ErrorBody>(body) {
        Ok(ErrorBody {
            error: Refusal::SignedOut,
            ..
        }) => HubError::SignedOut,
        Ok(ErrorBody {
            error: Refusal::NoRights,
            ..
        }) => HubError::NoRights,
        Ok(ErrorBody {
            error: Refusal::SignInAgain,
            ..
        }) => HubError::SignInAgain,
        Ok(ErrorBody {
            error: Refusal::NotFound,
            ..
        }) => HubError::NotFound,
        Ok(ErrorBody {
            error: Refusal::Problems,
            problems,
        }) => HubError::Refused(problems),
        // Held back after failures: the problem says for how long.
        Ok(ErrorBody {
            error: Refusal::TooManyRequests,
            problems,
        }) if !problems.is_empty() => HubError::Refused(problems),
        _ => HubError::Unexpected(status),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use infodesk_domain::ProblemCode;

    #[test]
    fn the_app_says_on_which_system_it_runs() {
        let named = user_agent(Some(System::Windows));
        assert_eq!(System::of_app(&named), Some(System::Windows));
        assert!(!user_agent(None).contains('('));
    }

    #[test]
    fn an_id_cannot_lead_to_another_route() {
        let api = HubApi::new(Url::parse("https://hub.example").unwrap()).unwrap();
        for (id, path) in [
            ("abc", "/api/v1/devices/abc"),
            ("../sign-out", "/api/v1/devices/..%2Fsign-out"),
            ("a?b#c", "/api/v1/devices/a%3Fb%23c"),
            ("..", "/api/v1/devices"),
        ] {
            let url = api.below("devices", id).unwrap();
            assert_eq!(
                (url.path(), url.query(), url.fragment()),
                (path, None, None)
            );
        }
    }

    #[test]
    fn being_held_back_is_a_problem_with_its_seconds() {
        let body = br#"{"error":"too_many_requests","problems":[{"field":"token",
            "code":"token_too_many_attempts","severity":"error","args":{"seconds":"8"}}]}"#;
        let HubError::Refused(problems) = refusal(StatusCode::TOO_MANY_REQUESTS, body) else {
            panic!("not refused")
        };
        assert_eq!(problems[0].code, ProblemCode::TokenTooManyAttempts);
        assert_eq!(problems[0].args["seconds"], "8");
        let bare = refusal(
            StatusCode::TOO_MANY_REQUESTS,
            br#"{"error":"too_many_requests"}"#,
        );
        assert!(matches!(
            bare,
            HubError::Unexpected(StatusCode::TOO_MANY_REQUESTS)
        ));
    }
}
