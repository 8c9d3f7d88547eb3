//! How long what the procedure mails holds.

use super::ConfigError;

/// DGA has not published either number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProcedureConfig {
    /// Days in which a Token can be redeemed.
    pub token_days: i64,
    /// Days in which an executive can confirm.
    pub link_days: i64,
}

impl Default for ProcedureConfig {
    fn default() -> Self {
        Self {
            token_days: 30,
            link_days: 14,
        }
    }
}

impl ProcedureConfig {
    const MOST: u32 = 365;

    pub(super) fn read(
        token_days: Option<u32>,
        link_days: Option<u32>,
    ) -> Result<Self, ConfigError> {
        let usual = Self::default();
        Ok(Self {
            token_days: days("token_days", token_days, usual.token_days)?,
            link_days: days("link_days", link_days, usual.link_days)?,
        })
    }
}

fn days(setting: &'static str, given: Option<u32>, usual: i64) -> Result<i64, ConfigError> {
    match given {
        None => Ok(usual),
        Some(days) if (1..=ProcedureConfig::MOST).contains(&days) => Ok(days.into()),
        Some(_) => Err(ConfigError::not_understood(
            setting,
            "1 to 365 days are possible",
        )),
    }
}
