//! A CUPS of the test's own: its folder, its port, its socket. Everybody may do everything with it.

use super::server::{Server, free_port, listens, need};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tokio::process::Command;

pub struct Cups {
    server: Server,
    port: u16,
    folder: PathBuf,
}

impl Cups {
    pub async fn start(office: &Path, bus: &str) -> Self {
        let (folder, port) = (office.join("cups"), free_port());
        for part in ["etc", "spool/tmp", "cache", "state", "log"] {
            fs::create_dir_all(folder.join(part)).expect("a folder");
        }
        let (config, files) = (folder.join("cupsd.conf"), folder.join("cups-files.conf"));
        fs::write(&config, cupsd_config(&folder, port)).expect("a configuration");
        fs::write(&files, files_config(&folder)).expect("a configuration");
        let mut server = Server::start("cups-daemon", "cupsd", office, "cupsd.log", |command| {
            command
                .arg("-f")
                .arg("-c")
                .arg(&config)
                .arg("-s")
                .arg(&files)
                .env("DBUS_SYSTEM_BUS_ADDRESS", bus)
        });
        server.until(|| listens(port)).await;
        Self {
            server,
            port,
            folder,
        }
    }

    /// As `CUPS_SERVER` takes it.
    pub fn authority(&self) -> String {
        format!("localhost:{}", self.port)
    }

    pub fn socket(&self) -> PathBuf {
        self.folder.join("cups.sock")
    }

    /// A queue that leads to an IPP printer, with the driver that CUPS makes from what the printer tells;
    /// raw where nobody answers there.
    pub async fn add(&self, name: &str, uri: &str) {
        let answers = url_port(uri)
            .is_some_and(|port| std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        let driver = if answers { "everywhere" } else { "raw" };
        self.run("lpadmin", &["-p", name, "-E", "-v", uri, "-m", driver])
            .await;
    }

    pub async fn make_default(&self, name: &str) {
        self.run("lpadmin", &["-d", name]).await;
    }

    pub async fn stop(&self, name: &str) {
        self.run("cupsdisable", &[name]).await;
    }

    pub async fn start_again(&self, name: &str) {
        self.run("cupsenable", &[name]).await;
    }

    pub async fn reject(&self, name: &str) {
        self.run("cupsreject", &[name]).await;
    }

    async fn run(&self, program: &str, arguments: &[&str]) {
        need("cups-client", program);
        let done = Command::new(program)
            .args(arguments)
            .env("CUPS_SERVER", self.authority())
            .output()
            .await
            .expect("it starts");
        assert!(
            done.status.success(),
            "{program} {arguments:?}: {}\n{}",
            String::from_utf8_lossy(&done.stderr),
            self.server.said(),
        );
    }
}

fn url_port(uri: &str) -> Option<u16> {
    let authority = uri.split("://").nth(1)?.split('/').next()?;
    authority.split(':').nth(1)?.parse().ok()
}

fn cupsd_config(folder: &Path, port: u16) -> String {
    let socket = folder.join("cups.sock");
    format!(
        "LogLevel warn\n\
         Listen localhost:{port}\n\
         Listen {}\n\
         Browsing Off\n\
         DefaultAuthType None\n\
         WebInterface No\n\
         ErrorPolicy abort-job\n\
         <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
         <Location /admin>\nOrder allow,deny\nAllow all\n</Location>\n\
         <Policy default>\n\
         JobPrivateAccess all\nJobPrivateValues none\n\
         SubscriptionPrivateAccess all\nSubscriptionPrivateValues none\n\
         <Limit All>\nOrder deny,allow\n</Limit>\n\
         </Policy>\n",
        socket.display()
    )
}

fn files_config(folder: &Path) -> String {
    let at = |part: &str| folder.join(part).display().to_string();
    format!(
        "ServerRoot {}\nRequestRoot {}\nTempDir {}\nCacheDir {}\nStateDir {}\n\
         AccessLog {}\nErrorLog stderr\nPageLog {}\n\
         ServerBin /usr/lib/cups\nDataDir /usr/share/cups\nDocumentRoot /usr/share/cups/doc-root\n\
         User lp\nGroup lp\nSystemGroup root\nSandboxing relaxed\n",
        at("etc"),
        at("spool"),
        at("spool/tmp"),
        at("cache"),
        at("state"),
        at("log/access"),
        at("log/page"),
    )
}
