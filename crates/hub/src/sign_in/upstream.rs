//! The identity provider, seen from the hub: code flow with PKCE and nonce, discovery on first need.

use super::{
    http::HttpClient,
    shapes::{AllClaims, Client, Metadata},
    upstream_error::UpstreamError,
};
use crate::config::IdentityProviderConfig;
use chrono::{DateTime, Utc};
use infodesk_domain::Surroundings;
use openidconnect::{
    AccessToken, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    DiscoveryError, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, SubjectIdentifier,
    TokenResponse, UserInfoClaims, UserInfoError,
    core::{
        CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreErrorResponseType, CoreGenderClaim,
        CoreIdToken, CoreJwsSigningAlgorithm, CoreTokenResponse,
    },
};
use serde_json::{Map, Value};
use std::sync::{Arc, PoisonError, RwLock};
use url::Url;

/// What may sign an ID token. The list does not come from the provider: one real provider offers `none`.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 3] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// A sign-in that has been begun: where the browser goes, and what must be kept until it returns.
pub(crate) struct Begun {
    pub url: Url,
    pub state: String,
    pub nonce: String,
    /// Empty without PKCE.
    pub verifier: String,
}

/// Who it is, as the provider says: `sub` and everything userinfo holds.
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

    /// `fresh`: the person must prove themselves now, not by an old session at the provider.
    pub(crate) async fn begin(&self, fresh: bool) -> Result<Begun, UpstreamError> {
        let client = self.client(self.metadata().await?);
        let scopes = self.config.scopes.iter().cloned().map(Scope::new);
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                long_state,
                long_nonce,
            )
            .add_scopes(scopes);
        if fresh {
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
        let tokens = self.exchange(&client, code, verifier).await?;
        let id_token = tokens.id_token().ok_or(UpstreamError::TokenAnswer)?;
        let subject = self
            .subject(&client, id_token, &Nonce::new(nonce.to_owned()))
            .await?;
        let claims = self
            .userinfo(&client, tokens.access_token().clone(), subject.clone())
            .await?;
        Ok(Identity {
            issuer: self.config.subjects_of.clone(),
            subject: subject.to_string(),
            claims,
        })
    }

    async fn exchange(
        &self,
        client: &Client,
        code: String,
        verifier: &str,
    ) -> Result<CoreTokenResponse, UpstreamError> {
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

    /// The verified subject. A key we do not know yet is looked for once more: providers change theirs.
    async fn subject(
        &self,
        client: &Client,
        id_token: &CoreIdToken,
        nonce: &Nonce,
    ) -> Result<SubjectIdentifier, UpstreamError> {
        match self.verify(client, id_token, nonce) {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let client = self.client(self.discover().await?);
                self.verify(&client, id_token, nonce)
            }
            other => other,
        }
        .map_err(UpstreamError::IdToken)
    }

    fn verify(
        &self,
        client: &Client,
        id_token: &CoreIdToken,
        nonce: &Nonce,
    ) -> Result<SubjectIdentifier, ClaimsVerificationError> {
        let surroundings = self.surroundings.clone();
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || {
                DateTime::<Utc>::from_timestamp_millis(surroundings.now().0).unwrap_or_default()
            });
        id_token
            .claims(&verifier, nonce)
            .map(|claims| claims.subject().clone())
    }

    async fn userinfo(
        &self,
        client: &Client,
        access: AccessToken,
        subject: SubjectIdentifier,
    ) -> Result<Map<String, Value>, UpstreamError> {
        let request = client
            .user_info(access, Some(subject))
            .map_err(|_| UpstreamError::Userinfo)?;
        let claims: UserInfoClaims<AllClaims, CoreGenderClaim> = request
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                UserInfoError::Request(error) => UpstreamError::Unreachable(error),
                UserInfoError::Response(status, ..) => UpstreamError::Unavailable(status.as_u16()),
                // Their texts may quote what the provider says about a person.
                _ => UpstreamError::Userinfo,
            })?;
        match serde_json::to_value(&claims) {
            Ok(Value::Object(claims)) => Ok(claims),
            _ => Err(UpstreamError::Userinfo),
        }
    }

    fn client(&self, metadata: Metadata) -> Client {
        let secret = ClientSecret::new(self.config.client_secret.clone());
        CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(self.config.client_id.clone()),
            Some(secret),
        )
        .set_redirect_uri(self.redirect.clone())
    }

    async fn metadata(&self) -> Result<Metadata, UpstreamError> {
        let known = self
            .known
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match known {
            Some(metadata) => Ok(metadata),
            None => self.discover().await,
        }
    }

    async fn discover(&self) -> Result<Metadata, UpstreamError> {
        let metadata = Metadata::discover_async(self.issuer.clone(), &self.http)
            .await
            .map_err(|error| match error {
                DiscoveryError::Request(error) => UpstreamError::Unreachable(error),
                DiscoveryError::Response(status, ..) => UpstreamError::Unavailable(status.as_u16()),
                other => UpstreamError::Discovery(other.to_string()),
            })?;
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(metadata.clone());
        Ok(metadata)
    }
}

/// Addresses in the configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UpstreamSetupError {
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
