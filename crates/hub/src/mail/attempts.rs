//! When a mail that did not leave is tried again.

use infodesk_domain::{Surroundings, Timestamp, jitter::jittered};
use std::time::Duration;

const FIRST_PAUSE: Duration = Duration::from_secs(60);
const LONGEST_PAUSE: Duration = Duration::from_secs(4 * 60 * 60);
/// RFC 5321 §4.5.4.1 has a sender try for four or five days.
const GIVEN_UP_AFTER_DAYS: i64 = 5;

/// The pause after so many attempts, twice as long each time; `None`: it was tried for long enough.
pub(super) fn next(
    attempts: u32,
    queued_at: Timestamp,
    surroundings: &dyn Surroundings,
) -> Option<Duration> {
    if surroundings.now() >= queued_at.plus_days(GIVEN_UP_AFTER_DAYS) {
        return None;
    }
    Some(jittered(doubled(FIRST_PAUSE, attempts), surroundings))
}

/// After the n-th attempt; never longer than [`LONGEST_PAUSE`].
pub(super) fn doubled(first: Duration, attempts: u32) -> Duration {
    let times = 1 << attempts.saturating_sub(1).min(16);
    LONGEST_PAUSE.min(first * times)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct At(i64);

    impl Surroundings for At {
        fn now(&self) -> Timestamp {
            Timestamp(self.0)
        }

        fn random(&self, bytes: &mut [u8]) {
            bytes.fill(255);
        }
    }

    #[test]
    fn pauses_double_up_to_four_hours_and_end_after_five_days() {
        let pause = |attempts| next(attempts, Timestamp(0), &At(0)).map(|p| p.as_secs() / 60);
        assert_eq!(pause(1), Some(1));
        assert_eq!(pause(4), Some(8));
        assert_eq!(pause(9), Some(240));
        assert_eq!(pause(u32::MAX), Some(240));
        let five_days = Timestamp(0).plus_days(5).0;
        assert!(next(1, Timestamp(0), &At(five_days - 1)).is_some());
        assert_eq!(next(1, Timestamp(0), &At(five_days)), None);
    }
}
