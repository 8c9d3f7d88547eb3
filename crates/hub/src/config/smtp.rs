//! The server that the hub's mails go to.

use super::{ConfigError, file::SmtpPart, reading::Variable};
use lettre::{Address, message::Mailbox};
use std::{fmt, net::IpAddr, path::PathBuf, time::Duration};
use url::Url;

pub(super) const SMTP: &str = "INFODESK_HUB_SMTP";
const PASSWORD: &str = "INFODESK_HUB_SMTP_PASSWORD";
const PASSWORD_FILE: &str = "INFODESK_HUB_SMTP_PASSWORD_FILE";
const FROM: &str = "INFODESK_HUB_SMTP_FROM";
const PORT: &str = "smtp.port";
const SECURITY: &str = "smtp.security";
const TIMEOUT: &str = "smtp.timeout_seconds";

const DEFAULT_SECONDS: u32 = 30;
/// Its steps together must end long before another hub may take the mail.
const MOST_SECONDS: u32 = 60;

/// How a line to the server is kept from those who listen in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Begins in the clear and must turn to TLS (RFC 3207); usual at port 587.
    StartTls,
    /// From the beginning (RFC 8314); usual at port 465.
    Tls,
    /// For a server on this machine only.
    None,
}

impl Security {
    const fn usual_port(self) -> u16 {
        match self {
            Self::StartTls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

/// How the hub reaches its mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpConfig {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// User name and password.
    pub credentials: Option<(String, String)>,
    /// Whom the mails come from: "InfoDesk <infodesk@office.example>", or the address alone.
    pub from: Mailbox,
    /// A certificate authority of the organisation's own, in PEM, trusted beside the system's.
    pub ca_file: Option<PathBuf>,
    /// For each step: connecting, and each answer of the server.
    pub timeout: Duration,
}

impl SmtpConfig {
    /// A server on this machine, without encryption or password, as tests run one.
    pub fn on_loopback(port: u16, from: Mailbox) -> Self {
        Self {
            host: "127.0.0.1".to_owned(),
            port,
            security: Security::None,
            credentials: None,
            from,
            ca_file: None,
            timeout: Duration::from_secs(DEFAULT_SECONDS.into()),
        }
    }

    /// `None`: neither the environment nor the file names a server.
    pub(super) fn read(
        variable: Variable<'_>,
        part: Option<SmtpPart>,
        name: &str,
    ) -> Result<Option<Self>, ConfigError> {
        let mut part = part.unwrap_or_default();
        if let Some(address) = variable(SMTP) {
            part.take(&address)?;
        }
        let Some(host) = part.host.clone() else {
            return Ok(None);
        };
        let security = part.security.unwrap_or(Security::StartTls);
        if security == Security::None && !is_loopback(&host) {
            return Err(ConfigError::not_understood(
                SECURITY,
                "none is for a server on this machine only",
            ));
        }
        Ok(Some(Self {
            port: port(part.port, security)?,
            security,
            credentials: part.credentials(variable)?,
            from: from(
                variable(FROM).or(part.from),
                part.from_name.as_deref(),
                name,
            )?,
            ca_file: part.ca_file,
            timeout: timeout(part.timeout_seconds)?,
            host,
        }))
    }
}

impl SmtpPart {
    /// `smtp(s)://user@host:port`, which wins over the file.
    fn take(&mut self, address: &str) -> Result<(), ConfigError> {
        let wrong = |reason: &str| ConfigError::not_understood(SMTP, reason);
        let url = Url::parse(address).map_err(|_| wrong("not an address (smtps://host:465)"))?;
        let security = match (url.scheme(), url.query()) {
            ("smtps", None) => Security::Tls,
            ("smtp", None) => Security::StartTls,
            ("smtp", Some("security=none")) => Security::None,
            _ => {
                return Err(wrong(
                    "smtps:// or smtp:// is needed, and no query but security=none",
                ));
            }
        };
        if url.password().is_some() {
            return Err(wrong(
                "the password stands in INFODESK_HUB_SMTP_PASSWORD or in a file",
            ));
        }
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or_else(|| wrong("it names no host"))?;
        // An IPv6 address stands in brackets in an address only.
        self.host = Some(host.trim_matches(['[', ']']).to_owned());
        self.port = url.port();
        self.security = Some(security);
        let user = percent_decoded(url.username());
        self.username = Some(user)
            .filter(|user| !user.is_empty())
            .or(self.username.take());
        Ok(())
    }

    fn credentials(&self, variable: Variable<'_>) -> Result<Option<(String, String)>, ConfigError> {
        let Some(username) = self.username.clone() else {
            return Ok(None);
        };
        if let Some(password) = variable(PASSWORD) {
            return Ok(Some((username, password)));
        }
        let file = variable(PASSWORD_FILE).map(PathBuf::from);
        let path = file
            .or_else(|| self.password_file.clone())
            .ok_or(ConfigError::Missing { setting: PASSWORD })?;
        let password =
            std::fs::read_to_string(&path).map_err(|source| ConfigError::FileNotRead {
                setting: PASSWORD_FILE,
                path,
                source,
            })?;
        Ok(Some((username, password.trim().to_owned())))
    }
}

fn port(port: Option<u16>, security: Security) -> Result<u16, ConfigError> {
    match port {
        Some(0) => Err(ConfigError::not_understood(PORT, "1 to 65535")),
        port => Ok(port.unwrap_or_else(|| security.usual_port())),
    }
}

/// Without a name of its own the sender is called as the hub is.
fn from(from: Option<String>, own: Option<&str>, hub: &str) -> Result<Mailbox, ConfigError> {
    let from = from.ok_or(ConfigError::Missing { setting: FROM })?;
    let wrong = |_| ConfigError::not_understood(FROM, "not an e-mail address");
    if let Ok(address) = from.parse::<Address>() {
        return Ok(Mailbox::new(Some(own.unwrap_or(hub).to_owned()), address));
    }
    from.parse::<Mailbox>().map_err(wrong)
}

fn timeout(seconds: Option<u32>) -> Result<Duration, ConfigError> {
    let seconds = seconds.unwrap_or(DEFAULT_SECONDS);
    if (1..=MOST_SECONDS).contains(&seconds) {
        Ok(Duration::from_secs(seconds.into()))
    } else {
        Err(ConfigError::not_understood(TIMEOUT, "1 to 60"))
    }
}

fn is_loopback(host: &str) -> bool {
    let ip = host.parse::<IpAddr>();
    host == "localhost" || ip.is_ok_and(|ip| ip.is_loopback())
}

/// User names are often mail addresses, whose "@" an address must write as "%40".
fn percent_decoded(text: &str) -> String {
    let pairs = format!("user={}", text.replace('+', "%2B"));
    let decoded = url::form_urlencoded::parse(pairs.as_bytes()).next();
    decoded.map_or_else(String::new, |(_, value)| value.into_owned())
}

/// The password is left out.
impl fmt::Debug for SmtpConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpConfig")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(set: &[(&str, &str)], part: &str) -> Result<Option<SmtpConfig>, ConfigError> {
        let variable = |name: &str| {
            let found = set.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let part: Option<SmtpPart> = (!part.is_empty()).then(|| toml::from_str(part).unwrap());
        SmtpConfig::read(&variable, part, "ศูนย์ทดลอง")
    }

    #[test]
    fn an_address_is_enough_and_its_port_is_the_usual_one() {
        let from = (FROM, "infodesk@office.example");
        for (address, port, security) in [
            ("smtps://mail.office.example", 465, Security::Tls),
            ("smtp://mail.office.example", 587, Security::StartTls),
            ("smtp://mail.office.example:2525", 2525, Security::StartTls),
            ("smtp://localhost?security=none", 25, Security::None),
            ("smtp://[::1]:1025?security=none", 1025, Security::None),
        ] {
            let config = read(&[(SMTP, address), from], "").unwrap().unwrap();
            assert_eq!(
                (config.port, config.security),
                (port, security),
                "{address}"
            );
            assert_eq!(config.credentials, None);
            assert_eq!(config.from.name.as_deref(), Some("ศูนย์ทดลอง"));
        }
        assert_eq!(read(&[], "").unwrap(), None);
    }

    #[test]
    fn the_block_of_the_file_says_the_same_and_the_environment_wins() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        std::fs::write(&file, "s3cret\n").unwrap();
        let block = format!(
            "host = \"mail.office.example\"\nsecurity = \"tls\"\nusername = \"infodesk\"\n\
             password_file = {file:?}\nfrom = \"infodesk@office.example\"\nfrom_name = \"สำนักงาน\"\n\
             timeout_seconds = 10\n"
        );
        let config = read(&[], &block).unwrap().unwrap();
        let credentials = Some(("infodesk".to_owned(), "s3cret".to_owned()));
        assert_eq!(config.credentials, credentials);
        assert_eq!((config.port, config.timeout.as_secs()), (465, 10));
        assert_eq!(config.from.name.as_deref(), Some("สำนักงาน"));
        assert!(!format!("{config:?}").contains("s3cret"));

        let set = [
            (SMTP, "smtp://somchai%40office.example@other.example"),
            (PASSWORD, "other"),
            (FROM, "อื่น <other@office.example>"),
        ];
        let config = read(&set, &block).unwrap().unwrap();
        let credentials = Some(("somchai@office.example".to_owned(), "other".to_owned()));
        assert_eq!(config.credentials, credentials);
        assert_eq!((config.host.as_str(), config.port), ("other.example", 587));
        assert_eq!(config.from.name.as_deref(), Some("อื่น"));
    }

    #[test]
    fn what_cannot_be_used_is_named_and_never_quoted() {
        let from = (FROM, "infodesk@office.example");
        let at = |address| vec![(SMTP, address), from];
        for (set, setting) in [
            (at("hunter2"), SMTP),
            (at("https://hunter2.example"), SMTP),
            (at("smtp://user:hunter2@office.example"), SMTP),
            (at("smtp://hunter2.example?security=off"), SMTP),
            (at("smtp://hunter2.example?security=none"), SECURITY),
            (at("smtp://hunter2@office.example"), PASSWORD),
            (vec![(SMTP, "smtp://hunter2.example")], FROM),
            (
                vec![(SMTP, "smtp://office.example"), (FROM, "hunter2")],
                FROM,
            ),
        ] {
            let message = read(&set, "").unwrap_err().to_string();
            assert!(message.contains(setting), "{message}");
            assert!(!message.contains("hunter2"), "{message}");
        }
    }
}
