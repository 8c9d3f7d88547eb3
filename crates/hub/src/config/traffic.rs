//! The traffic log: where it is kept, and how long.

use super::ConfigError;
use std::path::{Path, PathBuf};

const DAYS_SETTING: &str = "traffic_days";

/// A service provider keeps traffic data for at least ninety days from the day it entered the system:
/// Computer Crime Act B.E. 2550 (2007), section 26 (text and translation:
/// <https://en.wikisource.org/wiki/Translation:Computer_Crimes_Act_2007>). An official may order more.
pub const LEAST_TRAFFIC_DAYS: u32 = 90;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrafficConfig {
    pub folder: PathBuf,
    /// Files of days before so many days ago are removed.
    pub days: u32,
}

impl TrafficConfig {
    /// Without a folder in the settings: beside a SQLite file, and nowhere for another database.
    pub(super) fn read(
        folder: Option<PathBuf>,
        days: Option<u32>,
        database: &str,
    ) -> Result<Option<Self>, ConfigError> {
        let days = days.unwrap_or(LEAST_TRAFFIC_DAYS);
        if days < LEAST_TRAFFIC_DAYS {
            return Err(ConfigError::not_understood(
                DAYS_SETTING,
                "at least 90 (Computer Crime Act B.E. 2550, section 26)",
            ));
        }
        let folder = folder.or_else(|| beside(database));
        Ok(folder.map(|folder| Self { folder, days }))
    }
}

fn beside(database: &str) -> Option<PathBuf> {
    let path = database.strip_prefix("sqlite:")?;
    if path == ":memory:" {
        return None;
    }
    let folder = Path::new(path).parent()?;
    Some(if folder.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        folder.to_owned()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::config::{ForwardedBy, HubConfig};

    #[test]
    fn it_stands_beside_a_database_file_unless_told_otherwise() {
        let folder = |folder: Option<&str>, database: &str| {
            let read = TrafficConfig::read(folder.map(PathBuf::from), None, database);
            read.unwrap().map(|traffic| traffic.folder)
        };
        let at = |path: &str| Some(PathBuf::from(path));
        assert_eq!(folder(None, "sqlite:/var/lib/hub.sqlite"), at("/var/lib"));
        assert_eq!(folder(None, "sqlite:hub.sqlite"), at("."));
        assert_eq!(folder(None, "sqlite::memory:"), None);
        assert_eq!(folder(None, "postgres://hub@db/hub"), None);
        assert_eq!(folder(Some("/logs"), "postgres://hub@db/hub"), at("/logs"));
    }

    #[test]
    fn the_file_of_settings_reaches_it_and_the_proxies() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hub.toml");
        let read = |practice: &str| {
            let text = format!(
                "database = \"postgres://hub@db/hub\"\npublic_url = \"https://hub.example.go.th\"\n\
                 secret_file = \"secret\"\ntraffic_dir = \"/logs\"\ntraffic_days = 365\n\
                 trusted_proxies = [\"10.0.0.0/8\"]\nclient_address_header = \"forwarded\"\n\
                 practice = {practice}\n"
            );
            std::fs::write(&path, text).unwrap();
            let set = |name: &str| match name {
                "INFODESK_HUB_CONFIG" => path.to_str().map(str::to_owned),
                "INFODESK_HUB_IDENTITY_ISSUER" => Some("https://id.example.go.th".to_owned()),
                "INFODESK_HUB_IDENTITY_CLIENT_ID" => Some("hub".to_owned()),
                "INFODESK_HUB_IDENTITY_CLIENT_SECRET" => Some("s3cret".to_owned()),
                _ => None,
            };
            HubConfig::read(&set).unwrap()
        };
        let config = read("false");
        let expected = TrafficConfig {
            folder: PathBuf::from("/logs"),
            days: 365,
        };
        assert_eq!(config.traffic, Some(expected));
        assert_eq!(config.proxies.header, ForwardedBy::Forwarded);
        assert!(config.proxies.trust("10.1.2.3".parse().unwrap()));
        assert_eq!(read("true").traffic, None);
    }

    #[test]
    fn less_than_the_law_asks_is_refused() {
        let days = |days| TrafficConfig::read(None, days, "sqlite:/a/b").map(|t| t.unwrap().days);
        assert_eq!(days(None).unwrap(), 90);
        assert_eq!(days(Some(365)).unwrap(), 365);
        assert!(
            days(Some(89))
                .unwrap_err()
                .to_string()
                .contains("traffic_days")
        );
    }
}
