//! A PostgreSQL of our own for tests: a new cluster in a temporary folder, on a
//! free port, without the safety that tests do not need; gone afterwards.

use crate::process::{self, Running};
use anyhow::{Context, Result, bail};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Where tests read the address of the server.
pub const VARIABLE: &str = "INFODESK_TEST_POSTGRES";

/// A server that ends, and whose data disappears, with this value.
pub struct Postgres {
    port: u16,
    // Before the folder, so that the server ends before its data goes.
    _server: Running,
    _folder: TempDir,
}

impl Postgres {
    /// Makes a cluster, starts it and comes back when it takes connections.
    pub fn start() -> Result<Self> {
        let bin = programs()?;
        let folder = tempfile::Builder::new()
            .prefix("idpg")
            .tempdir()
            .context("temporary folder")?;
        let account = Account::of_the_server()?;
        account.give(folder.path())?;
        let data = folder.path().join("data");
        process::read(
            account
                .run(&bin.join("initdb"))
                .args([
                    "-U",
                    "hub",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                ])
                .args(["--no-sync", "-D"])
                .arg(&data),
        )?;
        let port = free_port()?;
        let mut server = serve(&account, &bin, folder.path(), port)?;
        server.wait_until(
            "PostgreSQL to take connections",
            Duration::from_secs(60),
            || {
                let mut ask = Command::new(bin.join("pg_isready"));
                let port = port.to_string();
                process::succeeds(ask.args(["-q", "-h", "127.0.0.1", "-p", &port]))
            },
        )?;
        Ok(Self {
            port,
            _server: server,
            _folder: folder,
        })
    }

    /// The address for [`VARIABLE`]: a superuser without a password, on loopback.
    pub fn url(&self) -> String {
        format!("postgres://hub@127.0.0.1:{}/postgres", self.port)
    }
}

fn serve(account: &Account, bin: &Path, folder: &Path, port: u16) -> Result<Running> {
    let log = fs::File::create(folder.join("log")).context("log of PostgreSQL")?;
    let mut command = account.run(&bin.join("postgres"));
    command
        .arg("-D")
        .arg(folder.join("data"))
        .arg("-k")
        .arg(folder);
    command.args(["-p", &port.to_string()]);
    for setting in [
        "listen_addresses=127.0.0.1",
        "max_connections=300",
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
    ] {
        command.args(["-c", setting]);
    }
    let also = log.try_clone().context("log of PostgreSQL")?;
    command
        .stdin(Stdio::null())
        .stdout(Stdio::from(also))
        .stderr(Stdio::from(log));
    // INT is its fast shutdown; TERM would wait for every client to go.
    Ok(Running::start(&mut command)?.ended_by("INT"))
}

/// The folder of the newest PostgreSQL's programs: Debian's place for them, or
/// wherever the search path has them.
fn programs() -> Result<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let newest = newest(versions.map(|entry| entry.path()));
    let debian = newest.map(|path| path.join("bin"));
    let on_path = || Some(process::find("initdb")?.parent()?.to_owned());
    match debian.or_else(on_path) {
        Some(bin) if bin.join("initdb").is_file() => Ok(bin),
        _ => bail!("PostgreSQL is not installed (no initdb)"),
    }
}

/// The folder with the highest number for a name.
fn newest(folders: impl Iterator<Item = PathBuf>) -> Option<PathBuf> {
    let version = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    folders
        .filter(|path| version(path).is_some())
        .max_by_key(version)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port")?;
    Ok(listener.local_addr().context("no free port")?.port())
}

/// Who runs the server: PostgreSQL refuses to run as root, so root hands over
/// to the account that the package made.
struct Account {
    other: Option<(u32, u32)>,
}

impl Account {
    fn of_the_server() -> Result<Self> {
        if !cfg!(unix) || number(&["-u"])? != 0 {
            return Ok(Self { other: None });
        }
        let name = "postgres";
        Ok(Self {
            other: Some((number(&["-u", name])?, number(&["-g", name])?)),
        })
    }

    #[cfg(unix)]
    fn run(&self, program: &Path) -> Command {
        use std::os::unix::process::CommandExt;
        let mut command = Command::new(program);
        if let Some((user, group)) = self.other {
            command.uid(user).gid(group).current_dir("/");
        }
        command
    }

    #[cfg(unix)]
    fn give(&self, folder: &Path) -> Result<()> {
        let Some((user, group)) = self.other else {
            return Ok(());
        };
        std::os::unix::fs::chown(folder, Some(user), Some(group))
            .with_context(|| format!("cannot give {} away", folder.display()))
    }

    #[cfg(not(unix))]
    fn run(&self, program: &Path) -> Command {
        Command::new(program)
    }

    #[cfg(not(unix))]
    fn give(&self, _folder: &Path) -> Result<()> {
        Ok(())
    }
}

fn number(args: &[&str]) -> Result<u32> {
    let said = process::read(Command::new("id").args(args))?;
    said.trim()
        .parse()
        .with_context(|| format!("id said {said:?}"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::net::TcpStream;

    #[test]
    fn the_newest_version_is_taken_by_number() {
        let paths = ["/p/9", "/p/15", "/p/common"].map(PathBuf::from);
        assert_eq!(newest(paths.into_iter()), Some(PathBuf::from("/p/15")));
        assert_eq!(newest(std::iter::empty()), None);
    }

    #[test]
    fn a_server_answers_and_is_gone_afterwards() {
        let server = Postgres::start().unwrap();
        let psql = programs().unwrap().join("psql");
        let mut ask = Command::new(psql);
        ask.arg(server.url()).args(["-Atc", "show server_encoding"]);
        assert_eq!(process::read(&mut ask).unwrap().trim(), "UTF8");

        let (port, folder) = (server.port, server._folder.path().to_owned());
        drop(server);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!folder.exists());
    }
}
