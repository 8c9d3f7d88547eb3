//! Hours in which nothing is shown.

use infodesk_domain::Timestamp;
use serde::{Deserialize, Serialize};

const MINUTE: i64 = 60 * 1000;
const DAY: i64 = 24 * 60;
/// Thailand has one time, all year.
const AHEAD_OF_UTC: i64 = 7 * 60;

/// From `from` until `to`, in minutes since midnight, Thai time. Where `to` is not after `from` they go on past
/// midnight; where both are the same there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct QuietHours {
    pub from: u16,
    pub to: u16,
}

impl QuietHours {
    pub fn cover(self, at: Timestamp) -> bool {
        self.end(at).is_some()
    }

    /// When they end, if they have begun.
    pub fn end(self, at: Timestamp) -> Option<Timestamp> {
        let (from, to) = (i64::from(self.from) % DAY, i64::from(self.to) % DAY);
        let minutes = at.0.div_euclid(MINUTE) + AHEAD_OF_UTC;
        let since_from = (minutes - from).rem_euclid(DAY);
        let whole = (to - from).rem_euclid(DAY);
        let left = whole - since_from;
        (left > 0).then(|| Timestamp((minutes - AHEAD_OF_UTC + left) * MINUTE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 23 November 2026 in Bangkok.
    fn at(hour: i64, minute: i64) -> Timestamp {
        let midnight = 1_795_366_800_000;
        Timestamp(midnight + (hour * 60 + minute) * MINUTE)
    }

    const fn hours(from: u16, to: u16) -> QuietHours {
        QuietHours {
            from: from * 60,
            to: to * 60,
        }
    }

    #[test]
    fn they_last_from_their_first_minute_to_before_their_last() {
        let noon = hours(12, 13);
        let covered = [(11, 59), (12, 0), (12, 59), (13, 0)].map(|(h, m)| noon.cover(at(h, m)));
        assert_eq!(covered, [false, true, true, false]);
    }

    #[test]
    fn a_night_goes_past_midnight_and_ends_in_the_morning() {
        let night = hours(18, 8);
        let times = [(17, 59), (18, 0), (23, 59), (0, 0), (7, 59), (8, 0)];
        let covered = times.map(|(h, m)| night.cover(at(h, m)));
        assert_eq!(covered, [false, true, true, true, true, false]);
        assert_eq!(night.end(at(20, 30)), Some(at(24 + 8, 0)));
        assert_eq!(night.end(at(7, 59)), Some(at(8, 0)));
        let late = at(20, 30).plus_millis(29_999);
        assert_eq!(night.end(late), Some(at(24 + 8, 0)));
    }

    #[test]
    fn the_same_hour_twice_is_no_time_at_all() {
        assert!(!hours(9, 9).cover(at(9, 0)));
        assert!(!hours(0, 24).cover(at(9, 0)));
    }
}
