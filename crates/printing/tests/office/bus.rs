//! A private message bus with an Avahi on it: `ippeveprinter` does not start without one.

use super::server::{Server, need};
use std::{fs, os::unix::fs::MetadataExt, path::Path};

/// Whether printers can be found by their announcements. Then the office has the network for itself: two
/// Avahis that give one address two names would quarrel about it for a minute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Network {
    Silent,
    Announced,
}

pub struct Bus {
    avahi: Server,
    bus: Server,
    address: String,
}

impl Bus {
    pub async fn start(folder: &Path, network: Network) -> Self {
        let socket = folder.join("bus");
        let address = format!("unix:path={}", socket.display());
        let config = folder.join("bus.conf");
        fs::write(&config, bus_config(&address)).expect("a configuration");
        let mut bus = Server::start("dbus-daemon", "dbus-daemon", folder, "bus.log", |command| {
            command
                .arg(format!("--config-file={}", config.display()))
                .arg("--nofork")
        });
        bus.until(|| async { socket.exists() }).await;
        let avahi = avahi(folder, &address, network).await;
        Self {
            avahi,
            bus,
            address,
        }
    }

    /// As `DBUS_SYSTEM_BUS_ADDRESS` takes it.
    pub fn address(&self) -> &str {
        &self.address
    }
}

/// Avahi lets only one of itself run, which it knows by a file in /run.
const OWN_RUN: &str =
    r#"mount -t tmpfs tmpfs /run && mkdir /run/avahi-daemon && PATH="$PATH:/usr/sbin" exec "$@""#;

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

async fn avahi(folder: &Path, address: &str, network: Network) -> Server {
    let config = folder.join("avahi.conf");
    fs::write(&config, avahi_config(&unique_host(folder), network)).expect("a configuration");
    need("avahi-daemon", "avahi-daemon");
    // Root can have a /run of its own as it is; anybody else as root of a user namespace.
    let namespaces: &[&str] = if is_root() {
        &["--mount"]
    } else {
        &["--map-root-user", "--mount"]
    };
    let mut avahi = Server::start("util-linux", "unshare", folder, "avahi.log", |command| {
        command
            .args(namespaces)
            .args(["--", "sh", "-c", OWN_RUN, "sh", "avahi-daemon", "-f"])
            .arg(&config)
            .args(["--no-drop-root", "--no-chroot", "--no-rlimits"])
            .env("DBUS_SYSTEM_BUS_ADDRESS", address)
    });
    let log = folder.join("avahi.log");
    avahi
        .until(|| async {
            fs::read_to_string(&log).is_ok_and(|said| said.contains("startup complete"))
        })
        .await;
    avahi
}

/// No two tests have the same folder, so no two are called the same on the network.
fn unique_host(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase()
}

fn bus_config(address: &str) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>{address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/><allow user="*"/>
  </policy>
</busconfig>
"#
    )
}

/// On the loopback only: a test announces nothing to the network it runs in.
fn avahi_config(host: &str, network: Network) -> String {
    let addresses = match network {
        Network::Silent => "no",
        Network::Announced => "yes",
    };
    format!(
        "[server]\nhost-name={host}\nuse-ipv4=yes\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\n\
         [publish]\npublish-addresses={addresses}\npublish-workstation=no\npublish-hinfo=no\n"
    )
}
