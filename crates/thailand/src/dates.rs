//! Moments as Thai officers read them: Bangkok time, Buddhist era.
//!
//! A moment is UTC in milliseconds since 1970. Thailand keeps UTC+7 all year, so no time-zone
//! table is needed. Moments beyond what the calendar can hold (the years ±9999) become its
//! first or last moment.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;

const BANGKOK: Offset = Offset::constant(7);
const BUDDHIST_ERA: i16 = 543;

struct Month {
    long_th: &'static str,
    short_th: &'static str,
    long_en: &'static str,
}

const MONTHS: [Month; 12] = [
    month("มกราคม", "ม.ค.", "January"),
    month("กุมภาพันธ์", "ก.พ.", "February"),
    month("มีนาคม", "มี.ค.", "March"),
    month("เมษายน", "เม.ย.", "April"),
    month("พฤษภาคม", "พ.ค.", "May"),
    month("มิถุนายน", "มิ.ย.", "June"),
    month("กรกฎาคม", "ก.ค.", "July"),
    month("สิงหาคม", "ส.ค.", "August"),
    month("กันยายน", "ก.ย.", "September"),
    month("ตุลาคม", "ต.ค.", "October"),
    month("พฤศจิกายน", "พ.ย.", "November"),
    month("ธันวาคม", "ธ.ค.", "December"),
];

const fn month(long_th: &'static str, short_th: &'static str, long_en: &'static str) -> Month {
    Month {
        long_th,
        short_th,
        long_en,
    }
}

/// "22 พ.ย. 2569"
#[must_use]
pub fn short_date(ms: i64) -> String {
    let at = bangkok(ms);
    format!("{} {} {}", at.day(), named(&at).short_th, buddhist(&at))
}

/// "22 พฤศจิกายน 2569"
#[must_use]
pub fn long_date(ms: i64) -> String {
    let at = bangkok(ms);
    format!("{} {} {}", at.day(), named(&at).long_th, buddhist(&at))
}

/// "22 Nov 2026"
#[must_use]
pub fn short_date_en(ms: i64) -> String {
    let at = bangkok(ms);
    format!("{} {} {}", at.day(), &named(&at).long_en[..3], at.year())
}

/// "22 November 2026"
#[must_use]
pub fn long_date_en(ms: i64) -> String {
    let at = bangkok(ms);
    format!("{} {} {}", at.day(), named(&at).long_en, at.year())
}

/// "08.30 น."
#[must_use]
pub fn time_of_day(ms: i64) -> String {
    let at = bangkok(ms);
    format!("{:02}.{:02} น.", at.hour(), at.minute())
}

/// "08:30"
#[must_use]
pub fn time_of_day_en(ms: i64) -> String {
    let at = bangkok(ms);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// Year of the Common Era, month and day in Bangkok.
#[must_use]
pub fn civil(ms: i64) -> (i16, i8, i8) {
    let at = bangkok(ms);
    (at.year(), at.month(), at.day())
}

/// When a day begins in Bangkok, in UTC milliseconds since 1970; of one that no calendar has, the first moment of all.
#[must_use]
pub fn midnight(year: i16, month: i8, day: i8) -> i64 {
    let begins =
        Date::new(year, month, day).and_then(|day| BANGKOK.to_timestamp(day.at(0, 0, 0, 0)));
    begins.unwrap_or(Timestamp::MIN).as_millisecond()
}

/// Thai names of the months, long and short.
pub(crate) fn month_names() -> impl Iterator<Item = &'static str> {
    MONTHS
        .iter()
        .flat_map(|month| [month.long_th, month.short_th])
}

fn bangkok(ms: i64) -> DateTime {
    let end = if ms < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    };
    BANGKOK.to_datetime(Timestamp::from_millisecond(ms).unwrap_or(end))
}

fn named(at: &DateTime) -> &'static Month {
    // A civil month is 1..=12.
    &MONTHS[at.month().unsigned_abs() as usize - 1]
}

fn buddhist(at: &DateTime) -> i16 {
    at.year() + BUDDHIST_ERA
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 01:30 UTC, 08:30 in Bangkok.
    const MORNING: i64 = 1_795_311_000_000;

    #[test]
    fn thai_forms() {
        assert_eq!(short_date(MORNING), "22 พ.ย. 2569");
        assert_eq!(long_date(MORNING), "22 พฤศจิกายน 2569");
        assert_eq!(time_of_day(MORNING), "08.30 น.");
    }

    #[test]
    fn english_forms() {
        assert_eq!(short_date_en(MORNING), "22 Nov 2026");
        assert_eq!(long_date_en(MORNING), "22 November 2026");
        assert_eq!(time_of_day_en(MORNING), "08:30");
    }

    #[test]
    fn the_day_changes_at_midnight_in_bangkok() {
        // 17:00 UTC is midnight there.
        let midnight = 1_795_280_400_000;
        assert_eq!(civil(midnight - 1), (2026, 11, 21));
        assert_eq!(civil(midnight), (2026, 11, 22));
    }

    #[test]
    fn moments_beyond_the_calendar_stop_at_its_ends() {
        assert_eq!(civil(i64::MAX).0, 9999);
        assert_eq!(civil(i64::MIN).0, -9999);
        assert!(!short_date(i64::MAX).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_moment_has_a_date(ms: i64) {
            assert!(!long_date(ms).is_empty());
            assert!(time_of_day(ms).ends_with(" น."));
        }
    }
}
