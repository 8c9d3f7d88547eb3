//! The real clock and the system's source of randomness.

use infodesk_domain::{Surroundings, Timestamp};
use rand::{RngCore, rngs::OsRng};
use std::time::{SystemTime, UNIX_EPOCH};

/// What a running hub uses; tests bring their own.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemSurroundings;

impl Surroundings for SystemSurroundings {
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the clock that everything else is given"
    )]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    fn random(&self, bytes: &mut [u8]) {
        OsRng.fill_bytes(bytes);
    }
}
