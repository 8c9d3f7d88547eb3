//! IPP over HTTP (RFC 8010): to the spooler through its socket or port, to printers by their address.

use crate::{
    answer,
    ask::Ask,
    fault::{Cause, PrintFault},
    names::{NameUnknown, Names},
    spooler::Spooler,
    status_code,
};
use ipp::{attribute::IppAttributes, model::DelimiterTag, parser::IppParser, reader::IppReader};
use reqwest::{Client, ClientBuilder, StatusCode, header};
use std::{error::Error, io::Cursor, time::Duration};
use url::Url;

/// The way to a printer is short; what has not answered by then is off.
const CONNECT: Duration = Duration::from_secs(4);
/// Waking up takes some printers this long.
const ANSWER: Duration = Duration::from_secs(20);
/// `ipp` and `ipps` alike (RFC 3510, RFC 7472).
pub const PORT: u16 = 631;

/// Where a request goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Spooler { uri: String },
    Printer { uri: String },
}

impl Place {
    pub fn spooler(uri: String) -> Self {
        Self::Spooler { uri }
    }

    /// The place as a request names it.
    pub fn uri(&self) -> &str {
        match self {
            Self::Spooler { uri } | Self::Printer { uri } => uri,
        }
    }
}

pub struct Wire {
    spooler: Spooler,
    to_spooler: Client,
    to_printers: Client,
    pub names: Names,
}

impl Wire {
    pub fn new(spooler: Spooler) -> Result<Self, reqwest::Error> {
        let names = Names::default();
        let to_spooler = match &spooler {
            #[cfg(unix)]
            Spooler::Socket(path) => client().unix_socket(path.as_path()),
            _ => client().dns_resolver(names.clone()),
        };
        let to_printers = client()
            .dns_resolver(names.clone())
            // A printer's certificate is its own work; nobody could vouch for it. CUPS takes it as well.
            .danger_accept_invalid_certs(true)
            .danger_accept_invalid_hostnames(true);
        Ok(Self {
            to_spooler: to_spooler.build()?,
            to_printers: to_printers.build()?,
            spooler,
            names,
        })
    }

    pub fn spooler(&self) -> &Spooler {
        &self.spooler
    }

    /// A queue of ours goes by the spooler, everything else by its own address.
    pub fn place(&self, uri: &str) -> Place {
        let uri = uri.to_owned();
        if self.spooler != Spooler::Absent && uri.starts_with(&self.spooler.prefix()) {
            Place::Spooler { uri }
        } else {
            Place::Printer { uri }
        }
    }

    /// Asks, with a document where there is one, and reads the answer.
    ///
    /// # Errors
    /// The line's, or what the printer's status means.
    pub async fn ask(
        &self,
        place: &Place,
        ask: Ask,
        document: &[u8],
    ) -> Result<IppAttributes, PrintFault> {
        let mut body = ask.into_bytes();
        body.extend_from_slice(document);
        let answer = self.post(place, body).await?;
        let answer = IppParser::new(IppReader::new(Cursor::new(answer)))
            .parse()
            .map_err(PrintFault::nonsense)?;
        let status = answer.header().status_code();
        let attributes = answer.attributes();
        if status.is_success() {
            return Ok(attributes.clone());
        }
        let message = attributes
            .first_of(DelimiterTag::OperationAttributes)
            .and_then(|group| group.get("status-message"))
            .map(|message| message.value().to_string());
        let unsupported: Vec<&str> = answer::unsupported(attributes).collect();
        tracing::debug!(?status, ?message, ?unsupported, "a printer refused");
        Err(status_code::fault(
            status,
            &message.unwrap_or_default(),
            &unsupported,
        ))
    }

