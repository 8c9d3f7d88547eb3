//! The client's address behind reverse proxies.
//!
//! Anybody can write such a header. What stands in it counts only as far as trusted proxies wrote it: it
//! is read from its end, where the nearest proxy added what it saw, up to the first that is not trusted.

use crate::config::{ForwardedBy, Proxies};
use axum::http::{HeaderMap, header};
use std::net::{IpAddr, SocketAddr};

const X_FORWARDED_FOR: &str = "x-forwarded-for";

/// The address that the outermost trusted proxy saw; `peer` itself where it is no trusted proxy.
pub(crate) fn client_address(peer: IpAddr, headers: &HeaderMap, proxies: &Proxies) -> IpAddr {
    let mut client = peer;
    for hop in hops(headers, proxies.header).into_iter().rev() {
        if !proxies.trust(client) {
            break;
        }
        // A trusted proxy that says nothing readable is itself the last one known.
        let Some(hop) = hop else { break };
        client = hop;
    }
    client
}

/// From the client to the nearest proxy, over all lines of the header; `None` for one that is no address.
fn hops(headers: &HeaderMap, by: ForwardedBy) -> Vec<Option<IpAddr>> {
    let name = match by {
        ForwardedBy::XForwardedFor => X_FORWARDED_FOR,
        ForwardedBy::Forwarded => header::FORWARDED.as_str(),
    };
    let lines = headers.get_all(name).into_iter();
    lines
        .flat_map(|line| line.to_str().unwrap_or_default().split(','))
        .map(|hop| match by {
            ForwardedBy::XForwardedFor => address(hop),
            ForwardedBy::Forwarded => address(node(hop)?),
        })
        .collect()
}

/// The value of `for` in an element of `Forwarded` (RFC 7239 §4).
fn node(element: &str) -> Option<&str> {
    element.split(';').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim().eq_ignore_ascii_case("for").then_some(value)
    })
}

/// An address, with or without quotes, brackets and port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let ip = bare.parse::<IpAddr>();
    let ip = ip.or_else(|_| text.parse::<SocketAddr>().map(|socket| socket.ip()));
    ip.ok().map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const PROXY: &str = "10.0.0.1";

    fn proxies(header: ForwardedBy) -> Proxies {
        let trusted = ["10.0.0.0/8", "2001:db8::1"].map(|text| text.parse().unwrap());
        Proxies {
            trusted: trusted.to_vec(),
            header,
        }
    }

    fn seen(peer: &str, proxies: &Proxies, lines: &[(&'static str, &str)]) -> String {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, value.parse().unwrap());
        }
        client_address(peer.parse().unwrap(), &headers, proxies).to_string()
    }

    #[test]
    fn only_what_trusted_proxies_wrote_counts() {
        let proxies = proxies(ForwardedBy::XForwardedFor);
        for (peer, header, expected) in [
            // Straight from outside: the header is the client's own invention.
            ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
            (PROXY, "198.51.100.1", "198.51.100.1"),
            // The client invented the first; the proxy added the second.
            (PROXY, "192.0.2.66, 198.51.100.1", "198.51.100.1"),
            (PROXY, "198.51.100.1, 10.9.9.9", "198.51.100.1"),
            (PROXY, "10.1.1.1, 10.2.2.2", "10.1.1.1"),
            (PROXY, "198.51.100.1, unknown", PROXY),
            (PROXY, "", PROXY),
            (PROXY, "198.51.100.1:4711", "198.51.100.1"),
            (PROXY, "::ffff:198.51.100.1", "198.51.100.1"),
            ("2001:db8::1", "2001:db8:5::7", "2001:db8:5::7"),
            ("2001:db8::2", "2001:db8:5::7", "2001:db8::2"),
        ] {
            let seen = seen(peer, &proxies, &[("x-forwarded-for", header)]);
            assert_eq!(seen, expected, "{peer} {header}");
        }
    }

    #[test]
    fn several_lines_are_one_list() {
        let lines = [
            ("x-forwarded-for", "192.0.2.66"),
            ("x-forwarded-for", "198.51.100.1"),
        ];
        assert_eq!(
            seen(PROXY, &proxies(ForwardedBy::XForwardedFor), &lines),
            "198.51.100.1"
        );
    }

    #[test]
    fn one_header_is_read_and_the_other_never() {
        let both = [
            ("x-forwarded-for", "198.51.100.1"),
            ("forwarded", "for=198.51.100.2"),
        ];
        for (by, expected) in [
            (ForwardedBy::XForwardedFor, "198.51.100.1"),
            (ForwardedBy::Forwarded, "198.51.100.2"),
        ] {
            assert_eq!(seen(PROXY, &proxies(by), &both), expected);
        }
    }

    #[test]
    fn the_standard_header_reads_as_its_rfc_writes_it() {
        let proxies = proxies(ForwardedBy::Forwarded);
        for (header, expected) in [
            ("For=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"),
            ("for=192.0.2.60;proto=https;by=10.0.0.1", "192.0.2.60"),
            ("for=192.0.2.43, for=198.51.100.17", "198.51.100.17"),
            ("proto=https", PROXY),
            ("for=_hidden", PROXY),
        ] {
            let seen = seen(PROXY, &proxies, &[("forwarded", header)]);
            assert_eq!(seen, expected, "{header}");
        }
    }
}
