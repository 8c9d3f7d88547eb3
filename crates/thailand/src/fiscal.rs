//! Quarters of the Thai fiscal year, which begins in October and is named by the year in which it ends.
//!
//! Source: พระราชบัญญัติวิธีการงบประมาณ พ.ศ. 2561, section 4.

use crate::dates;

const BUDDHIST_ERA: u16 = 543;

/// "ไตรมาส 1/2570" by its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// Of the Buddhist era.
    pub fiscal_year: u16,
    /// 1 begins in October, 4 in July.
    pub number: u8,
}

/// The quarter of a moment, in Bangkok.
#[must_use]
pub fn quarter(ms: i64) -> Quarter {
    let (year, month, _) = dates::civil(ms);
    // January is month 4 of the fiscal year.
    let since_october = (month.unsigned_abs() + 2) % 12;
    let year = year.unsigned_abs() + BUDDHIST_ERA;
    Quarter {
        fiscal_year: year + u16::from(month >= 10),
        number: since_october / 3 + 1,
    }
}

/// When the quarter of a moment began, in UTC milliseconds since 1970.
#[must_use]
pub fn quarter_began(ms: i64) -> i64 {
    let (year, month, _) = dates::civil(ms);
    dates::midnight(year, (month - 1) / 3 * 3 + 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(year: i16, month: i8, day: i8) -> (u16, u8) {
        let quarter = quarter(dates::midnight(year, month, day));
        (quarter.fiscal_year, quarter.number)
    }

    #[test]
    fn the_year_begins_in_october() {
        assert_eq!(at(2026, 9, 30), (2569, 4));
        assert_eq!(at(2026, 10, 1), (2570, 1));
        assert_eq!(at(2026, 12, 31), (2570, 1));
        assert_eq!(at(2027, 1, 1), (2570, 2));
        assert_eq!(at(2027, 4, 1), (2570, 3));
        assert_eq!(at(2027, 7, 1), (2570, 4));
    }

    #[test]
    fn it_begins_at_midnight_in_bangkok() {
        let october = dates::midnight(2026, 10, 1);
        assert_eq!(quarter_began(october), october);
        assert_eq!(quarter_began(dates::midnight(2026, 12, 31)), october);
        assert_eq!(quarter_began(october - 1), dates::midnight(2026, 7, 1));
        assert_eq!(quarter(october - 1).number, 4);
    }

    proptest! {
        #[test]
        fn a_quarter_holds_all_its_moments(ms in 0_i64..4_000_000_000_000) {
            let began = quarter_began(ms);
            prop_assert!(began <= ms && ms - began < 93 * 24 * 60 * 60 * 1000);
            prop_assert_eq!(quarter(began), quarter(ms));
            prop_assert_ne!(quarter(began - 1), quarter(ms));
        }
    }
}
