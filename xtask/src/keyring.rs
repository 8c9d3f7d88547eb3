//! A Secret Service for tests: gnome-keyring, unlocked, on a private bus.

use crate::bus::Bus;
use crate::home::Home;
use crate::process::Running;
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::process::{Command, Stdio};

/// Starts and unlocks the key ring of `home` on `bus`. It ends with the bus.
pub fn unlock(home: &Home, bus: &Bus) -> Result<()> {
    let mut command = Command::new("gnome-keyring-daemon");
    // --daemonize comes back when the service answers on the bus.
    command.args(["--unlock", "--components=secrets", "--daemonize"]);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut daemon = Running::start(bus.enter(home.enter(&mut command)))?;
    let mut input = daemon
        .child()
        .stdin
        .take()
        .context("gnome-keyring-daemon: no input")?;
    // The ring is new and holds only what tests put there.
    input
        .write_all(b"practice")
        .context("gnome-keyring-daemon takes no password")?;
    drop(input);
    let status = daemon.child().wait().context("gnome-keyring-daemon")?;
    if !status.success() {
        bail!("gnome-keyring-daemon: {status}");
    }
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::process;

    #[test]
    fn a_secret_that_is_stored_is_found_again() {
        let home = Home::empty().unwrap();
        let bus = Bus::start(&home, None).unwrap();
        unlock(&home, &bus).unwrap();
        let tool = |line: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", line]);
            process::read(bus.enter(home.enter(&mut command)))
        };
        tool("printf ความลับ | secret-tool store --label=test of test").unwrap();
        assert_eq!(tool("secret-tool lookup of test").unwrap().trim(), "ความลับ");
    }
}
