//! The hub's part in these tests: `openidconnect` over reqwest.

use crate::fixture::{CALLBACK, CLIENT_ID, CLIENT_SECRET, START, query};
use openidconnect::{
    AccessTokenHash, AsyncHttpClient, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    HttpClientError, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
    core::{CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm, CoreProviderMetadata},
    http::Response,
};
use serde_json::Value;
use std::pin::Pin;
use url::Url;

struct Http(reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpClientError<reqwest::Error>;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Self::Error>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let request = request.try_into().map_err(Box::new)?;
            let answer = self.0.execute(request).await.map_err(Box::new)?;
            let mut response = Response::builder().status(answer.status());
            for (name, value) in answer.headers() {
                response = response.header(name, value);
            }
            let body = answer.bytes().await.map_err(Box::new)?;
            Ok(response.body(body.to_vec())?)
        })
    }
}

pub struct RelyingParty {
    http: Http,
    metadata: CoreProviderMetadata,
    algorithm: CoreJwsSigningAlgorithm,
}

pub struct Waiting {
    pub authorization: Url,
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
}

macro_rules! client {
    ($party:expr) => {
        CoreClient::from_provider_metadata(
            $party.metadata.clone(),
            ClientId::new(CLIENT_ID.into()),
            Some(ClientSecret::new(CLIENT_SECRET.into())),
        )
        .set_redirect_uri(RedirectUrl::new(CALLBACK.into()).unwrap())
    };
}

impl RelyingParty {
    pub async fn discover(issuer: &Url) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let http = Http(http.build().unwrap());
        let issuer = IssuerUrl::new(issuer.as_str().trim_end_matches('/').into()).unwrap();
        let metadata = CoreProviderMetadata::discover_async(issuer, &http)
            .await
            .unwrap();
        Self {
            http,
            metadata,
            algorithm: CoreJwsSigningAlgorithm::EdDsa,
        }
    }

    /// Takes ID tokens signed this way and no others.
    pub fn accepting(mut self, algorithm: CoreJwsSigningAlgorithm) -> Self {
        self.algorithm = algorithm;
        self
    }

    pub fn ask(&self, scopes: &[&str]) -> Waiting {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (authorization, state, nonce) = client!(self)
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(scopes.iter().map(|scope| Scope::new((*scope).to_owned())))
            .set_pkce_challenge(challenge)
            .url();
        Waiting {
            authorization,
            state,
            nonce,
            verifier,
        }
    }

    /// Takes what the browser brought, checks all of it, and answers the userinfo claims.
    pub async fn finish(&self, waiting: Waiting, callback: &str) -> Value {
        let query = query(callback);
        assert_eq!(query["state"], *waiting.state.secret());
        assert_eq!(query["iss"], **self.metadata.issuer());
        let client = client!(self);
        let tokens = client
            .exchange_code(AuthorizationCode::new(query["code"].clone()))
            .unwrap()
            .set_pkce_verifier(waiting.verifier)
            .request_async(&self.http)
            .await
            .unwrap();
        assert!(tokens.refresh_token().is_none());
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs([self.algorithm.clone()])
            .set_time_fn(|| chrono::DateTime::from_timestamp_millis(START).unwrap());
        let id_token = tokens.id_token().unwrap();
        let claims = id_token.claims(&verifier, &waiting.nonce).unwrap();
        let at_hash = AccessTokenHash::from_token(
            tokens.access_token(),
            id_token.signing_alg().unwrap(),
            id_token.signing_key(&verifier).unwrap(),
        );
        assert_eq!(claims.access_token_hash(), Some(&at_hash.unwrap()));
        let userinfo = self.userinfo(tokens.access_token().secret()).await;
        assert_eq!(userinfo["sub"], claims.subject().as_str());
        userinfo
    }

    async fn userinfo(&self, access_token: &str) -> Value {
        let endpoint = self.metadata.userinfo_endpoint().unwrap().as_str();
        let request = self.http.0.get(endpoint).bearer_auth(access_token);
        request.send().await.unwrap().json().await.unwrap()
    }
}
