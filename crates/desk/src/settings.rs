//! How the app looks and speaks on this PC, also before anybody signs in: a small file in the data folder.

use crate::notifications::Notifications;
use serde::{Deserialize, Serialize};
use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

const FILE: &str = "settings.json";

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Th,
    En,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Settings {
    #[serde(default)]
    pub language: Language,
    #[serde(default)]
    pub theme: Theme,
    #[serde(default)]
    pub notifications: Notifications,
    /// The app starts with the system, into the tray.
    #[serde(default)]
    pub start_with_system: bool,
}

impl Settings {
    /// The defaults where there is no file, or none that reads: settings are not worth stopping for.
    pub fn load(folder: &Path) -> Self {
        let text = fs::read(folder.join(FILE)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Written beside and renamed, so that a kill half-way leaves the old ones.
    pub fn save(self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let beside = folder.join("settings.json.new");
        let mut file = fs::File::create(&beside)?;
        file.write_all(&serde_json::to_vec_pretty(&self)?)?;
        file.sync_all()?;
        fs::rename(beside, folder.join(FILE))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::notifications::QuietHours;

    #[test]
    fn a_file_of_an_older_app_means_what_it_meant() {
        let folder = tempfile::tempdir().unwrap();
        let write = |text: &str| fs::write(folder.path().join(FILE), text).unwrap();
        write(r#"{"language":"en","theme":"dark"}"#);
        let settings = Settings::load(folder.path());
        assert_eq!(settings.theme, Theme::Dark);
        assert_eq!(settings.notifications, Notifications::default());
        assert!(!settings.start_with_system);
        write(r#"{"notifications":{"wrong_rights":false}}"#);
        let notifications = Settings::load(folder.path()).notifications;
        assert!(!notifications.wrong_rights && notifications.token_requests);
    }

    #[test]
    fn settings_are_found_again_and_a_broken_file_does_not_stop_the_app() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
        let chosen = Settings {
            language: Language::En,
            theme: Theme::Dark,
            notifications: Notifications {
                wrong_rights: false,
                quiet: Some(QuietHours {
                    from: 1080,
                    to: 480,
                }),
                ..Notifications::default()
            },
            start_with_system: true,
        };
        chosen.save(folder.path()).unwrap();
        assert_eq!(Settings::load(folder.path()), chosen);
        fs::write(folder.path().join(FILE), "{ \"theme\": ").unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
    }
}
