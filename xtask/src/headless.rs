//! A desktop without a screen: X server, message bus, window manager and key
//! ring, all private, in a home of its own.

use crate::bus::Bus;
use crate::home::Home;
use crate::keyring;
use crate::process::Running;
use crate::screen::Screen;
use anyhow::Result;
use std::process::{Command, Stdio};

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
        openbox.stdout(Stdio::null()).stderr(Stdio::null());
        let window_manager = Running::start(screen.enter(bus.enter(home.enter(&mut openbox))))?;
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
