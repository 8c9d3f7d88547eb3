//! An identity provider, seen from the hub: code flow with PKCE and nonce, discovery on first need.

mod claims;
mod error;
#[cfg(feature = "fuzzing")]
pub(crate) mod fuzzing;
mod http;
mod metadata;
mod shapes;

pub(crate) use error::UpstreamError;

use crate::config::{ClientAuthentication, Expiry, IdentityProviderConfig, Registration};
use http::HttpClient;
use infodesk_domain::Surroundings;
use openidconnect::{
    AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError,
    Scope,
    core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType},
};
use serde_json::{Map, Value};
use shapes::{Client, Metadata, TokenAnswer};
use std::sync::{Arc, PoisonError, RwLock};
use url::Url;

/// A sign-in that has been begun: where the browser goes, and what must be kept until it returns.
pub(crate) struct Begun {
    pub url: Url,
    pub state: String,
    pub nonce: String,
    /// Empty without PKCE.
    pub verifier: String,
}

/// What the app wants of a sign-in.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wish {
    /// The person must prove themselves now, not by an old session at the provider.
    pub fresh: bool,
    /// The person has no account yet.
    pub registration: bool,
}

/// Who it is, as the provider says: the subject and every claim.
pub(crate) struct Identity {
    /// What the subject is kept under; see [`IdentityProviderConfig::subjects_of`].
    pub issuer: String,
    pub subject: String,
    pub claims: Map<String, Value>,
}

pub(crate) struct Upstream {
    config: IdentityProviderConfig,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    http: HttpClient,
    surroundings: Arc<dyn Surroundings>,
    known: RwLock<Option<Metadata>>,
}

impl Upstream {
    /// `origin`: the hub's own, without a slash at the end. Does not ask the provider anything yet.
    pub(crate) fn new(
        config: IdentityProviderConfig,
        origin: &str,
        surroundings: Arc<dyn Surroundings>,
    ) -> Result<Self, UpstreamSetupError> {
        Ok(Self {
            issuer: IssuerUrl::new(config.issuer.clone())?,
            redirect: RedirectUrl::new(format!("{origin}/sign-in/{}/callback", config.name))?,
            http: HttpClient::new()?,
            surroundings,
            known: RwLock::new(None),
            config,
        })
    }

    pub(crate) const fn config(&self) -> &IdentityProviderConfig {
        &self.config
    }

