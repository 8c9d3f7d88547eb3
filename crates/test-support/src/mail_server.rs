//! A mail server that nobody here wrote, as a process of its own, which ends with the test.

use infodesk_hub::{Security, SmtpConfig};
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdin, ChildStdout, Command},
};

const VARIABLE: &str = "INFODESK_TEST_MAIL_PYTHON";
/// Far longer than anything here takes; whoever waits so long waits in vain.
const PATIENCE: Duration = Duration::from_secs(60);

/// How a [`MailServer`] is to be.
pub struct Setup {
    security: Security,
    login: bool,
    recipients: Vec<&'static str>,
    texts: Vec<&'static str>,
}

impl Setup {
    /// Everybody must sign in.
    pub fn with_login(self) -> Self {
        Self {
            login: true,
            ..self
        }
    }

    /// What it answers to one recipient after the other, before it takes them all; `wait`: nothing.
    pub fn recipients(self, answers: &[&'static str]) -> Self {
        Self {
            recipients: answers.to_vec(),
            ..self
        }
    }

    /// The same for texts; `drop` cuts the line without an answer.
    pub fn texts(self, answers: &[&'static str]) -> Self {
        Self {
            texts: answers.to_vec(),
            ..self
        }
    }

    pub async fn start(self) -> MailServer {
        let folder = tempfile::tempdir().expect("a folder");
        let authority = folder.path().join("authority.pem");
        let settings = json!({
            "security": match self.security {
                Security::None => "none",
                Security::StartTls => "starttls",
                Security::Tls => "tls",
            },
            "authority": authority,
            "login": self.login.then_some([MailServer::USER, MailServer::PASSWORD]),
            "recipients": self.recipients,
            "texts": self.texts,
        });
        let mut child = command()
            .arg(settings.to_string())
            .spawn()
            .expect("it starts");
        let said = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut server = MailServer {
            stdin: child.stdin.take(),
            said,
            port: 0,
            security: self.security,
            login: self.login,
            authority,
            _child: child,
            _folder: folder,
        };
        let port = server.next().await["port"].as_u64().expect("a port");
        server.port = port.try_into().expect("a port");
        server
    }
}

pub struct MailServer {
    stdin: Option<ChildStdin>,
    said: Lines<BufReader<ChildStdout>>,
    port: u16,
    security: Security,
    login: bool,
    pub authority: PathBuf,
    _child: Child,
    _folder: TempDir,
}

impl MailServer {
    /// Who signs in where everybody must.
    pub const USER: &str = "infodesk@office.example";
    pub const PASSWORD: &str = "a password of the tests";

    pub fn setup(security: Security) -> Setup {
        Setup {
            security,
            login: false,
            recipients: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// How a hub reaches it.
    pub fn config(&self) -> SmtpConfig {
        let from = "ศูนย์ข้อมูล <infodesk@office.example>"
            .parse()
            .expect("an address");
        SmtpConfig {
            security: self.security,
            ca_file: (self.security != Security::None).then(|| self.authority.clone()),
            credentials: self
                .login
                .then(|| (Self::USER.to_owned(), Self::PASSWORD.to_owned())),
            ..SmtpConfig::on_loopback(self.port, from)
        }
    }

    /// What happens next.
    pub async fn next(&mut self) -> Value {
        let line = tokio::time::timeout(PATIENCE, self.said.next_line()).await;
        let line = line.expect("something happens").expect("its output");
        serde_json::from_str(&line.expect("it has not ended")).expect("JSON")
    }

    /// The next mail that it took.
    pub async fn mail(&mut self) -> Value {
        let mut next = self.next().await;
        assert_eq!(next["answer"], "250 OK", "{next}");
        next["mail"].take()
    }

    /// What it has done since, and not told yet; it takes no more.
    pub async fn end(mut self) -> Vec<Value> {
        drop(self.stdin.take());
        let mut rest = Vec::new();
        loop {
            let next = self.next().await;
            if next["end"] == true {
                return rest;
            }
            rest.push(next);
        }
    }
}

fn command() -> Command {
    let python = std::env::var_os(VARIABLE).unwrap_or_else(|| {
        panic!(
            "this test needs the PyPI package aiosmtpd: run it by `cargo xtask with -- …`, or let {VARIABLE} name a \
             Python that has requirements.txt installed"
        )
    });
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("mail_server/mail_server.py");
    let mut command = Command::new(python);
    command
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true);
    command
}
