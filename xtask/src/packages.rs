//! The system packages: which there must be, which are missing, how they come.
//!
//! On Debian and Ubuntu they are installed; elsewhere this says exactly what to
//! install and goes on when the libraries are there already.

use crate::process;
use crate::system::System;
use anyhow::{Result, bail};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// What a task needs from the system; each level holds the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Build the app and open it on a desktop.
    Build,
    /// Open it where there is no screen, and take its picture.
    Headless,
    /// Run every test.
    Test,
}

const BUILD: &[&str] = &[
    "adwaita-icon-theme",
    "build-essential",
    "file",
    "libayatana-appindicator3-dev",
    "librsvg2-common",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "pkg-config",
    "xdg-utils",
];

const HEADLESS: &[&str] = &[
    "dbus",
    "fonts-dejavu-core",
    "fonts-thai-tlwg",
    "gnome-keyring",
    "imagemagick",
    "openbox",
    "x11-utils",
    "xvfb",
];

const TEST: &[&str] = &[
    "avahi-daemon",
    "cups-client",
    "cups-daemon",
    "cups-filters",
    "cups-ipp-utils",
    // glewlwyd comes with one of its kind, and without this with MySQL.
    "dbconfig-sqlite3",
    "desktop-file-utils",
    "git",
    "glewlwyd",
    "libnotify-bin",
    "libsecret-tools",
    "openssl",
    "pango1.0-tools",
    "poppler-utils",
    "postgresql",
    "python3-dbus",
    "python3-gi",
    "python3-venv",
    "qpdf",
    "sqlite3",
    "webkit2gtk-driver",
    "xdg-desktop-portal",
    "xdg-desktop-portal-gtk",
    "xdotool",
    "zbar-tools",
];

/// Servers that the tests start themselves. As a service of the machine such a
/// one would stand open to the network with a password that everybody knows.
const NEVER_A_SERVICE: &[&str] = &["glewlwyd"];

/// Ubuntu has no browser as a package, only as a snap, and a snap neither runs
/// in a container nor under a home of its own: there the window tests use the
/// browser that is installed, if any.
const TEST_DEBIAN: &[&str] = &["chromium", "chromium-driver"];

/// Makes sure that the packages are there, or says what to do and fails.
pub fn ensure(need: Need) -> Result<()> {
    match System::here() {
        system @ (System::Debian | System::Ubuntu) => install(&wanted(&system, need)),
        System::OtherLinux(name) if libraries_are_there() => {
            println!("{name}: the libraries are there; if a program is missing, install:");
            println!("{}", advice(&System::OtherLinux(name), need));
            Ok(())
        }
        System::OtherLinux(name) => {
            let system = System::OtherLinux(name);
            bail!(
                "please install these first, then try again:\n{}",
                advice(&system, need)
            )
        }
        system => {
            println!("{}", advice(&system, need));
            Ok(())
        }
    }
}

/// The packages of Debian or Ubuntu for a need.
fn wanted(system: &System, need: Need) -> Vec<&'static str> {
    let mut names = BUILD.to_vec();
    if need >= Need::Headless {
        names.extend(HEADLESS);
    }
    if need >= Need::Test {
        names.extend(TEST);
        if *system == System::Debian {
            names.extend(TEST_DEBIAN);
        }
    }
    names
}

/// Installs those of these packages of Debian or Ubuntu that are missing.
pub fn install(wanted: &[&'static str]) -> Result<()> {
    let missing = missing(wanted, &installed(wanted));
    if missing.is_empty() {
        return Ok(());
    }
    println!("missing system packages: {}", missing.join(" "));
    let as_root = as_root(&missing)?;
    process::run(&mut privileged(as_root, &["apt-get", "update"]))?;
    if Path::new("/run/systemd/system").is_dir() {
        for name in never_a_service(&missing) {
            process::run(&mut privileged(as_root, &["systemctl", "mask", name]))?;
        }
    }
    let mut install = privileged(
        as_root,
        &["apt-get", "install", "--yes", "--no-install-recommends"],
    );
    process::run(install.args(&missing))
}

/// What `dpkg-query` knows of these packages, one "status name" a line. It
/// fails when it knows none of one of them, and that is an answer too.
fn installed(wanted: &[&str]) -> String {
    let asked = Command::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status} ${Package}\\n"])
        .args(wanted)
        .output();
    asked
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default()
}

/// The wanted packages that `dpkg-query` does not call installed, in order.
fn missing<'a>(wanted: &[&'a str], status: &str) -> Vec<&'a str> {
    let installed: BTreeSet<&str> = status
        .lines()
        .filter_map(|line| line.strip_prefix("installed "))
        .collect();
    wanted
        .iter()
        .copied()
        .filter(|name| !installed.contains(name))
        .collect()
}

/// Those of these packages that come with a service which must not start.
fn never_a_service<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let held_back = packages.iter().copied();
    held_back
        .filter(|name| NEVER_A_SERVICE.contains(name))
        .collect()
}

