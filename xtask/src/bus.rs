//! A private session bus (D-Bus), so that neither the key ring nor the single
//! instance of the developer's own desktop is touched.

use crate::home::Home;
use crate::process::Running;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// A session bus that ends with this value.
pub struct Bus {
    address: String,
    _daemon: Running,
}

impl Bus {
    /// Starts a bus whose services live in `home`, and on the screen `display`
    /// when there is one.
    pub fn start(home: &Home, display: Option<&str>) -> Result<Self> {
        let mut command = Command::new("dbus-daemon");
        command
            .args(["--session", "--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            // It complains of limits that it may not raise.
            .stderr(Stdio::null());
        home.enter(&mut command)
            .env("NO_AT_BRIDGE", "1")
            .env_remove("DISPLAY");
        if let Some(display) = display {
            command.env("DISPLAY", display);
        }
        let mut daemon = Running::start(&mut command)?;
        let output = daemon
            .child()
            .stdout
            .take()
            .context("dbus-daemon: no output")?;
        let mut address = String::new();
        BufReader::new(output)
            .read_line(&mut address)
            .context("dbus-daemon: no address")?;
        if address.trim().is_empty() {
            bail!("dbus-daemon gave no address");
        }
        Ok(Self {
            address: address.trim().to_owned(),
            _daemon: daemon,
        })
    }

    /// Lets a program speak on this bus.
    pub fn enter<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address)
    }
}
