//! The computer's own clock and source of randomness.

use infodesk_domain::{Surroundings, Timestamp};
use rand::RngCore;
use std::time::{SystemTime, UNIX_EPOCH};

pub struct Computer;

impl Surroundings for Computer {
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
        rand::rngs::OsRng.fill_bytes(bytes);
    }
}