    async fn post(&self, place: &Place, body: Vec<u8>) -> Result<Vec<u8>, PrintFault> {
        let (client, url) = match place {
            Place::Spooler { uri } => (&self.to_spooler, self.at_spooler(uri)),
            Place::Printer { uri } => (&self.to_printers, http_url(uri)),
        };
        let url = url.map_err(PrintFault::nonsense)?;
        let line = |error| self.line_fault(place, &url, error);
        let request = || {
            client
                .post(url.clone())
                .header(header::CONTENT_TYPE, "application/ipp")
                .body(body.clone())
        };
        let mut answer = request().send().await.map_err(line)?;
        if answer.status() == StatusCode::UNAUTHORIZED
            && let (Place::Spooler { .. }, Spooler::Socket(_)) = (place, &self.spooler)
            && let Some(user) = os_user()
        {
            // Who asks through the socket is known to CUPS; it wants to be told to look.
            let peer = format!("PeerCred {user}");
            let again = request().header(header::AUTHORIZATION, peer);
            answer = again.send().await.map_err(line)?;
        }
        match answer.status() {
            status if status.is_success() => Ok(answer.bytes().await.map_err(line)?.to_vec()),
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(PrintFault::NotAuthorised),
            StatusCode::NOT_FOUND | StatusCode::GONE => Err(PrintFault::PrinterGone),
            StatusCode::SERVICE_UNAVAILABLE => Err(PrintFault::Busy),
            status => Err(PrintFault::nonsense(format!("HTTP {status}"))),
        }
    }

    fn at_spooler(&self, uri: &str) -> Result<Url, url::ParseError> {
        let path = uri.strip_prefix(&self.spooler.prefix()).unwrap_or_default();
        match &self.spooler {
            Spooler::Server(server) => server.join(path),
            Spooler::Socket(_) | Spooler::Absent => Url::parse("http://localhost/")?.join(path),
        }
    }

    fn line_fault(&self, place: &Place, url: &Url, error: reqwest::Error) -> PrintFault {
        if let Some(unknown) = name_unknown(&error) {
            return PrintFault::UnknownHost {
                host: unknown.host.clone(),
            };
        }
        let cause = Cause::new(error);
        match place {
            Place::Spooler { .. } => PrintFault::NoSpooler { cause },
            Place::Printer { .. } => {
                self.names.forget(url.host_str().unwrap_or_default());
                PrintFault::Unreachable { cause }
            }
        }
    }
}

fn client() -> ClientBuilder {
    Client::builder()
        .no_proxy()
        .connect_timeout(CONNECT)
        .timeout(ANSWER)
        .user_agent(concat!("InfoDesk/", env!("CARGO_PKG_VERSION")))
}

/// Whoever this process belongs to, by the name that the system gives it.
fn os_user() -> Option<String> {
    ["USER", "LOGNAME"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|user| !user.is_empty())
}

/// `ipp://host/path` as HTTP.
fn http_url(uri: &str) -> Result<Url, url::ParseError> {
    let (scheme, rest) = match uri.split_once("://") {
        Some(("ipp", rest)) => ("http", rest),
        Some(("ipps", rest)) => ("https", rest),
        _ => return Url::parse(uri),
    };
    let ported = Url::parse(uri)?.port().is_some();
    let mut url = Url::parse(&format!("{scheme}://{rest}"))?;
    if !ported {
        // Only an address without a host has no port.
        let _ = url.set_port(Some(PORT));
    }
    Ok(url)
}

fn name_unknown(error: &reqwest::Error) -> Option<&NameUnknown> {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(unknown) = error.downcast_ref() {
            return Some(unknown);
        }
        cause = error.source();
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn printers_are_knocked_at_where_they_listen() {
        for (uri, url) in [
            (
                "ipp://printer.local/ipp/print",
                "http://printer.local:631/ipp/print",
            ),
            (
                "ipps://printer.local/ipp/print",
                "https://printer.local:631/ipp/print",
            ),
            (
                "ipp://printer.local:80/ipp/print",
                "http://printer.local/ipp/print",
            ),
            ("ipps://[fe80::1]:8443/", "https://[fe80::1]:8443/"),
        ] {
            assert_eq!(http_url(uri).unwrap().as_str(), url);
        }
    }
}
