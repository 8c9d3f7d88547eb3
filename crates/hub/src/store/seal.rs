//! What must come back from the database as it was, and must not be read in it.

use super::error::{Result, StoreError};
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use infodesk_domain::Surroundings;

const NONCE: usize = 24;

/// XChaCha20-Poly1305 with a random nonce before it, in hexadecimal digits.
pub(super) fn seal(key: &[u8; 32], surroundings: &dyn Surroundings, text: &str) -> Result<String> {
    let mut nonce = [0; NONCE];
    surroundings.random(&mut nonce);
    let cipher = XChaCha20Poly1305::new(Key::from_slice(key));
    let sealed = cipher.encrypt(XNonce::from_slice(&nonce), text.as_bytes());
    let sealed = sealed.map_err(|_| StoreError::Missing("seal"))?;
    Ok(hex::encode([nonce.as_slice(), &sealed].concat()))
}

/// # Errors
/// Where it was sealed under another key, or changed since.
pub(super) fn open(key: &[u8; 32], sealed: &str) -> Result<String> {
    let broken = || StoreError::Missing("sealed text");
    let bytes = hex::decode(sealed).map_err(|_| broken())?;
    let (nonce, sealed) = bytes.split_at_checked(NONCE).ok_or_else(broken)?;
    let cipher = XChaCha20Poly1305::new(Key::from_slice(key));
    let text = cipher.decrypt(XNonce::from_slice(nonce), sealed);
    String::from_utf8(text.map_err(|_| broken())?).map_err(|_| broken())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::SystemSurroundings;

    #[test]
    fn only_the_key_opens_it_and_only_as_it_was() {
        let (key, other) = ([1; 32], [2; 32]);
        let sealed = seal(&key, &SystemSurroundings, "ABCD-EFGH").unwrap();
        assert_eq!(open(&key, &sealed).unwrap(), "ABCD-EFGH");
        assert!(!sealed.contains(&hex::encode("ABCD")));
        assert_ne!(
            sealed,
            seal(&key, &SystemSurroundings, "ABCD-EFGH").unwrap()
        );
        let changed = format!("{}00", &sealed[..sealed.len() - 2]);
        for (key, sealed) in [
            (&other, sealed.as_str()),
            (&key, &changed),
            (&key, "00"),
            (&key, "x"),
        ] {
            assert!(open(key, sealed).is_err());
        }
    }
}
