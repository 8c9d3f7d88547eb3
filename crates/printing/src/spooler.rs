//! Where this machine's print server is, and its queues.

use crate::{
    answer,
    ask::Ask,
    fault::PrintFault,
    office::PrintingOffice,
    printer::PrinterId,
    status::{Looked, PRINTER_ATTRIBUTES},
    wire::Place,
};
use ipp::model::Operation;
use std::path::{Path, PathBuf};
use url::Url;

/// The CUPS server whose queues are this machine's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spooler {
    /// A socket of this machine.
    Socket(PathBuf),
    /// `http://host:port`.
    Server(Url),
    /// None is to be expected: Windows has a spooler of another kind.
    Absent,
}

const SOCKETS: &[&str] = &[
    "/run/cups/cups.sock",
    "/var/run/cups/cups.sock",
    "/private/var/run/cupsd",
];

const PORT: u16 = 631;

impl Spooler {
    /// The one that `CUPS_SERVER` names, else the system's own.
    pub fn of_this_machine() -> Self {
        match std::env::var("CUPS_SERVER") {
            Ok(named) => Self::named(&named),
            Err(_) if cfg!(windows) => Self::Absent,
            Err(_) => match SOCKETS.iter().map(Path::new).find(|path| path.exists()) {
                Some(socket) => Self::Socket(socket.to_owned()),
                None => Self::named("localhost"),
            },
        }
    }

    /// As `CUPS_SERVER` is written: a path, or `host[:port]`, with or without `/version=1.1`.
    pub fn named(text: &str) -> Self {
        if text.starts_with('/') {
            return Self::Socket(text.into());
        }
        let authority = text.split('/').next().unwrap_or_default();
        let colon = authority.rfind(':');
        let has_port = colon.is_some_and(|at| !authority[at..].contains(']'));
        let text = if has_port {
            format!("http://{authority}")
        } else {
            format!("http://{authority}:{PORT}")
        };
        Url::parse(&text).map_or(Self::Absent, Self::Server)
    }

    /// How a queue's URI begins. The usual server is `localhost` by whichever door it is reached, so that a
    /// queue keeps its identity.
    pub(crate) fn prefix(&self) -> String {
        match self {
            Self::Server(url) => {
                let host = url.host_str().unwrap_or("localhost");
                match url.port_or_known_default() {
                    Some(PORT) => format!("ipp://{host}/"),
                    Some(port) => format!("ipp://{host}:{port}/"),
                    None => format!("ipp://{host}/"),
                }
            }
            Self::Socket(_) | Self::Absent => "ipp://localhost/".to_owned(),
        }
    }
}

/// A queue as CUPS lists it.
pub(crate) struct Queue {
    pub looked: Looked,
    /// The UUIDs of the queue and of what it leads to, as far as CUPS knows them.
    pub uuids: Vec<String>,
    /// Where its jobs go.
    pub device: Option<String>,
}

impl PrintingOffice {
    /// Every queue of this machine's print server, as the server knows it.
    pub(crate) async fn queues(&self) -> Result<Vec<Queue>, PrintFault> {
        #[cfg(windows)]
        if *self.wire().spooler() == Spooler::Absent {
            return crate::windows::queues().await;
        }
        let server = Place::spooler(self.wire().spooler().prefix());
        let default = self.default_queue().await;
        let ask = Ask::new(Operation::CupsGetPrinters)
            .and_then(|ask| ask.wanting(PRINTER_ATTRIBUTES))
            .map_err(PrintFault::nonsense)?;
        let answer = match self.wire().ask(&server, ask, &[]).await {
            // CUPS says so when it has no queue at all.
            Err(PrintFault::PrinterGone) => return Ok(Vec::new()),
            answer => answer?,
        };
        let prefix = self.wire().spooler().prefix();
        Ok(answer::printers(&answer)
            .filter_map(|attributes| {
                let id = queue_id(&prefix, attributes.text("printer-uri-supported")?)?;
                let is_default = default.as_ref() == Some(&id);
                let device = attributes.text("device-uri").map(str::to_owned);
                let uuids = [attributes.text("printer-uuid"), uuid_in(device.as_deref())];
                Some(Queue {
                    looked: Looked::queue(id, attributes, is_default),
                    uuids: uuids.into_iter().flatten().map(bare_uuid).collect(),
                    device,
                })
            })
            .collect())
    }

    /// What this machine prints on by itself. Not knowing it is no reason to stop.
    pub(crate) async fn default_queue(&self) -> Option<PrinterId> {
        let prefix = self.wire().spooler().prefix();
        let ask = Ask::new(Operation::CupsGetDefault)
            .and_then(|ask| ask.wanting(&["printer-uri-supported"]))
            .ok()?;
        let answer = self
            .wire()
            .ask(&Place::spooler(prefix.clone()), ask, &[])
            .await
            .ok()?;
        let uri = answer::printers(&answer).find_map(|a| a.text("printer-uri-supported"))?;
        queue_id(&prefix, uri)
    }
}

/// The server writes its URIs with the name it was asked by; the path is what stays.
fn queue_id(prefix: &str, uri: &str) -> Option<PrinterId> {
    let url = Url::parse(uri).ok()?;
    Some(PrinterId(format!(
        "{prefix}{}",
        url.path().trim_start_matches('/')
    )))
}

/// `dnssd://…?uuid=…`
fn uuid_in(device: Option<&str>) -> Option<&str> {
    device?.split_once("uuid=")?.1.split('&').next()
}

pub(crate) fn bare_uuid(uuid: &str) -> String {
    uuid.trim_start_matches("urn:uuid:").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_is_named_as_cups_names_it() {
        assert_eq!(
            Spooler::named("/run/cups/cups.sock"),
            Spooler::Socket("/run/cups/cups.sock".into())
        );
        for (text, prefix) in [
            ("localhost", "ipp://localhost/"),
            ("print.example.go.th", "ipp://print.example.go.th/"),
            ("localhost:8640", "ipp://localhost:8640/"),
            ("localhost:8640/version=1.1", "ipp://localhost:8640/"),
            ("[::1]:8640", "ipp://[::1]:8640/"),
            ("[::1]", "ipp://[::1]/"),
        ] {
            assert_eq!(Spooler::named(text).prefix(), prefix, "{text}");
        }
    }

    #[test]
    fn a_queue_keeps_its_identity_whatever_the_server_calls_itself() {
        let id = PrinterId("ipp://localhost/printers/office".to_owned());
        for uri in [
            "ipp://pc-17:631/printers/office",
            "ipp://localhost/printers/office",
        ] {
            assert_eq!(queue_id("ipp://localhost/", uri), Some(id.clone()));
        }
    }

    #[test]
    fn the_printer_behind_a_queue_is_known_by_its_uuid() {
        let device = "dnssd://Brother._ipp._tcp.local/?uuid=E3248000-80CE-11DB-8000-001122334455";
        let uuid = uuid_in(Some(device)).map(bare_uuid);
        assert_eq!(
            uuid.as_deref(),
            Some("e3248000-80ce-11db-8000-001122334455")
        );
    }
}
