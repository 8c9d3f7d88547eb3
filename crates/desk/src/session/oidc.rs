//! The hub's OpenID provider as the desktop uses it: discovery, code with PKCE, refresh.

use super::SignInWish;
use openidconnect::{
    AdditionalProviderMetadata, AsyncHttpClient, AuthorizationCode, ClientId, CsrfToken,
    HttpClientError, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl, RefreshToken,
    RequestTokenError, Scope,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClaimName, CoreClaimType,
        CoreClient, CoreClientAuthMethod, CoreErrorResponseType, CoreGrantType, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm,
        CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType, CoreTokenResponse,
    },
};
use serde::{Deserialize, Serialize};
use std::{future::Future, pin::Pin, time::Duration};
use url::Url;

/// The desktop's name at the hub: a public client, since a secret never ships in an installed app.
pub const CLIENT_ID: &str = "infodesk-desktop";

#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    #[error("the hub cannot be reached")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The grant does not hold (any more): sign in again.
    #[error("the hub no longer accepts this sign-in")]
    InvalidGrant,
    #[error("the hub's answer does not hold: {0}")]
    Broken(String),
}

/// What came of a sign-in or a refresh. Debug never shows the tokens: both are openidconnect's own types.
#[derive(Debug, Clone)]
pub(super) struct Tokens {
    pub access: openidconnect::AccessToken,
    pub access_life: Duration,
    pub refresh: Option<RefreshToken>,
}

/// Where to send the browser, and what must come back.
pub(super) struct Attempt {
    pub url: Url,
    pub state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    redirect: RedirectUrl,
}

/// The hub's discovery document, of which openidconnect by itself leaves out where tokens are revoked (RFC 8414).
type Metadata = ProviderMetadata<
    Revocation,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Revocation {
    revocation_endpoint: Url,
}

impl AdditionalProviderMetadata for Revocation {}

pub(super) struct Oidc {
    metadata: Metadata,
    http: Http,
}

type Client = openidconnect::core::CoreClient<
    openidconnect::EndpointSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointNotSet,
    openidconnect::EndpointMaybeSet,
    openidconnect::EndpointMaybeSet,
>;

impl Oidc {
    pub async fn discover(issuer: &Url, http: reqwest::Client) -> Result<Self, OidcError> {
        let http = Http(http);
        let issuer =
            IssuerUrl::new(issuer.as_str().trim_end_matches('/').to_owned()).map_err(broken)?;
        let metadata =
            Metadata::discover_async(issuer, &http)
                .await
                .map_err(|error| match error {
                    openidconnect::DiscoveryError::Request(e) => {
                        OidcError::Unreachable(Box::new(e))
                    }
                    other => broken(other),
                })?;
        Ok(Self { metadata, http })
    }

    pub fn issuer(&self) -> &str {
        self.metadata.issuer().as_str()
    }

    pub fn begin(
        &self,
        redirect_uri: String,
        device: &str,
        wish: &SignInWish,
    ) -> Result<Attempt, OidcError> {
        let redirect = RedirectUrl::new(redirect_uri).map_err(broken)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let client = self.client().set_redirect_uri(redirect.clone());
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("offline_access".to_owned()))
            .add_extra_param("device", device)
            .set_pkce_challenge(challenge);
        if let Some(provider) = &wish.provider {
            request = request.add_extra_param("identity_provider", provider.as_str());
        }
        if wish.register {
            request = request.add_prompt(CoreAuthPrompt::Extension("create".to_owned()));
        }
        if wish.fresh {
            request = request.add_prompt(CoreAuthPrompt::Login);
        }
        let (url, state, nonce) = request.url();
        Ok(Attempt {
            url,
            state,
            nonce,
            verifier,
            redirect,
        })
    }

    pub async fn finish(&self, attempt: Attempt, code: String) -> Result<Tokens, OidcError> {
        let client = self.client().set_redirect_uri(attempt.redirect);
        let response = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(broken)?
            .set_pkce_verifier(attempt.verifier)
            .request_async(&self.http)
            .await
            .map_err(token_error)?;
        // Pinned: otherwise the metadata itself would say which algorithms to trust.
        let verifier = client.id_token_verifier().set_allowed_algs([
            CoreJwsSigningAlgorithm::EdDsa,
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
        ]);
        let id_token = response
            .extra_fields()
            .id_token()
            .ok_or_else(|| broken("no ID token"))?;
        id_token.claims(&verifier, &attempt.nonce).map_err(broken)?;
        Ok(tokens(&response))
    }

    pub async fn refresh(&self, refresh: &str) -> Result<Tokens, OidcError> {
        let refresh = RefreshToken::new(refresh.to_owned());
        let request = self
            .client()
            .exchange_refresh_token(&refresh)
            .map_err(broken)?
            .request_async(&self.http)
            .await;
        request
            .map(|response| tokens(&response))
            .map_err(token_error)
    }

    /// Ends the session of a refresh token (RFC 7009).
    pub async fn revoke(&self, refresh: &str) -> Result<(), OidcError> {
        let endpoint = &self.metadata.additional_metadata().revocation_endpoint;
        let form = [
            ("client_id", CLIENT_ID),
            ("token", refresh),
            ("token_type_hint", "refresh_token"),
        ];
        // Not by the library's own request: it takes no http, which the hub on this machine speaks.
        let sent = self.http.0.post(endpoint.clone()).form(&form).send().await;
        let answer = sent.map_err(|e| OidcError::Unreachable(Box::new(e)))?;
        answer.error_for_status().map(drop).map_err(broken)
    }

    fn client(&self) -> Client {
        CoreClient::from_provider_metadata(
            self.metadata.clone(),
            ClientId::new(CLIENT_ID.to_owned()),
            None,
        )
    }
}

fn tokens(response: &CoreTokenResponse) -> Tokens {
    const UNTOLD: Duration = Duration::from_secs(5 * 60);
    Tokens {
        access: response.access_token().clone(),
        access_life: response.expires_in().unwrap_or(UNTOLD),
        refresh: response.refresh_token().cloned(),
    }
}

type TokenError = RequestTokenError<
    HttpClientError<reqwest::Error>,
    openidconnect::StandardErrorResponse<CoreErrorResponseType>,
>;

fn token_error(error: TokenError) -> OidcError {
    match error {
        RequestTokenError::ServerResponse(answer)
            if *answer.error() == CoreErrorResponseType::InvalidGrant =>
        {
            OidcError::InvalidGrant
        }
        RequestTokenError::Request(e) => OidcError::Unreachable(Box::new(e)),
        other => broken(other),
    }
}

fn broken(error: impl std::fmt::Display) -> OidcError {
    OidcError::Broken(error.to_string())
}

/// openidconnect knows only an older reqwest; this passes its requests to ours.
struct Http(reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpClientError<reqwest::Error>;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Self::Error>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let response = self
                .0
                .execute(request.try_into().map_err(Box::new)?)
                .await
                .map_err(Box::new)?;
            let mut answer = openidconnect::http::Response::builder().status(response.status());
            for (name, value) in response.headers() {
                answer = answer.header(name, value);
            }
            Ok(answer.body(response.bytes().await.map_err(Box::new)?.to_vec())?)
        })
    }
}
