//! Time that stands still until it is moved, and randomness that repeats.

use infodesk_domain::{Surroundings, Timestamp};
use std::sync::{Arc, Mutex, PoisonError};

/// Clones share the clock and the randomness.
#[derive(Debug, Clone)]
pub struct FixedSurroundings(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    now: Timestamp,
    random: u64,
}

impl FixedSurroundings {
    /// 23 November 2026, 09.00 in Bangkok: a Monday, and no holiday.
    pub const MORNING: Timestamp = Timestamp(1_795_399_200_000);

    /// The same `seed` gives the same ids, Tokens and codes.
    pub fn new(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(State {
            now: Self::MORNING,
            random: seed,
        })))
    }

    pub fn set(&self, now: Timestamp) {
        self.with(|state| state.now = now);
    }

    pub fn pass_millis(&self, millis: i64) {
        self.with(|state| state.now = state.now.plus_millis(millis));
    }

    pub fn pass_minutes(&self, minutes: i64) {
        self.pass_millis(minutes * 60 * 1000);
    }

    pub fn pass_days(&self, days: i64) {
        self.with(|state| state.now = state.now.plus_days(days));
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Default for FixedSurroundings {
    fn default() -> Self {
        Self::new(1)
    }
}

impl Surroundings for FixedSurroundings {
    fn now(&self) -> Timestamp {
        self.with(|state| state.now)
    }

    fn random(&self, bytes: &mut [u8]) {
        self.with(|state| {
            for chunk in bytes.chunks_mut(8) {
                let word = next(&mut state.random).to_le_bytes();
                chunk.copy_from_slice(&word[..chunk.len()]);
            }
        });
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): small, and good enough for names that must differ.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_repeats_itself() {
        let draw = |seed| {
            let mut bytes = [0; 11];
            FixedSurroundings::new(seed).random(&mut bytes);
            bytes
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn the_clock_moves_only_when_told() {
        let surroundings = FixedSurroundings::default();
        assert_eq!(surroundings.now(), FixedSurroundings::MORNING);
        surroundings.clone().pass_minutes(2);
        assert_eq!(
            surroundings.now(),
            FixedSurroundings::MORNING.plus_millis(120_000)
        );
    }
}
