//! A private X screen, and pictures of it.

use crate::process::{self, Running};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Width, height and depth: room for the window and its frame.
const SIZE: &str = "1320x900x24";

/// A picture with fewer colours than this shows nothing but a background.
const COLOURS_OF_A_PAGE: u32 = 32;

/// A screen of its own under Xvfb; it ends with this value.
pub struct Screen {
    display: String,
    _server: Running,
}

impl Screen {
    /// Starts Xvfb on a display number that it finds free itself, and comes
    /// back when it answers.
    pub fn start() -> Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"]);
        // Without -noreset it restarts when its first window goes away.
        command
            .arg("-noreset")
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = Running::start(&mut command)?;
        let output = server.child().stdout.take().context("Xvfb: no output")?;
        let mut number = String::new();
        BufReader::new(output)
            .read_line(&mut number)
            .context("Xvfb: no display number")?;
        if number.trim().is_empty() {
            bail!("Xvfb did not start");
        }
        Ok(Self {
            display: format!(":{}", number.trim()),
            _server: server,
        })
    }

    /// The name of the display, such as `:1`.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Lets a program draw on this screen, without the things that a virtual
    /// screen has not: Wayland, a graphics card, assistive technology.
    pub fn enter<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            .env("GTK_A11Y", "none")
            .env("NO_AT_BRIDGE", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
    }

    /// Takes a picture once the screen shows something, and fails when it stays
    /// blank for ten seconds.
    pub fn picture(&self, file: &Path) -> Result<()> {
        process::wait_until("something on the screen", Duration::from_secs(10), || {
            self.capture(file)?;
            Ok(colours(file)? >= COLOURS_OF_A_PAGE)
        })
    }

    fn capture(&self, file: &Path) -> Result<()> {
        let mut command = Command::new("import");
        command.args(["-window", "root"]).arg(file);
        process::read(self.enter(&mut command)).map(drop)
    }
}

/// How many colours a picture has.
fn colours(file: &Path) -> Result<u32> {
    let said = process::read(Command::new("identify").args(["-format", "%k"]).arg(file))?;
    said.trim()
        .parse()
        .with_context(|| format!("identify said {said:?}"))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn an_empty_screen_has_no_page_on_it() {
        let screen = Screen::start().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("empty.png");
        screen.capture(&file).unwrap();
        assert!(colours(&file).unwrap() < COLOURS_OF_A_PAGE);
    }

    #[test]
    fn two_screens_stand_side_by_side() {
        let (one, other) = (Screen::start().unwrap(), Screen::start().unwrap());
        assert_ne!(one.display(), other.display());
    }
}
