//! The keys that the store hashes with.

use std::fmt;

/// Made from the hub's secret; see [`crate::secrets::Secrets::store_keys`].
#[derive(Clone, Copy)]
pub struct StoreKeys {
    /// Chains the audit.
    pub audit: [u8; 32],
    /// Hides by whom attempts are counted.
    pub limits: [u8; 32],
    /// Hides the mission's Tokens.
    pub tokens: [u8; 32],
    /// Seals what mails carry.
    pub mails: [u8; 32],
    /// Signs the links of mails.
    pub links: [u8; 32],
}

impl fmt::Debug for StoreKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreKeys(…)")
    }
}
