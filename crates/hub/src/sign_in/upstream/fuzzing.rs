//! Random input for what a provider answers. Nothing of it may panic; what is believed is for the tests to show.

use super::{
    Identity,
    claims::object,
    metadata::algorithms,
    shapes::{ProvidersIdToken, TokenAnswer},
};
use crate::{
    config::{IdentityProviderConfig, Quirks},
    sign_in::person,
};
use openidconnect::{
    ClientId, ClientSecret, IdTokenVerifier, IssuerUrl, JsonWebKeySet, Nonce,
    core::{CoreJsonWebKey, CoreJwsSigningAlgorithm},
};
use serde_json::{Map, Value};

const ISSUER: &str = "https://id.example.go.th";
/// Of RFC 8037, appendix A.2.
const KEY: &str =
    r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

pub(crate) fn token_answer(bytes: &[u8]) {
    let Ok(answer) = serde_json::from_slice::<TokenAnswer>(bytes) else {
        return;
    };
    if let Some(token) = openidconnect::TokenResponse::id_token(&answer) {
        check(token);
    }
    enter(answer.extra_fields().extra_fields().0.clone());
}

pub(crate) fn id_token(text: &str) {
    if let Ok(token) = text.parse::<ProvidersIdToken>() {
        check(&token);
    }
}

fn check(token: &ProvidersIdToken) {
    let Ok(key) = serde_json::from_str::<CoreJsonWebKey>(KEY) else {
        return;
    };
    let Ok(issuer) = IssuerUrl::new(ISSUER.to_owned()) else {
        return;
    };
    let strict = || {
        IdTokenVerifier::new_confidential_client(
            ClientId::new("hub".to_owned()),
            ClientSecret::new("secret".to_owned()),
            issuer.clone(),
            JsonWebKeySet::new(vec![key.clone()]),
        )
        .set_allowed_algs(algorithms(&Quirks::default().signing))
    };
    let nonce = Nonce::new("nonce".to_owned());
    let believed = token.claims(&strict(), &nonce);
    assert!(believed.is_err(), "nobody has signed this");
    // As if it were signed: what stands in it is read too.
    let lax = strict()
        .allow_any_alg()
        .insecure_disable_signature_check()
        .require_audience_match(false)
        .require_issuer_match(false);
    let any_nonce = |_: Option<&Nonce>| Ok(());
    if let Ok(claims) = token.claims(&lax, any_nonce) {
        enter(object(claims).unwrap_or_default());
    }
    let _: Option<CoreJwsSigningAlgorithm> = token.signing_alg().ok().cloned();
}

fn enter(claims: Map<String, Value>) {
    let mut provider = IdentityProviderConfig::digital_id(ISSUER, "hub", "secret");
    provider.minimum_assurance = "1".parse().ok();
    let identity = Identity {
        issuer: ISSUER.to_owned(),
        subject: "somebody".to_owned(),
        claims,
    };
    // Refused for a low level, or entered: both are fine.
    let _ = person::signed_in(identity, &provider, &[7; 32]);
}
