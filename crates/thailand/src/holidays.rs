//! The days on which government offices are closed besides their weekly days off.
//!
//! These are the public and the government holidays of the calendar without Children's Day and
//! Labour Day, which are no days off for officials. The cabinet adds days, at times within
//! weeks, and the last years of the table are forecasts: whoever shows opening hours lets an
//! officer add to it.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use crate::table::{parsed, rows};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// Year of the Common Era, month, day.
    pub date: (i16, i8, i8),
    /// Several names on one day are separated by " / ".
    pub name_th: &'static str,
    pub name_en: &'static str,
}

static HOLIDAYS: LazyLock<Vec<Holiday>> = LazyLock::new(|| {
    rows(include_str!("../data/holidays.tsv"))
        .map(|mut row| Holiday {
            date: date(row.text()),
            name_th: row.text(),
            name_en: row.text(),
        })
        .collect()
});

/// The holiday on a day of the Common Era, if it is one. Outside [`years`] nothing is known
/// and the answer is `None`.
#[must_use]
pub fn on(year: i16, month: i8, day: i8) -> Option<&'static Holiday> {
    let wanted = (year, month, day);
    let index = HOLIDAYS
        .binary_search_by_key(&wanted, |holiday| holiday.date)
        .ok()?;
    HOLIDAYS.get(index)
}

/// Those of the whole table, by date.
#[must_use]
pub fn all() -> &'static [Holiday] {
    &HOLIDAYS
}

/// The years (Common Era) that the table holds.
#[must_use]
pub fn years() -> RangeInclusive<i16> {
    match (HOLIDAYS.first(), HOLIDAYS.last()) {
        (Some(first), Some(last)) => first.date.0..=last.date.0,
        _ => RangeInclusive::new(1, 0),
    }
}

fn date(text: &str) -> (i16, i8, i8) {
    let mut parts = text.splitn(3, '-');
    let mut part = || parts.next().unwrap_or_default();
    (parsed(part()), parsed(part()), parsed(part()))
}
