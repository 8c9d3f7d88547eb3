//! The quarterly review of rights.

use super::{ConfigError, file::ReviewsPart};

/// DGA has not published a rule of its own; central officers have a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewsConfig {
    /// From the opening of a review to its end; `None`: rights are not reviewed.
    pub days: Option<i64>,
}

impl Default for ReviewsConfig {
    fn default() -> Self {
        Self { days: Some(30) }
    }
}

impl ReviewsConfig {
    /// A warning is mailed a week before the end, and a review ends before the next quarter begins.
    const DAYS: std::ops::RangeInclusive<u32> = 14..=80;

    pub(super) fn read(part: &ReviewsPart) -> Result<Self, ConfigError> {
        let days = match part.days {
            None => Self::default().days,
            Some(days) if Self::DAYS.contains(&days) => Some(days.into()),
            Some(_) => {
                let problem = "14 to 80 days are possible";
                return Err(ConfigError::not_understood("reviews.days", problem));
            }
        };
        Ok(Self {
            days: days.filter(|_| part.on.unwrap_or(true)),
        })
    }
}
