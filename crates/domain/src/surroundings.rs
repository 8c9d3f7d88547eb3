//! What comes in from outside: the time and randomness, so that tests are exact.

use serde::{Deserialize, Serialize};

/// A moment, in milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
// Milliseconds fit a JavaScript number exactly until the year 287396.
pub struct Timestamp(#[cfg_attr(feature = "specta", specta(type = i32))] pub i64);

impl Timestamp {
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_millis(days * 24 * 60 * 60 * 1000)
    }
}

/// The clock and the source of randomness that the host gives.
pub trait Surroundings: Send + Sync + 'static {
    fn now(&self) -> Timestamp;

    /// Fills `bytes` from a cryptographic source.
    fn random(&self, bytes: &mut [u8]);
}
