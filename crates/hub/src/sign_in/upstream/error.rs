//! What can go wrong with the identity provider.

use super::http::HttpError;
use openidconnect::ClaimsVerificationError;

/// What went wrong with the identity provider. Texts hold nothing about a person.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UpstreamError {
    #[error("the identity provider cannot be reached")]
    Unreachable(#[source] HttpError),
    #[error("the identity provider answered with status {0}")]
    Unavailable(u16),
    #[error("the identity provider's discovery document cannot be used: {0}")]
    Discovery(String),
    #[error("the identity provider refused the code: {0}")]
    CodeRefused(String),
    #[error("the identity provider's answer to the code cannot be used")]
    TokenAnswer,
    #[error("the ID token does not hold")]
    IdToken(#[source] ClaimsVerificationError),
    #[error("the identity provider's userinfo cannot be used")]
    Userinfo,
    #[error("the answer comes from another issuer")]
    OtherIssuer,
    #[error("the identity provider's answer to the code does not say who it is")]
    NoSubject,
    #[error("the identity provider's access token had ended before it came")]
    TokenEnded,
}

impl UpstreamError {
    /// Trying again later may help.
    pub(crate) const fn is_temporary(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Unavailable(_))
    }
}
