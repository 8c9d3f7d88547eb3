//! The discovery document (OpenID Connect Discovery 1.0 §3, RFC 8414, RFC 9207).

use crate::settings::Settings;
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde_json::{Value, json};

pub(crate) fn document(
    issuer: &str,
    settings: &Settings,
    algorithm: &CoreJwsSigningAlgorithm,
) -> Value {
    let at = |name: &str| format!("{issuer}{}/{name}", settings.prefix);
    let mut grants = vec!["authorization_code"];
    if settings.lifetimes.refresh.is_some() {
        grants.push("refresh_token");
    }
    let mut document = json!({
        "issuer": issuer,
        "authorization_endpoint": at("authorize"),
        "token_endpoint": at("token"),
        "jwks_uri": at("jwks"),
        "userinfo_endpoint": at("userinfo"),
        "revocation_endpoint": at("revoke"),
        "end_session_endpoint": at("end_session"),
        "scopes_supported": settings.scopes,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": grants,
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [algorithm],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "none"],
        "revocation_endpoint_auth_methods_supported": ["client_secret_basic", "none"],
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "claims_parameter_supported": false,
    });
    if !settings.quirks.ignores_pkce {
        document["code_challenge_methods_supported"] = json!(["S256"]);
    }
    if !settings.quirks.omits_iss {
        document["authorization_response_iss_parameter_supported"] = json!(true);
    }
    if settings.registration {
        // OpenID Connect Initiating User Registration 1.0 §5.
        document["prompt_values_supported"] = json!(["login", "create"]);
    }
    document
}