    pub(crate) async fn begin(&self, wish: Wish) -> Result<Begun, UpstreamError> {
        let client = self.client(self.metadata().await?);
        let scopes = self.config.scopes.iter().cloned().map(Scope::new);
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                long_state,
                long_nonce,
            )
            .add_scopes(scopes);
        if wish.registration && self.config.registration == Some(Registration::Prompt) {
            request = request.add_prompt(CoreAuthPrompt::Extension("create".to_owned()));
        } else if wish.fresh {
            request = request.add_prompt(CoreAuthPrompt::Login);
        }
        let mut verifier = String::new();
        if self.config.pkce {
            let (challenge, secret) = PkceCodeChallenge::new_random_sha256();
            request = request.set_pkce_challenge(challenge);
            verifier.clone_from(secret.secret());
        }
        let (url, state, nonce) = request.url();
        Ok(Begun {
            url,
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier,
        })
    }

    /// The `iss` of the authorization answer (RFC 9207): it must be right where it is given, and be
    /// given where the provider says that it gives it.
    pub(crate) async fn check_issuer(&self, given: Option<&str>) -> Result<(), UpstreamError> {
        let metadata = self.metadata().await?;
        let promised = metadata
            .additional_metadata()
            .authorization_response_iss_parameter_supported;
        match given {
            Some(issuer) if issuer == self.config.issuer => Ok(()),
            None if !promised => Ok(()),
            _ => Err(UpstreamError::OtherIssuer),
        }
    }

    /// Exchanges the code and asks who it is. The provider's tokens end here.
    pub(crate) async fn finish(
        &self,
        code: String,
        nonce: &str,
        verifier: &str,
    ) -> Result<Identity, UpstreamError> {
        let client = self.client(self.metadata().await?);
        let answer = self.exchange(&client, code, verifier).await?;
        self.check_expiry(&answer)?;
        let (subject, claims) = self.claims(&client, &answer, nonce).await?;
        Ok(Identity {
            issuer: self.config.subjects_of.clone(),
            subject,
            claims,
        })
    }

    /// Where somebody also signs out at the provider; none where it has no such page.
    pub(crate) async fn sign_out_page(&self, back: &str) -> Result<Option<Url>, UpstreamError> {
        let metadata = self.metadata().await?;
        let page = metadata.additional_metadata().end_session_endpoint.clone();
        Ok(page.map(|mut page| {
            page.query_pairs_mut()
                .append_pair("client_id", &self.config.client_id)
                .append_pair(&self.config.quirks.logout_parameter, back);
            page
        }))
    }

    async fn exchange(
        &self,
        client: &Client,
        code: String,
        verifier: &str,
    ) -> Result<TokenAnswer, UpstreamError> {
        let mut request = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|e| UpstreamError::Discovery(e.to_string()))?;
        if !verifier.is_empty() {
            request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        }
        request
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                RequestTokenError::ServerResponse(answer) => {
                    UpstreamError::CodeRefused(error_code(answer.error()))
                }
                RequestTokenError::Request(error) => UpstreamError::Unreachable(error),
                // Their texts may quote the answer, and with it the tokens.
                RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                    UpstreamError::TokenAnswer
                }
            })
    }

    /// An access token that has ended before it came: one of both clocks is wrong, or somebody kept the answer.
    fn check_expiry(&self, answer: &TokenAnswer) -> Result<(), UpstreamError> {
        let ended = match self.config.quirks.expiry {
            Expiry::Seconds => answer.expires_in().is_some_and(|life| life.is_zero()),
            Expiry::UnixTime => {
                let until = answer.extra_fields().extra_fields().0.get("expire_in");
                let until = until.and_then(Value::as_i64);
                until.is_some_and(|until| until <= self.surroundings.now().0 / 1000)
            }
        };
        if ended {
            Err(UpstreamError::TokenEnded)
        } else {
            Ok(())
        }
    }

    fn client(&self, metadata: Metadata) -> Client {
        let client = Client::from_provider_metadata(
            metadata,
            ClientId::new(self.config.client_id.clone()),
            Some(ClientSecret::new(self.config.sent_secret())),
        )
        .set_redirect_uri(self.redirect.clone())
        .set_auth_type(match self.config.quirks.client_authentication {
            ClientAuthentication::Basic => AuthType::BasicAuth,
            ClientAuthentication::Post => AuthType::RequestBody,
        });
        if self.config.quirks.claims_in_token_response {
            client.disable_openid_scope()
        } else {
            client
        }
    }

    async fn metadata(&self) -> Result<Metadata, UpstreamError> {
        let known = self
            .known
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match known {
            Some(metadata) => Ok(metadata),
            None => self.ask_again().await,
        }
    }

    async fn ask_again(&self) -> Result<Metadata, UpstreamError> {
        let metadata = metadata::ask(&self.config, &self.issuer, &self.http).await?;
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(metadata.clone());
        Ok(metadata)
    }
}

/// Addresses in the configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UpstreamSetupError {
    #[error("no identity provider is configured")]
    None,
    #[error("the identity provider's address cannot be used")]
    Address(#[from] url::ParseError),
    #[error("TLS cannot be set up")]
    Tls(#[from] reqwest::Error),
}

fn long_state() -> CsrfToken {
    CsrfToken::new_random_len(32)
}

fn long_nonce() -> Nonce {
    Nonce::new_random_len(32)
}

fn error_code(code: &CoreErrorResponseType) -> String {
    let code: &str = code.as_ref();
    code.chars()
        .filter(|c| c.is_ascii_graphic())
        .take(60)
        .collect()
}
