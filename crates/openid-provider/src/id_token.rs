//! ID tokens: what they say, and which of them are ours.

use crate::{
    signing_key::{KeyPair, SigningKey},
    storage::Session,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use openidconnect::{
    AccessToken, AdditionalClaims, Audience, IdToken, IdTokenClaims, IssuerUrl, JsonWebTokenError,
    Nonce, PrivateSigningKey, StandardClaims, SubjectIdentifier,
    core::{
        CoreGenderClaim, CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    },
};
use serde::{Deserialize, Serialize};

/// `sid`: which session the token belongs to, so that the app knows itself in a list of devices.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SessionClaim {
    pub(crate) sid: String,
}

impl AdditionalClaims for SessionClaim {}

type Claims = IdTokenClaims<SessionClaim, CoreGenderClaim>;
type Token = IdToken<
    SessionClaim,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

#[derive(Debug, thiserror::Error)]
pub(crate) enum SigningError {
    #[error("the instant {0} is out of range")]
    Instant(i64),
    #[error("the issuer is not an address")]
    Issuer(#[source] url::ParseError),
    #[error("the ID token cannot be signed")]
    Sign(#[source] JsonWebTokenError),
}

pub(crate) struct Signer {
    key: KeyPair,
}

/// What an ID token says beyond its session. Instants in UTC milliseconds.
pub(crate) struct Statement<'a> {
    pub(crate) issuer: &'a str,
    pub(crate) session: &'a Session,
    pub(crate) nonce: Option<String>,
    pub(crate) access_token: &'a str,
    pub(crate) issued_at: i64,
    pub(crate) expires_at: i64,
}

impl Signer {
    pub(crate) fn new(key: &SigningKey) -> Result<Self, String> {
        KeyPair::new(key).map(|key| Self { key })
    }

    pub(crate) fn algorithm(&self) -> CoreJwsSigningAlgorithm {
        self.key.algorithm()
    }

    pub(crate) fn key_set(&self) -> CoreJsonWebKeySet {
        CoreJsonWebKeySet::new(vec![self.key.as_verification_key()])
    }

    pub(crate) fn sign(&self, statement: Statement<'_>) -> Result<String, SigningError> {
        let session = statement.session;
        let claims = Claims::new(
            IssuerUrl::new(statement.issuer.to_owned()).map_err(SigningError::Issuer)?,
            vec![Audience::new(session.client_id.clone())],
            instant(statement.expires_at)?,
            instant(statement.issued_at)?,
            StandardClaims::new(SubjectIdentifier::new(session.subject.clone())),
            SessionClaim {
                sid: session.id.0.clone(),
            },
        )
        .set_auth_time(Some(instant(session.auth_time)?))
        .set_nonce(statement.nonce.map(Nonce::new));
        let access = AccessToken::new(statement.access_token.to_owned());
        Token::new(claims, &self.key, self.algorithm(), Some(&access), None)
            .map(|token| token.to_string())
            .map_err(SigningError::Sign)
    }

    /// Client and session of an ID token that this provider signed, expired or not; for signing
    /// out (OpenID Connect RP-Initiated Logout §4 wants expired ones accepted).
    pub(crate) fn read_hint(&self, token: &str) -> Option<Hint> {
        let (signed, signature) = token.rsplit_once('.')?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        if !self.key.signed(signed.as_bytes(), &signature) {
            return None;
        }
        let (_, claims) = signed.split_once('.')?;
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()
    }
}

#[derive(Deserialize)]
pub(crate) struct Hint {
    pub(crate) aud: Audiences,
    pub(crate) sid: String,
}

/// One audience may stand as a string or as a list (RFC 7519 §4.1.3).
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Audiences {
    One(String),
    Many(Vec<String>),
}

impl Audiences {
    pub(crate) fn contains(&self, client_id: &str) -> bool {
        match self {
            Self::One(one) => one == client_id,
            Self::Many(many) => many.iter().any(|one| one == client_id),
        }
    }
}

fn instant(millis: i64) -> Result<DateTime<Utc>, SigningError> {
    DateTime::from_timestamp_millis(millis).ok_or(SigningError::Instant(millis))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::secret::SessionId;

    fn token(signer: &Signer) -> String {
        let session = Session {
            id: SessionId("the-session".into()),
            client_id: "app".into(),
            subject: "somchai".into(),
            scope: "openid".into(),
            device: None,
            auth_time: 1_000,
            started_at: 2_000,
            ends_at: 9_000,
        };
        signer
            .sign(Statement {
                issuer: "http://127.0.0.1:1",
                session: &session,
                nonce: None,
                access_token: "access",
                issued_at: 2_000,
                expires_at: 3_000,
            })
            .unwrap()
    }

    #[test]
    fn a_hint_is_read_only_when_this_provider_signed_it() {
        for [ours, other] in [
            [SigningKey::Ed25519([7; 32]), SigningKey::Ed25519([8; 32])],
            [SigningKey::P256([7; 32]), SigningKey::P256([8; 32])],
        ] {
            let signer = Signer::new(&ours).unwrap();
            let hint = signer.read_hint(&token(&signer)).unwrap();
            assert_eq!(hint.sid, "the-session");
            assert!(hint.aud.contains("app") && !hint.aud.contains("hub"));

            let foreign = token(&Signer::new(&other).unwrap());
            assert!(signer.read_hint(&foreign).is_none());
            assert!(signer.read_hint("a.b.c").is_none());
        }
    }
}
