//! The line to the mail server (RFC 5321), one step at a time: between the server's yes to the recipient and the
//! text of a mail the queue has to be told.

use crate::config::{Security, SmtpConfig};
use lettre::{
    Address, Message,
    message::Mailbox,
    transport::smtp::{
        self,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Certificate, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailParameter},
    },
};
use std::{io, path::PathBuf, time::Duration};

/// How long the server may take to accept a text. RFC 5321 §4.5.3.2.6 would have ten minutes, but by then another hub
/// may take the mail.
const LONGEST_ACCEPTANCE: Duration = Duration::from_secs(120);
/// Of what a server says, so much is kept.
const MOST_SAID: usize = 500;

#[derive(Debug, thiserror::Error)]
pub enum SmtpError {
    #[error("the certificate authority {path} cannot be read")]
    AuthorityNotRead {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("the certificate authority {path} is no certificate in PEM")]
    NoAuthority { path: PathBuf },
    #[error("TLS cannot be set up")]
    Tls(#[source] smtp::Error),
}

/// What became of a step that did not go well, with what the server said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The server does not answer, or has no time, or takes no mail of ours.
    NotNow(String),
    /// It will never take this one.
    Never(String),
    /// It got the text, and nobody knows whether it took it.
    Unknown(String),
}

/// A mail server, and what is needed to speak with it.
#[derive(Clone)]
pub(crate) struct Server {
    config: SmtpConfig,
    tls: TlsParameters,
    hello: ClientId,
}

impl Server {
    /// `host`: what the hub calls itself.
    ///
    /// # Errors
    /// When the certificate authority of the configuration cannot be used.
    pub fn new(config: &SmtpConfig, host: &str) -> Result<Self, SmtpError> {
        let mut tls = TlsParameters::builder(config.host.clone());
        if let Some(path) = config.ca_file.clone() {
            tls = tls.add_root_certificate(authority(path)?);
        }
        Ok(Self {
            config: config.clone(),
            tls: tls.build_rustls().map_err(SmtpError::Tls)?,
            hello: ClientId::Domain(host.to_owned()),
        })
    }

    /// Whom mails are from.
    pub fn from(&self) -> &Mailbox {
        &self.config.from
    }

    /// Connects, encrypts, signs in.
    pub(super) async fn open(&self) -> Result<Line, Refusal> {
        let opened = within(self.config.timeout, self.opened()).await;
        Ok(Line {
            connection: opened.map_err(|error| Refusal::NotNow(said(&error)))?,
            timeout: self.config.timeout,
        })
    }

    async fn opened(&self) -> Result<AsyncSmtpConnection, smtp::Error> {
        let SmtpConfig { host, port, .. } = &self.config;
        let from_the_beginning = self.config.security == Security::Tls;
        let tls = from_the_beginning.then(|| self.tls.clone());
        let address = (host.as_str(), *port);
        let timeout = Some(self.config.timeout);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, timeout, &self.hello, tls, None).await?;
        if self.config.security == Security::StartTls {
            connection.starttls(self.tls.clone(), &self.hello).await?;
        }
        if let Some((user, password)) = self.config.credentials.clone() {
            let credentials = Credentials::new(user, password);
            connection.auth(DEFAULT_MECHANISMS, &credentials).await?;
        }
        Ok(connection)
    }
}

/// An open line. After a refusal it is of no more use.
pub(super) struct Line {
    connection: AsyncSmtpConnection,
    timeout: Duration,
}

impl Line {
    /// Says from whom and for whom the message is. Until the text follows, nothing has been sent.
    pub async fn offer(&mut self, message: &Message) -> Result<(), Refusal> {
        let timeout = self.timeout;
        let offered = tokio::time::timeout(timeout, self.offered(message)).await;
        offered.unwrap_or_else(|_| Err(Refusal::NotNow(TOO_LATE.to_owned())))
    }

    async fn offered(&mut self, message: &Message) -> Result<(), Refusal> {
        let envelope = message.envelope();
        let mut parameters = Vec::new();
        if !envelope.to().iter().all(is_ascii) {
            if !self
                .connection
                .server_info()
                .supports_feature(Extension::SmtpUtfEight)
            {
                return Err(Refusal::Never(
                    "the server knows no such addresses".to_owned(),
                ));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let from = Mail::new(envelope.from().cloned(), parameters);
        // Who is refused as a sender is refused with every mail: the settings are wrong, not this one.
        let taken = self.connection.command(from).await;
        taken.map_err(|error| Refusal::NotNow(said(&Trouble::Smtp(error))))?;
        for to in envelope.to() {
            self.recipient(to).await?;
        }
        Ok(())
    }

    async fn recipient(&mut self, to: &Address) -> Result<(), Refusal> {
        let taken = self
            .connection
            .command(Rcpt::new(to.clone(), Vec::new()))
            .await;
        taken
            .map(drop)
            .map_err(|error| refused(Trouble::Smtp(error)))
    }

    /// Sends the text. Without an answer nobody knows what became of it.
    pub async fn hand_over(&mut self, text: &[u8]) -> Result<(), Refusal> {
        // Before its go-ahead a server has not seen the text.
        let timeout = self.timeout;
        let ready = within(timeout, self.connection.command(Data)).await;
        ready.map_err(refused)?;
        let taken = within(LONGEST_ACCEPTANCE, self.connection.message(text)).await;
        taken.map(drop).map_err(|trouble| match trouble.code() {
            Some(_) => refused(trouble),
            None => Refusal::Unknown(said(&trouble)),
        })
    }

    pub async fn close(mut self) {
        // It may be closed already.
        drop(within(self.timeout, self.connection.quit()).await);
    }
}

fn is_ascii(address: &Address) -> bool {
    AsRef::<str>::as_ref(address).is_ascii()
}

const TOO_LATE: &str = "no answer in time";

/// Why a step did not go well.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("{TOO_LATE}")]
    TooLate,
    #[error(transparent)]
    Smtp(#[from] smtp::Error),
}

impl Trouble {
    /// The reply of a server that answered.
    fn code(&self) -> Option<u16> {
        match self {
            Self::TooLate => None,
            Self::Smtp(error) => error.status().map(u16::from),
        }
    }
}

async fn within<T>(
    time: Duration,
    step: impl Future<Output = Result<T, smtp::Error>>,
) -> Result<T, Trouble> {
    match tokio::time::timeout(time, step).await {
        Ok(done) => done.map_err(Trouble::Smtp),
        Err(_) => Err(Trouble::TooLate),
    }
}

/// What a server says to a recipient or a text is about this mail (RFC 5321 §4.2.1): 5yz is its last word.
fn refused(trouble: Trouble) -> Refusal {
    let said = said(&trouble);
    match trouble.code() {
        Some(500..=599) => Refusal::Never(said),
        _ => Refusal::NotNow(said),
    }
}

fn said(trouble: &Trouble) -> String {
    let mut text = trouble.to_string();
    let mut cause = std::error::Error::source(trouble);
    while let Some(error) = cause {
        let more = error.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        cause = error.source();
    }
    text.chars()
        .filter(|c| !c.is_control())
        .take(MOST_SAID)
        .collect()
}

fn authority(path: PathBuf) -> Result<Certificate, SmtpError> {
    match std::fs::read(&path) {
        Ok(pem) => Certificate::from_pem(&pem).map_err(|_| SmtpError::NoAuthority { path }),
        Err(source) => Err(SmtpError::AuthorityNotRead { path, source }),
    }
}
