//! How fast something goes, and how long it still takes.

use infodesk_domain::Timestamp;

/// The pace of a batch since it began.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// Posters a second.
    pub rate: f64,
    /// Seconds until the end, if it goes on like this.
    pub seconds_left: u64,
}

/// Nothing is said before so much time has passed: the first figures jump.
const LEAST_MS: i64 = 1000;

impl Pace {
    /// The pace of something that began at `started`; none while it cannot be told yet.
    pub fn of(started: Timestamp, now: Timestamp, done: usize, total: usize) -> Option<Self> {
        let millis = now.0.saturating_sub(started.0);
        if millis < LEAST_MS || done == 0 {
            return None;
        }
        let rate = done as f64 * 1000.0 / millis as f64;
        let left = total.saturating_sub(done) as f64 / rate;
        Some(Self {
            rate,
            seconds_left: left.ceil() as u64,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn tells_what_is_left_at_the_pace_so_far() {
        let pace = Pace::of(Timestamp(5000), Timestamp(7000), 100, 1000).unwrap();
        assert!((pace.rate - 50.0).abs() < 1e-9);
        assert_eq!(pace.seconds_left, 18);
        assert_eq!(Pace::of(Timestamp(0), Timestamp(999), 100, 1000), None);
        assert_eq!(Pace::of(Timestamp(0), Timestamp(9999), 0, 1000), None);
        let over = Pace::of(Timestamp(0), Timestamp(2000), 10, 10).unwrap();
        assert_eq!(over.seconds_left, 0);
    }
}
