//! A desktop without a screen: X server, message bus, window manager and key
//! ring, all private, in a home of its own.

use crate::bus::Bus;
use crate::home::Home;
use crate::keyring;
use crate::process::{self, Running};
use crate::screen::Screen;
use anyhow::Result;
use std::process::{Command, Stdio};
use std::time::Duration;

/// The property of the root window that says that windows are managed.
const MANAGED: &str = "_INFODESK_MANAGED";

/// What openbox runs once it manages windows. The check window of EWMH comes
/// too early to wait for: a window that asks to be shown between the two never
/// is.
const ANNOUNCE: &str = "xprop -root -format _INFODESK_MANAGED 32c -set _INFODESK_MANAGED 1";

/// Everything a window needs. The fields end in this order: what draws first,
/// the home last.
pub struct Desktop {
    _window_manager: Running,
    bus: Bus,
    screen: Screen,
    home: Home,
}

impl Desktop {
    /// Starts a desktop whose programs live in `home`.
    pub fn start(home: Home) -> Result<Self> {
        let screen = Screen::start()?;
        let bus = Bus::start(&home, Some(screen.display()))?;
        keyring::unlock(&home, &bus)?;
        let mut openbox = Command::new("openbox");
        openbox.args(["--startup", ANNOUNCE]);
        openbox.stdout(Stdio::null()).stderr(Stdio::null());
        let mut window_manager = Running::start(screen.enter(bus.enter(home.enter(&mut openbox))))?;
        window_manager.wait_until("the window manager", Duration::from_secs(20), || {
            is_managed(&screen)
        })?;
        Ok(Self {
            _window_manager: window_manager,
            bus,
            screen,
            home,
        })
    }

    /// Lets a program run on this desktop.
    pub fn enter<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        self.screen.enter(self.bus.enter(self.home.enter(command)))
    }

    /// The screen, to take its picture.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }
}

fn is_managed(screen: &Screen) -> bool {
    let mut ask = Command::new("xprop");
    ask.args(["-root", MANAGED]).stderr(Stdio::null());
    process::read(screen.enter(&mut ask)).is_ok_and(|said| said.contains("= 1"))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_seen_in_the_picture() {
        let desktop = Desktop::start(Home::empty().unwrap()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let seen = folder.path().join("seen.png");
        let mut viewer = Command::new("display");
        viewer.args(["-size", "400x300", "gradient:blue-red"]);
        let _viewer = Running::start(desktop.enter(&mut viewer)).unwrap();
        desktop.screen().picture(&seen).unwrap();
        assert!(seen.is_file());
    }
}
