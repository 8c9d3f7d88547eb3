//! Printers that announce themselves by DNS-SD (RFC 6763; PWG 5100.14, 4.2 for what they say).

use crate::{spooler::bare_uuid, wire::PORT};
use mdns_sd::{Receiver, ResolvedService, ServiceDaemon, ServiceEvent};
use std::net::IpAddr;

pub const PLAIN: &str = "_ipp._tcp.local.";
pub const SECURE: &str = "_ipps._tcp.local.";

/// A search under way; dropped, it ends.
pub struct Listening {
    daemon: ServiceDaemon,
    pub plain: Receiver<ServiceEvent>,
    pub secure: Receiver<ServiceEvent>,
}

impl Listening {
    pub fn start() -> Result<Self, mdns_sd::Error> {
        let daemon = ServiceDaemon::new()?;
        let plain = daemon.browse(PLAIN)?;
        let secure = daemon.browse(SECURE)?;
        Ok(Self {
            daemon,
            plain,
            secure,
        })
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        // It ends by itself when nobody holds it; asked, it ends sooner.
        let _ = self.daemon.shutdown();
    }
}

/// What a printer said of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    pub uri: String,
    pub host: String,
    pub addresses: Vec<IpAddr>,
    pub uuid: Option<String>,
    /// The name people chose.
    pub name: String,
    pub location: Option<String>,
    pub takes_pdf: bool,
    pub colour: bool,
}

impl Announced {
    pub fn read(service: &ResolvedService) -> Self {
        let said = |key| {
            service
                .get_property_val_str(key)
                .map(str::trim)
                .filter(|text| !text.is_empty())
        };
        let scheme = if service.ty_domain == SECURE {
            "ipps"
        } else {
            "ipp"
        };
        let host = service.host.trim_end_matches('.').to_owned();
        let port = match service.port {
            PORT => String::new(),
            port => format!(":{port}"),
        };
        let path = said("rp").unwrap_or("ipp/print").trim_start_matches('/');
        Self {
            uri: format!("{scheme}://{host}{port}/{path}"),
            addresses: addresses(service),
            uuid: said("UUID").map(bare_uuid),
            name: instance(&service.fullname, &service.ty_domain),
            location: said("note").map(str::to_owned),
            takes_pdf: said("pdl")
                .is_some_and(|formats| formats.split(',').any(|f| f == crate::status::PDF)),
            colour: said("Color") == Some("T"),
            host,
        }
    }

    /// The same printer is announced once with and once without TLS, and may be a queue already.
    pub fn is_among(&self, uuids: &[String], places: &[String]) -> bool {
        let uuid = self.uuid.as_ref().is_some_and(|uuid| uuids.contains(uuid));
        uuid || places.contains(&place(&self.uri))
    }
}

/// Host, port and path: what is left of a URI when it does not matter how one gets there.
pub fn place(uri: &str) -> String {
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let default = format!(":{PORT}");
    let host = host.strip_suffix(&default).unwrap_or(host);
    format!("{}/{path}", host.to_ascii_lowercase())
}

/// IPv4 first: it is what office networks route.
fn addresses(service: &ResolvedService) -> Vec<IpAddr> {
    let mut addresses: Vec<IpAddr> = service
        .addresses
        .iter()
        .map(mdns_sd::ScopedIp::to_ip_addr)
        // Without its zone a link-local address leads nowhere.
        .filter(|ip| !matches!(ip, IpAddr::V6(v6) if v6.is_unicast_link_local()))
        .collect();
    addresses.sort();
    addresses
}

/// `Office\ printer._ipp._tcp.local.` → `Office printer`
fn instance(fullname: &str, ty_domain: &str) -> String {
    let label = fullname
        .strip_suffix(ty_domain)
        .map_or(fullname, |label| label.trim_end_matches('.'));
    label.replace("\\.", ".").replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_there_does_not_make_another_printer() {
        for uri in [
            "ipp://Printer.local/ipp/print",
            "ipps://printer.local:631/ipp/print",
        ] {
            assert_eq!(place(uri), "printer.local/ipp/print");
        }
        assert_ne!(
            place("ipp://printer.local:8631/ipp/print"),
            "printer.local/ipp/print"
        );
    }

    #[test]
    fn the_name_is_as_people_chose_it() {
        assert_eq!(
            instance("HP 400 \\. 2nd floor._ipp._tcp.local.", PLAIN),
            "HP 400 . 2nd floor"
        );
    }
}
