//! How long the steps of a manual take, alone and together.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The units that manuals count in, shortest first. A working day is no number of hours, and a day is no
/// working day: one is never turned into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    Minute,
    Hour,
    WorkingDay,
    /// By the calendar.
    Day,
    /// By the calendar.
    Month,
}

/// So many of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Duration {
    pub amount: u32,
    pub unit: TimeUnit,
}

/// What several durations come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TotalTime {
    /// One sum for each unit that occurs, longest unit first.
    pub sums: Vec<Duration>,
    /// Some part has no duration: the sums are the least it takes.
    pub at_least: bool,
}

impl TotalTime {
    /// Sums up unit by unit. `None` stands for a part whose duration is not given.
    pub fn of(durations: impl IntoIterator<Item = Option<Duration>>) -> Self {
        let mut sums: BTreeMap<TimeUnit, u32> = BTreeMap::new();
        let mut at_least = false;
        for duration in durations {
            match duration {
                Some(Duration { amount, unit }) => {
                    let sum = sums.entry(unit).or_default();
                    *sum = sum.saturating_add(amount);
                }
                None => at_least = true,
            }
        }
        let longest_first = sums.into_iter().rev().filter(|(_, amount)| *amount > 0);
        Self {
            sums: longest_first
                .map(|(unit, amount)| Duration { amount, unit })
                .collect(),
            at_least,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn duration(amount: u32, unit: TimeUnit) -> Duration {
        Duration { amount, unit }
    }

    #[test]
    fn each_unit_has_its_own_sum() {
        use TimeUnit::{Day, Hour, Minute, WorkingDay};
        let parts = [
            duration(5, Minute),
            duration(3, WorkingDay),
            duration(25, Minute),
            duration(2, Hour),
            duration(30, Day),
            duration(4, WorkingDay),
        ];
        let total = TotalTime::of(parts.map(Some));
        let sums = [
            duration(30, Day),
            duration(7, WorkingDay),
            duration(2, Hour),
            duration(30, Minute),
        ];
        assert_eq!((total.sums.as_slice(), total.at_least), (&sums[..], false));
    }

    #[test]
    fn minutes_do_not_become_hours_by_themselves() {
        let total = TotalTime::of([Some(duration(45, TimeUnit::Minute)); 2]);
        assert_eq!(total.sums, [duration(90, TimeUnit::Minute)]);
    }

    #[test]
    fn a_step_without_a_duration_makes_it_the_least() {
        let total = TotalTime::of([Some(duration(1, TimeUnit::Hour)), None]);
        assert_eq!(
            (total.sums, total.at_least),
            (vec![duration(1, TimeUnit::Hour)], true)
        );
        assert_eq!(TotalTime::of([None]).sums, []);
        assert_eq!(TotalTime::of([]), TotalTime::default());
    }

    #[test]
    fn nothing_takes_no_time_and_too_much_takes_the_most() {
        assert_eq!(TotalTime::of([Some(duration(0, TimeUnit::Day))]).sums, []);
        let much = Some(duration(u32::MAX, TimeUnit::Month));
        assert_eq!(
            TotalTime::of([much, much]).sums,
            [duration(u32::MAX, TimeUnit::Month)]
        );
    }

    proptest! {
        #[test]
        fn the_order_of_the_parts_does_not_matter(mut parts in prop::collection::vec((0u32..500, 0usize..6), 0..20)) {
            use TimeUnit::{Day, Hour, Minute, Month, WorkingDay};
            let total = |parts: &[(u32, usize)]| {
                let units = [Minute, Hour, WorkingDay, Day, Month];
                TotalTime::of(parts.iter().map(|&(amount, n)| units.get(n).map(|&unit| duration(amount, unit))))
            };
            let before = total(&parts);
            parts.reverse();
            prop_assert_eq!(total(&parts), before);
        }
    }
}
