//! The devices on which an officer is signed in: one session each.

use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// An operating system that the app runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum System {
    Windows,
    Macos,
    Linux,
}

impl System {
    const ALL: [Self; 3] = [Self::Windows, Self::Macos, Self::Linux];

    /// As its maker writes it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::Macos => "macOS",
            Self::Linux => "Linux",
        }
    }

    /// By the name that Rust gives it (`std::env::consts::OS`).
    pub fn named(os: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|system| system.label().eq_ignore_ascii_case(os))
    }

    /// From the `User-Agent` of the app: `InfoDesk/1.2.3 (Linux)`. What other programs write there is not
    /// asked: a browser's word for the system is none of the app's.
    pub fn of_app(user_agent: &str) -> Option<Self> {
        let (_version, comment) = user_agent.strip_prefix("InfoDesk/")?.split_once(" (")?;
        let system = comment.strip_suffix(')')?;
        Self::ALL.into_iter().find(|known| known.label() == system)
    }
}

/// A device on which the officer is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Device {
    /// Of its session. Opens nothing.
    pub id: String,
    /// What the machine is called there.
    pub name: Option<String>,
    pub system: Option<System>,
    pub first_signed_in_at: Timestamp,
    /// To the minute.
    pub last_seen_at: Timestamp,
    /// The one that asks.
    pub this_one: bool,
}

/// The one seen last comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Devices {
    pub devices: Vec<Device>,
}

/// What came of ending all sessions of an officer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionsEnded {
    pub ended: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_names_its_system_and_nobody_else_does() {
        assert_eq!(
            System::of_app("InfoDesk/1.2.3 (Linux)"),
            Some(System::Linux)
        );
        assert_eq!(
            System::of_app("InfoDesk/0.1.0 (macOS)"),
            Some(System::Macos)
        );
        for other in [
            "",
            "InfoDesk/1.2.3",
            "InfoDesk/1.2.3 (Plan9)",
            "InfoDesk/1.2.3 (Linux",
            "Mozilla/5.0 (Linux)",
        ] {
            assert_eq!(System::of_app(other), None, "{other}");
        }
    }

    #[test]
    fn every_system_is_read_back_from_what_the_app_writes() {
        for (os, system) in [
            ("windows", System::Windows),
            ("macos", System::Macos),
            ("linux", System::Linux),
        ] {
            assert_eq!(System::named(os), Some(system));
            let user_agent = format!("InfoDesk/1.0.0 ({})", system.label());
            assert_eq!(System::of_app(&user_agent), Some(system));
        }
        assert_eq!(System::named("freebsd"), None);
    }
}
