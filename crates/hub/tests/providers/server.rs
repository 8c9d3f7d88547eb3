//! A stranger's server as a process of its own, which ends with the test.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// Far longer than any of them takes to start; whoever waits so long waits in vain.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// It ends when this is dropped, and when the test's thread is gone without.
pub struct Server {
    child: Child,
    log: PathBuf,
}

impl Server {
    /// Starts a program; what it says goes to a file in `folder`.
    pub fn start(
        program: &Path,
        folder: &Path,
        with: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Self {
        let log = folder.join("said.log");
        let out = File::create(&log).expect("a log");
        let mut command = Command::new(installed("setpriv", "util-linux"));
        command
            .args(["--pdeathsig", "KILL", "--"])
            .arg(program)
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

    /// Waits until `url` answers well; panics with what the server said when it ends before.
    pub async fn until_it_answers(&mut self, url: &str) {
        let waiting = async {
            while !answers(url).await {
                if let Some(status) = self.child.try_wait().expect("a child") {
                    panic!("it ended ({status}) and said:\n{}", self.said());
                }
                tokio::time::sleep(PAUSE).await;
            }
        };
        let waited = tokio::time::timeout(PATIENCE, waiting).await;
        assert!(waited.is_ok(), "no answer; it said:\n{}", self.said());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            eprintln!("the provider said:\n{}", self.said());
        }
    }
}

async fn answers(url: &str) -> bool {
    let response = reqwest::get(url).await;
    response.is_ok_and(|response| response.status().is_success())
}

/// Where a program is; fails where it is missing, and says which Debian package has it.
pub fn installed(program: &str, package: &str) -> PathBuf {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
        .unwrap_or_else(|| {
            panic!("{program} is not installed; this test needs the Debian package {package}")
        })
}

/// A port that nobody listens at.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .expect("a port")
        .port()
}
