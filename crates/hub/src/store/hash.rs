//! Hashes of what must not be read from the database.

use super::db::Value;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;

/// HMAC-SHA256 under one of the hub's keys: without the key, a Token or a citizen number (which has few
/// enough values to try them all) cannot be found from it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct KeyedHash([u8; 32]);

impl KeyedHash {
    pub fn of(key: &[u8; 32], text: &str) -> Self {
        Self(mac(key, text.as_bytes()))
    }

    /// As it stands in the database: 64 hexadecimal digits.
    pub(crate) fn to_hex(self) -> String {
        hex::encode(self.0)
    }
}

/// HMAC-SHA256.
pub(super) fn mac(key: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
    let mut mac =
        <Hmac<Sha256> as Mac>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

impl From<&KeyedHash> for Value {
    fn from(hash: &KeyedHash) -> Self {
        Self::Text(hash.to_hex())
    }
}

impl fmt::Debug for KeyedHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyedHash(…)")
    }
}
