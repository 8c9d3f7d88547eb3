//! For how long a sign-in counts as fresh where an act weighs much.

use super::ConfigError;

const SETTING: &str = "fresh_sign_in_minutes";
const DEFAULT_MINUTES: u32 = 60;
const MINUTE_MILLIS: i64 = 60 * 1000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreshSignIn {
    pub minutes: u32,
}

impl Default for FreshSignIn {
    fn default() -> Self {
        Self {
            minutes: DEFAULT_MINUTES,
        }
    }
}

impl FreshSignIn {
    pub(super) fn read(minutes: Option<u32>) -> Result<Self, ConfigError> {
        let minutes = minutes.unwrap_or(DEFAULT_MINUTES);
        if minutes == 0 {
            // Nobody could act at all: the sign-in is over before the act arrives.
            return Err(ConfigError::not_understood(SETTING, "at least 1"));
        }
        Ok(Self { minutes })
    }

    pub(crate) fn millis(self) -> i64 {
        i64::from(self.minutes) * MINUTE_MILLIS
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_hour_unless_set_and_never_nothing() {
        let millis = |minutes| FreshSignIn::read(minutes).map(FreshSignIn::millis);
        assert_eq!(millis(None).unwrap(), 3_600_000);
        assert_eq!(millis(Some(5)).unwrap(), 300_000);
        let refused = millis(Some(0)).unwrap_err();
        assert!(refused.to_string().contains("fresh_sign_in_minutes"));
    }
}
