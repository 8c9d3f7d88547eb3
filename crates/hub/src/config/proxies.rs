//! Reverse proxies whose word about the client's address is taken.

use super::ConfigError;
use std::{net::IpAddr, str::FromStr};

const SETTING: &str = "trusted_proxies";
const HEADER_SETTING: &str = "client_address_header";

/// By default none, and the header does not matter.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    pub trusted: Vec<Network>,
    pub header: ForwardedBy,
}

/// The one header that the proxies write. The other is never read: a proxy that does not know it passes
/// on whatever the client wrote there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ForwardedBy {
    #[default]
    XForwardedFor,
    /// RFC 7239.
    Forwarded,
}

/// An address, or all addresses with the same beginning: `10.0.0.1`, `10.0.0.0/8`, `2001:db8::/32`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    base: IpAddr,
    /// Bits that are the same.
    prefix: u32,
}

/// The text is no address and no network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no address and no network")]
pub struct NoNetwork;

impl Proxies {
    pub(super) fn read(
        trusted: Option<Vec<String>>,
        header: Option<String>,
    ) -> Result<Self, ConfigError> {
        let trusted = trusted.unwrap_or_default();
        let networks = trusted.iter().map(|text| text.parse());
        let trusted = networks.collect::<Result<_, NoNetwork>>().map_err(|_| {
            ConfigError::not_understood(SETTING, "addresses or networks (10.0.0.0/8)")
        })?;
        let header = match header.as_deref() {
            None | Some("x-forwarded-for") => ForwardedBy::XForwardedFor,
            Some("forwarded") => ForwardedBy::Forwarded,
            Some(_) => {
                return Err(ConfigError::not_understood(
                    HEADER_SETTING,
                    "x-forwarded-for or forwarded is needed",
                ));
            }
        };
        Ok(Self { trusted, header })
    }

    pub(crate) fn trust(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.holds(address))
    }
}

impl Network {
    fn holds(&self, address: IpAddr) -> bool {
        let beginning = |address, width: u32| {
            let spare = width.saturating_sub(self.prefix);
            bits(address).checked_shr(spare).unwrap_or(0)
        };
        let width = width(self.base);
        width == self::width(address) && beginning(self.base, width) == beginning(address, width)
    }
}

impl FromStr for Network {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let text = text.trim();
        let (base, prefix) = match text.split_once('/') {
            Some((base, prefix)) => (base, Some(prefix)),
            None => (text, None),
        };
        let base: IpAddr = base.parse().map_err(|_| NoNetwork)?;
        let prefix = match prefix {
            Some(prefix) => prefix.parse().map_err(|_| NoNetwork)?,
            None => width(base),
        };
        if prefix > width(base) {
            return Err(NoNetwork);
        }
        Ok(Self { base, prefix })
    }
}

const fn width(address: IpAddr) -> u32 {
    match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_bits().into(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_network_holds_what_begins_like_it() {
        for (network, address, expected) in [
            ("10.0.0.0/8", "10.255.0.1", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("10.0.0.1", "10.0.0.1", true),
            ("10.0.0.1", "10.0.0.2", false),
            ("0.0.0.0/0", "203.0.113.1", true),
            ("0.0.0.0/0", "::1", false),
            ("2001:db8::/33", "2001:db8:7fff::1", true),
            ("2001:db8::/33", "2001:db8:8000::1", false),
            ("::/0", "2001:db8::1", true),
        ] {
            let holds = network.parse::<Network>().unwrap();
            let holds = holds.holds(address.parse().unwrap());
            assert_eq!(holds, expected, "{network} {address}");
        }
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in [
            "",
            "proxy",
            "10.0.0.0/33",
            "::/129",
            "10.0.0.0/-1",
            "10.0.0/8",
        ] {
            assert_eq!(text.parse::<Network>(), Err(NoNetwork), "{text}");
        }
        let named = |trusted: Option<&str>, header: Option<&str>| {
            let trusted = trusted.map(|one| vec![one.to_owned()]);
            let read = Proxies::read(trusted, header.map(str::to_owned));
            read.unwrap_err().to_string()
        };
        assert!(named(Some("hunter2"), None).starts_with(SETTING));
        assert!(named(None, Some("hunter2")).starts_with(HEADER_SETTING));
    }
}
