//! Which real provider the practice Digital ID takes after.

use infodesk_openid_provider::{Quirks, hashed_secret};

/// By default none: strict OpenID Connect, with the claim names of DGA's Digital ID.
///
/// What the real providers do is known from public integrations only, not from their owners.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    pub quirks: Quirks,
    /// The client must send this hash of its secret; the secret itself is refused.
    pub secret_hash: Option<SecretHash>,
    /// ID tokens are signed with ES256, not EdDSA.
    pub es256: bool,
    pub claim_names: ClaimNames,
}

/// See [`hashed_secret`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretHash {
    pub suffix: String,
    pub rounds: u8,
}

/// What providers do not name alike. Each is also the scope that asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimNames {
    pub citizen_number: String,
    pub assurance_level: String,
}

impl Default for ClaimNames {
    fn default() -> Self {
        Self {
            citizen_number: "citizen_id".to_owned(),
            assurance_level: "ial_level".to_owned(),
        }
    }
}

impl Likeness {
    /// DGA's Digital ID, but for its RS256.
    #[must_use]
    pub fn digital_id() -> Self {
        Self {
            quirks: Quirks {
                logout_redirect_url: true,
                ignores_pkce: true,
                omits_iss: true,
                ..Quirks::default()
            },
            secret_hash: Some(SecretHash {
                suffix: "EGA".to_owned(),
                rounds: 7,
            }),
            ..Self::default()
        }
    }

    /// ThaID of the Department of Provincial Administration.
    #[must_use]
    pub fn thaid() -> Self {
        Self {
            quirks: Quirks {
                expire_in: true,
                claims_without_openid: true,
                ignores_pkce: true,
                omits_iss: true,
                ..Quirks::default()
            },
            es256: true,
            claim_names: ClaimNames {
                citizen_number: "pid".to_owned(),
                assurance_level: "ial".to_owned(),
            },
            ..Self::default()
        }
    }

    /// What the client must send for its secret.
    pub(crate) fn secret_as_sent(&self, secret: &str) -> String {
        match &self.secret_hash {
            Some(SecretHash { suffix, rounds }) => hashed_secret(secret, suffix, *rounds),
            None => secret.to_owned(),
        }
    }
}