/// How to become the administrator: not at all when we are, else by sudo.
fn as_root(missing: &[&str]) -> Result<Option<&'static str>> {
    let id = process::read(Command::new("id").arg("-u"))?;
    if id.trim() == "0" {
        return Ok(None);
    }
    if process::find("sudo").is_some() {
        return Ok(Some("sudo"));
    }
    bail!(
        "there is no sudo here; as the administrator, please run:\n  \
         apt-get update && apt-get install --no-install-recommends {}",
        missing.join(" ")
    )
}

/// A command line of apt-get that asks no questions.
fn privileged(as_root: Option<&str>, line: &[&str]) -> Command {
    let quiet = "DEBIAN_FRONTEND=noninteractive";
    let words = as_root
        .into_iter()
        .chain(["env", quiet])
        .chain(line.iter().copied());
    let mut words = words.map(str::to_owned);
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}

fn libraries_are_there() -> bool {
    let names = ["webkit2gtk-4.1", "librsvg-2.0", "openssl"];
    process::succeeds(Command::new("pkg-config").arg("--exists").args(names))
}

/// What to install on a system whose packages we do not install ourselves.
fn advice(system: &System, need: Need) -> String {
    let build = match system {
        System::OtherLinux(name) if name == "fedora" => {
            "  sudo dnf install gcc gcc-c++ make file pkgconf-pkg-config webkit2gtk4.1-devel \
             openssl-devel libappindicator-gtk3-devel librsvg2-devel libxdo-devel xdg-utils"
        }
        System::OtherLinux(name) if name == "arch" => {
            "  sudo pacman -S --needed base-devel file webkit2gtk-4.1 openssl \
             libappindicator-gtk3 librsvg xdotool xdg-utils"
        }
        System::MacOs => "  xcode-select --install",
        System::Windows => {
            "  Microsoft C++ Build Tools (\"Desktop development with C++\") and, before \
             Windows 11, the WebView2 Runtime"
        }
        _ => {
            "  a C compiler, pkg-config, and the development files of: WebKitGTK 4.1, OpenSSL, \
             libayatana-appindicator 3, librsvg 2, libxdo"
        }
    };
    match need {
        Need::Build => build.to_owned(),
        Need::Headless => format!("{build}\n  and: {}", HEADLESS.join(" ")),
        Need::Test => format!(
            "{build}\n  and (by their Debian names): {} {} {}",
            HEADLESS.join(" "),
            TEST.join(" "),
            TEST_DEBIAN.join(" ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_package_that_is_installed_counts() {
        let status = "installed xvfb\nconfig-files openbox\nnot-installed dbus\n";
        assert_eq!(
            missing(&["xvfb", "openbox", "dbus", "qpdf"], status),
            ["openbox", "dbus", "qpdf"]
        );
        assert!(missing(&["xvfb"], status).is_empty());
    }

    #[test]
    fn a_name_is_not_mistaken_for_a_longer_one() {
        assert_eq!(
            missing(&["postgresql"], "installed postgresql-15\n"),
            ["postgresql"]
        );
    }

    #[test]
    fn each_need_holds_the_one_before() {
        let count = |need| wanted(&System::Debian, need).len();
        assert!(count(Need::Build) < count(Need::Headless));
        assert!(count(Need::Headless) < count(Need::Test));
    }

    #[test]
    fn ubuntu_is_not_asked_for_a_browser_it_has_only_as_a_snap() {
        assert!(wanted(&System::Debian, Need::Test).contains(&"chromium"));
        assert!(!wanted(&System::Ubuntu, Need::Test).contains(&"chromium"));
    }

    #[test]
    fn a_provider_with_a_known_password_is_kept_from_starting() {
        assert_eq!(never_a_service(&["cups-daemon", "glewlwyd"]), ["glewlwyd"]);
        assert!(wanted(&System::Ubuntu, Need::Test).contains(&"glewlwyd"));
    }

    #[test]
    fn apt_get_runs_without_questions_and_with_sudo_only_when_needed() {
        let words = |command: Command| {
            let args = command
                .get_args()
                .map(|word| word.to_string_lossy().into_owned());
            [command.get_program().to_string_lossy().into_owned()]
                .into_iter()
                .chain(args)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(
            words(privileged(Some("sudo"), &["apt-get", "update"])),
            "sudo env DEBIAN_FRONTEND=noninteractive apt-get update"
        );
        assert_eq!(
            words(privileged(None, &["apt-get", "update"])),
            "env DEBIAN_FRONTEND=noninteractive apt-get update"
        );
    }

    #[test]
    fn other_systems_are_told_what_to_install() {
        let fedora = System::OtherLinux("fedora".into());
        assert!(advice(&fedora, Need::Build).contains("dnf install"));
        assert!(advice(&fedora, Need::Test).contains("postgresql"));
        assert!(advice(&System::MacOs, Need::Build).contains("xcode-select"));
        let unknown = System::OtherLinux("nixos".into());
        assert!(advice(&unknown, Need::Build).contains("WebKitGTK 4.1"));
    }
}
