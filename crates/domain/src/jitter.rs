//! Pauses that are not all of one length: after an outage not everybody comes at once.

use crate::Surroundings;
use std::time::Duration;

/// Between three quarters of the pause and the whole.
#[must_use]
pub fn jittered(pause: Duration, surroundings: &dyn Surroundings) -> Duration {
    let mut random = [0];
    surroundings.random(&mut random);
    pause.mul_f64(0.75 + f64::from(random[0]) / 1020.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAUSE: Duration = Duration::from_secs(2);

    struct Dice(u8);

    impl Surroundings for Dice {
        fn now(&self) -> crate::Timestamp {
            crate::Timestamp(0)
        }

        fn random(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    #[test]
    fn the_pause_varies_within_its_last_quarter() {
        assert_eq!(jittered(PAUSE, &Dice(0)), Duration::from_millis(1500));
        assert_eq!(jittered(PAUSE, &Dice(255)), PAUSE);
    }
}
