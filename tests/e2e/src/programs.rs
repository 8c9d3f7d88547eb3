//! Programs that live as long as the story needs them.

use anyhow::{Context, Result, bail};
use std::{
    ffi::OsStr,
    net::{Ipv4Addr, TcpListener},
    time::Duration,
};
use tokio::{
    process::{Child, Command},
    time::Instant,
};

pub const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(50);

/// Ends when dropped, with all that it has started.
pub struct Program(Child);

impl Program {
    /// With all that it has started.
    pub fn kill(&mut self) {
        self.signal("KILL");
    }

    /// To it and all that it has started.
    pub fn signal(&self, name: &str) {
        // Its own end is left to `kill_on_drop` where it has no group of its own.
        if let (true, Some(leader)) = (cfg!(unix), self.0.id()) {
            let signal = format!("-{name}");
            let group = format!("-{leader}");
            let _ = std::process::Command::new("kill")
                .args([signal.as_str(), "--", &group])
                .status();
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

pub fn start(mut command: Command) -> Result<Program> {
    #[cfg(unix)]
    command.process_group(0);
    let child = command
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("{command:?} does not start"))?;
    Ok(Program(child))
}

/// Runs to its end and gives what it printed.
pub async fn output(program: &str, arguments: &[impl AsRef<OsStr>]) -> Result<String> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .await
        .with_context(|| format!("{program} is missing"))?;
    if !output.status.success() {
        bail!("{program}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

pub fn free_port() -> Result<u16> {
    let [port] = free_ports()?;
    Ok(port)
}

/// Held all at once, so that no two are the same.
pub fn free_ports<const N: usize>() -> Result<[u16; N]> {
    let mut held = Vec::with_capacity(N);
    let mut ports = [0; N];
    for port in &mut ports {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        *port = listener.local_addr()?.port();
        held.push(listener);
    }
    Ok(ports)
}

/// Asks again and again until there is an answer.
pub async fn until<T>(what: &str, ask: impl AsyncFn() -> Result<Option<T>>) -> Result<T> {
    let begun = Instant::now();
    loop {
        if let Some(found) = ask().await? {
            return Ok(found);
        }
        if begun.elapsed() > PATIENCE {
            bail!("waited in vain for {what}");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

pub async fn until_listening(port: u16) -> Result<()> {
    until(&format!("port {port}"), async || {
        Ok(tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .await
            .ok()
            .map(drop))
    })
    .await
}
