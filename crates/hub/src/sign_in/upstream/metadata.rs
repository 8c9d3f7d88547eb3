//! Where a provider does its parts: from its discovery document, or from the configuration.

use super::{
    error::UpstreamError,
    http::HttpClient,
    shapes::{Metadata, Promises},
};
use crate::config::{Endpoints, IdentityProviderConfig, SigningAlgorithm};
use openidconnect::{
    AuthUrl, DiscoveryError, IssuerUrl, JsonWebKeySet, JsonWebKeySetUrl, ResponseTypes, TokenUrl,
    UserInfoUrl,
    core::{CoreJwsSigningAlgorithm, CoreResponseType, CoreSubjectIdentifierType},
};

/// Asks the provider; for its keys only where the configuration says the rest.
pub(super) async fn ask(
    config: &IdentityProviderConfig,
    issuer: &IssuerUrl,
    http: &HttpClient,
) -> Result<Metadata, UpstreamError> {
    match &config.endpoints {
        Some(endpoints) => configured(config, issuer, endpoints, http).await,
        None => Metadata::discover_async(issuer.clone(), http)
            .await
            .map_err(problem),
    }
}

async fn configured(
    config: &IdentityProviderConfig,
    issuer: &IssuerUrl,
    endpoints: &Endpoints,
    http: &HttpClient,
) -> Result<Metadata, UpstreamError> {
    // A provider that sends no ID token has no keys.
    let jwks_url = endpoints.jwks.as_ref().unwrap_or(&endpoints.token);
    let jwks_url = JsonWebKeySetUrl::from_url(jwks_url.clone());
    let keys = match &endpoints.jwks {
        Some(_) => JsonWebKeySet::fetch_async(&jwks_url, http)
            .await
            .map_err(problem)?,
        None => JsonWebKeySet::new(Vec::new()),
    };
    let promises = Promises {
        authorization_response_iss_parameter_supported: false,
        end_session_endpoint: endpoints.end_session.clone(),
    };
    Ok(Metadata::new(
        issuer.clone(),
        AuthUrl::from_url(endpoints.authorization.clone()),
        jwks_url,
        vec![ResponseTypes::new(vec![CoreResponseType::Code])],
        vec![CoreSubjectIdentifierType::Public],
        algorithms(&config.quirks.signing),
        promises,
    )
    .set_token_endpoint(Some(TokenUrl::from_url(endpoints.token.clone())))
    .set_userinfo_endpoint(endpoints.userinfo.clone().map(UserInfoUrl::from_url))
    .set_jwks(keys))
}

pub(super) fn algorithms(configured: &[SigningAlgorithm]) -> Vec<CoreJwsSigningAlgorithm> {
    configured.iter().map(|one| algorithm(*one)).collect()
}

fn algorithm(configured: SigningAlgorithm) -> CoreJwsSigningAlgorithm {
    match configured {
        SigningAlgorithm::Rs256 => CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
        SigningAlgorithm::Rs384 => CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
        SigningAlgorithm::Rs512 => CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
        SigningAlgorithm::Ps256 => CoreJwsSigningAlgorithm::RsaSsaPssSha256,
        SigningAlgorithm::Es256 => CoreJwsSigningAlgorithm::EcdsaP256Sha256,
        SigningAlgorithm::Es384 => CoreJwsSigningAlgorithm::EcdsaP384Sha384,
        SigningAlgorithm::EdDsa => CoreJwsSigningAlgorithm::EdDsa,
    }
}

fn problem(error: DiscoveryError<super::http::HttpError>) -> UpstreamError {
    match error {
        DiscoveryError::Request(error) => UpstreamError::Unreachable(error),
        DiscoveryError::Response(status, ..) => UpstreamError::Unavailable(status.as_u16()),
        other => UpstreamError::Discovery(other.to_string()),
    }
}
