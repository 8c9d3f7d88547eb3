//! The keys that may sign ID tokens: Ed25519, or P-256 for a provider that is to look like one
//! that signs ES256.
//!
//! `openidconnect` signs no ES256 itself, so both kinds are signed here, behind its trait.
//! No RSA: the `rsa` crate signs in a time that depends on the key (RUSTSEC-2023-0071).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ed25519_dalek::Signer as _;
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey, SigningError,
    core::{CoreJsonCurveType, CoreJsonWebKey, CoreJwsSigningAlgorithm as Algorithm},
};
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use sha2::{Digest, Sha256};

/// A private key, 32 bytes either way. No `Debug`: it is a secret.
#[derive(Clone)]
pub enum SigningKey {
    /// Signs EdDSA (RFC 8037).
    Ed25519([u8; 32]),
    /// Signs ES256 (RFC 7518 §3.4). All but one in four thousand million values are keys.
    P256([u8; 32]),
}

pub(crate) enum KeyPair {
    Ed25519(ed25519_dalek::SigningKey),
    P256(p256::ecdsa::SigningKey),
}

impl KeyPair {
    pub(crate) fn new(key: &SigningKey) -> Result<Self, String> {
        match key {
            SigningKey::Ed25519(seed) => {
                Ok(Self::Ed25519(ed25519_dalek::SigningKey::from_bytes(seed)))
            }
            SigningKey::P256(scalar) => p256::ecdsa::SigningKey::from_slice(scalar)
                .map(Self::P256)
                .map_err(|error| error.to_string()),
        }
    }

    pub(crate) fn algorithm(&self) -> Algorithm {
        match self {
            Self::Ed25519(_) => Algorithm::EdDsa,
            Self::P256(_) => Algorithm::EcdsaP256Sha256,
        }
    }

    /// Whether this key made the signature.
    pub(crate) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Ed25519(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|s| key.verifying_key().verify_strict(message, &s).is_ok()),
            Self::P256(key) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|s| key.verifying_key().verify(message, &s).is_ok()),
        }
    }
}

impl PrivateSigningKey for KeyPair {
    type VerificationKey = CoreJsonWebKey;

    fn sign(&self, algorithm: &Algorithm, message: &[u8]) -> Result<Vec<u8>, SigningError> {
        match self {
            Self::Ed25519(key) if *algorithm == Algorithm::EdDsa => {
                Ok(key.sign(message).to_bytes().to_vec())
            }
            Self::P256(key) if *algorithm == Algorithm::EcdsaP256Sha256 => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                Ok(signature.to_bytes().to_vec())
            }
            _ => Err(SigningError::UnsupportedAlg(format!("{algorithm:?}"))),
        }
    }

    fn as_verification_key(&self) -> CoreJsonWebKey {
        match self {
            Self::Ed25519(key) => {
                let public = key.verifying_key().to_bytes();
                let curve = CoreJsonCurveType::Ed25519;
                CoreJsonWebKey::new_okp(public.to_vec(), curve, Some(key_id(&public)))
            }
            Self::P256(key) => {
                // 4, then x and y, 32 bytes each (SEC 1 §2.3.3).
                let point = key.verifying_key().to_sec1_bytes();
                let (x, y) = (point[1..33].to_vec(), point[33..].to_vec());
                CoreJsonWebKey::new_ec(x, y, CoreJsonCurveType::P256, Some(key_id(&point)))
            }
        }
    }
}

/// Another key has another name, so that a client sees when it must fetch the keys again.
fn key_id(public: &[u8]) -> JsonWebKeyId {
    JsonWebKeyId::new(URL_SAFE_NO_PAD.encode(&Sha256::digest(public)[..12]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use openidconnect::JsonWebKey;

    #[test]
    fn what_a_key_signs_its_published_half_verifies() {
        for key in [SigningKey::Ed25519([7; 32]), SigningKey::P256([7; 32])] {
            let pair = KeyPair::new(&key).unwrap();
            let public = pair.as_verification_key();
            let signature = pair.sign(&pair.algorithm(), b"message").unwrap();
            public
                .verify_signature(&pair.algorithm(), b"message", &signature)
                .unwrap();
            assert!(pair.signed(b"message", &signature));
            assert!(!pair.signed(b"messagf", &signature));
            assert!(!pair.signed(b"message", &signature[1..]));
        }
    }

    #[test]
    fn a_key_signs_with_its_own_algorithm_only() {
        let pair = KeyPair::new(&SigningKey::P256([7; 32])).unwrap();
        for algorithm in [Algorithm::EdDsa, Algorithm::None, Algorithm::HmacSha256] {
            assert!(pair.sign(&algorithm, b"message").is_err());
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        assert!(KeyPair::new(&SigningKey::P256([0; 32])).is_err());
        assert!(KeyPair::new(&SigningKey::P256([255; 32])).is_err());
    }
}
