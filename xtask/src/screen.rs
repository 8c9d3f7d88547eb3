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

    /// Takes a picture once the middle of the screen shows a page that has come
    /// to rest, and fails when there is none for thirty seconds. What an app
    /// calls painted is on the screen a moment later.
    pub fn picture(&self, file: &Path) -> Result<()> {
        let mut before = None;
        process::wait_until("a page on the screen", Duration::from_secs(30), || {
            self.capture(file)?;
            let middle = Middle::of(file)?;
            let is_at_rest = before.as_ref() == Some(&middle);
            let is_page = middle.colours >= COLOURS_OF_A_PAGE;
            before = Some(middle);
            Ok(is_page && is_at_rest)
        })
    }

    fn capture(&self, file: &Path) -> Result<()> {
        let mut command = Command::new("import");
        command.args(["-window", "root"]).arg(file);
        process::read(self.enter(&mut command)).map(drop)
    }
}

/// The middle of a picture: without the edges, where the window's frame is.
#[derive(Debug, PartialEq, Eq)]
struct Middle {
    colours: u32,
    /// Differs where a pixel does.
    signature: String,
}

impl Middle {
    fn of(file: &Path) -> Result<Self> {
        let mut command = Command::new("convert");
        command.arg(file);
        command.args(["-gravity", "center", "-crop", "70%x70%+0+0", "+repage"]);
        let said = process::read(command.args(["-format", "%k %#", "info:"]))?;
        let (colours, signature) = said.split_once(' ').context("convert said nothing")?;
        let colours = colours
            .parse()
            .with_context(|| format!("convert said {said:?}"))?;
        Ok(Self {
            colours,
            signature: signature.trim().to_owned(),
        })
    }
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
        assert!(Middle::of(&file).unwrap().colours < COLOURS_OF_A_PAGE);
    }

    #[test]
    fn two_screens_stand_side_by_side() {
        let (one, other) = (Screen::start().unwrap(), Screen::start().unwrap());
        assert_ne!(one.display(), other.display());
    }
}
