//! reqwest as the HTTP client of `openidconnect`, which itself knows an older reqwest only.

use openidconnect::{AsyncHttpClient, HttpClientError, HttpRequest, HttpResponse, http};
use std::{pin::Pin, time::Duration};

pub(crate) type HttpError = HttpClientError<reqwest::Error>;

const TIMEOUT: Duration = Duration::from_secs(10);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// More than any discovery document, key set or userinfo.
const LARGEST: usize = 512 * 1024;

/// Follows no redirect: the provider's answers carry secrets, and its addresses come from discovery.
pub(crate) struct HttpClient(reqwest::Client);

impl HttpClient {
    pub(crate) fn new() -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            .user_agent(concat!("InfoDesk-hub/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self(client))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let request = reqwest::Request::try_from(request).map_err(Box::new)?;
        let mut response = self.0.execute(request).await.map_err(Box::new)?;
        let mut builder = http::Response::builder().status(response.status());
        if let Some(kind) = response.headers().get(http::header::CONTENT_TYPE) {
            builder = builder.header(http::header::CONTENT_TYPE, kind);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(Box::new)? {
            body.extend_from_slice(&chunk);
            if body.len() > LARGEST {
                return Err(HttpError::Other("the answer is too large".to_owned()));
            }
        }
        Ok(builder.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for HttpClient {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
