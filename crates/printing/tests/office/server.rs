//! Starting a server, waiting until it is there, and ending it.

use std::{
    fs::{self, File},
    future::Future,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// Far longer than anything here takes; whoever waits so long waits in vain.
const PATIENCE: Duration = Duration::from_secs(60);

/// A process that ends with the test: when this is dropped, and when the test's thread is gone without.
pub struct Server {
    child: Child,
    log: PathBuf,
}

impl Server {
    /// Starts `program` of the Debian package `package`; what it says goes to a file.
    pub fn start(
        package: &str,
        program: &str,
        folder: &Path,
        log: &str,
        with: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Self {
        need(package, program);
        let log = folder.join(log);
        let out = File::create(&log).expect("a log");
        let mut command = Command::new("setpriv");
        command
            .args(["--pdeathsig", "KILL", "--", program])
            .stdin(Stdio::null())
            .stdout(out.try_clone().expect("a log"))
            .stderr(out);
        let child = with(&mut command).spawn().expect("setpriv starts");
        Self { child, log }
    }

    /// What it has said until now.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).unwrap_or_default()).into_owned()
    }

    /// Waits until `ready`, or panics with what it said when it ends before.
    pub async fn until<F: Future<Output = bool>>(&mut self, ready: impl Fn() -> F) {
        let waiting = async {
            while !ready().await {
                if let Some(status) = self.child.try_wait().expect("a child") {
                    panic!("it ended ({status}) and said:\n{}", self.said());
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let waited = tokio::time::timeout(PATIENCE, waiting).await;
        assert!(
            waited.is_ok(),
            "it was never ready, and said:\n{}",
            self.said()
        );
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Fails where a program is missing, and says which package has it.
pub fn need(package: &str, program: &str) {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&paths)
        .chain(["/usr/sbin", "/sbin"].map(PathBuf::from))
        .any(|folder| folder.join(program).exists());
    assert!(
        found,
        "{program} is not installed; this test needs the Debian package {package}"
    );
}

/// Waits for a condition.
pub async fn until<F: Future<Output = bool>>(what: &str, condition: impl Fn() -> F) {
    let waiting = async {
        while !condition().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let waited = tokio::time::timeout(PATIENCE, waiting).await;
    assert!(waited.is_ok(), "it never came to this: {what}");
}

/// What has not come by then never comes.
pub async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, future)
        .await
        .expect("an answer")
}

/// A port that nobody listens at.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .expect("a port")
        .port()
}

pub async fn listens(port: u16) -> bool {
    tokio::net::TcpStream::connect(("127.0.0.1", port))
        .await
        .is_ok()
}
