//! What real providers do otherwise than OpenID Connect has it. Each is off until it is named.

use serde::Deserialize;

/// A provider's own ways; the table `quirks` of its block.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Quirks {
    /// The client's secret is sent hashed, as DGA's Digital ID wants it.
    pub secret_hash: Option<SecretHash>,
    /// How the client shows its secret. Some providers do not decode what stands in HTTP Basic: with them a
    /// secret of other characters than letters and digits goes in the body.
    pub client_authentication: ClientAuthentication,
    /// What the provider calls `post_logout_redirect_uri`; DGA's Digital ID says `post_logout_redirect_url`.
    pub logout_parameter: String,
    pub expiry: Expiry,
    /// Who it is stands in the token response itself; neither `openid` is asked for nor an ID token expected.
    /// So does ThaID.
    pub claims_in_token_response: bool,
    /// What may sign an ID token. Never taken from the provider: one real provider offers `none`.
    pub signing: Vec<SigningAlgorithm>,
}

impl Default for Quirks {
    fn default() -> Self {
        Self {
            secret_hash: None,
            client_authentication: ClientAuthentication::default(),
            logout_parameter: "post_logout_redirect_uri".to_owned(),
            expiry: Expiry::default(),
            claims_in_token_response: false,
            signing: vec![
                SigningAlgorithm::Rs256,
                SigningAlgorithm::Es256,
                SigningAlgorithm::EdDsa,
            ],
        }
    }
}

/// MD5 over secret and suffix, and again over what came out and the suffix, `rounds` times in all; each in
/// hexadecimal digits (seen in public integrations of DGA's Digital ID: seven rounds, suffix `EGA`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecretHash {
    pub suffix: String,
    pub rounds: u8,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientAuthentication {
    /// HTTP Basic (RFC 6749 §2.3.1).
    #[default]
    Basic,
    /// In the body of the request.
    Post,
}

/// How the provider says when its access token ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expiry {
    /// `expires_in`, in seconds from now (RFC 6749 §5.1).
    #[default]
    Seconds,
    /// `expire_in`, in seconds since 1970. So does ThaID.
    UnixTime,
}

/// Asymmetric ones only: the hub shares no key with a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum SigningAlgorithm {
    Rs256,
    Rs384,
    Rs512,
    Ps256,
    Es256,
    Es384,
    #[serde(rename = "EdDSA")]
    EdDsa,
}
