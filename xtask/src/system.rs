//! Which system this is, as far as installing packages is concerned.

use std::fs;

/// A system, as told by `/etc/os-release` or by the compiler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum System {
    Debian,
    Ubuntu,
    OtherLinux(String),
    MacOs,
    Windows,
}

impl System {
    /// The system this program runs on.
    pub fn here() -> Self {
        if cfg!(target_os = "windows") {
            return Self::Windows;
        }
        if cfg!(target_os = "macos") {
            return Self::MacOs;
        }
        Self::from_os_release(&fs::read_to_string("/etc/os-release").unwrap_or_default())
    }

    /// Reads the text of an `os-release` file (freedesktop.org, `os-release(5)`).
    fn from_os_release(text: &str) -> Self {
        let value = |key: &str| {
            let line = text
                .lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
            line.unwrap_or_default().trim_matches('"').to_owned()
        };
        let id = value("ID");
        let like = value("ID_LIKE");
        match id.as_str() {
            "debian" => Self::Debian,
            "ubuntu" => Self::Ubuntu,
            _ if like.split(' ').any(|name| name == "ubuntu") => Self::Ubuntu,
            _ if like.split(' ').any(|name| name == "debian") => Self::Debian,
            _ => Self::OtherLinux(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_told_by_their_own_name_or_their_family() {
        let cases = [
            (
                "PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n",
                System::Debian,
            ),
            ("ID=ubuntu\nID_LIKE=debian\n", System::Ubuntu),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", System::Ubuntu),
            ("ID=raspbian\nID_LIKE=debian\n", System::Debian),
            ("ID=fedora\n", System::OtherLinux("fedora".into())),
            ("", System::OtherLinux(String::new())),
        ];
        for (text, expected) in cases {
            assert_eq!(System::from_os_release(text), expected, "{text}");
        }
    }
}
