//! The address of a point's public page: in the QR symbol, in the link, and in letters to type.

use url::Url;

/// Why a base address and a code make no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// The base is no absolute URL.
    #[error("{base:?} is not an address")]
    NotAnAddress {
        /// The base as given.
        base: String,
        /// The parser's reason.
        #[source]
        source: url::ParseError,
    },
    /// The base is an address, but not one that a telephone's camera opens in a browser.
    #[error("{0:?} is not an http or https address of a host, without user, query or fragment")]
    NotForPosters(String),
    /// The code is empty or has characters that do not belong in a path segment.
    #[error("{0:?} is not a code")]
    BadCode(String),
}

/// The address that a point's QR symbol carries: `https://info.go.th` and `k3m9x2qf` give
/// `HTTPS://INFO.GO.TH/S/K3M9X2QF`.
///
/// Scheme, host and what follows the base are upper-case, because a QR symbol holds upper-case letters in its
/// alphanumeric mode and so stays small (scheme and host do not mind, codes are case-insensitive). The path of the
/// base is kept as it is: servers may mind.
pub fn address(base_url: &str, code: &str) -> Result<String, AddressError> {
    let base = Url::parse(base_url.trim()).map_err(|source| AddressError::NotAnAddress {
        base: base_url.to_owned(),
        source,
    })?;
    let unfit = || AddressError::NotForPosters(base_url.to_owned());
    if !matches!(base.scheme(), "http" | "https")
        || !base.username().is_empty()
        || base.password().is_some()
        || base.query().is_some()
        || base.fragment().is_some()
    {
        return Err(unfit());
    }
    let host = base.host_str().ok_or_else(unfit)?.to_uppercase();
    let port = base.port().map_or(String::new(), |port| format!(":{port}"));
    let path = base.path().trim_end_matches('/');
    let scheme = base.scheme().to_uppercase();
    let code = checked_code(code)?;
    Ok(format!("{scheme}://{host}{port}{path}/S/{code}"))
}

/// The address as a person types it: without scheme, the host in lower case (`info.go.th/S/K3M9X2QF`).
pub fn printed_address(address: &str) -> String {
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| {
            let (head, rest) = address.split_at_checked(scheme.len())?;
            head.eq_ignore_ascii_case(scheme).then_some(rest)
        })
        .unwrap_or(address);
    let host_end = rest.find('/').unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_end);
    format!("{}{path}", host.to_lowercase())
}

fn checked_code(code: &str) -> Result<String, AddressError> {
    let unreserved = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    let dots_only = code.chars().all(|c| c == '.');
    if dots_only || !code.chars().all(unreserved) {
        return Err(AddressError::BadCode(code.to_owned()));
    }
    Ok(code.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn upper_cases_what_does_not_mind() {
        let table = [
            (
                "https://info.go.th",
                "k3m9x2qf",
                "HTTPS://INFO.GO.TH/S/K3M9X2QF",
            ),
            (
                "https://info.go.th/",
                "K3M9X2QF",
                "HTTPS://INFO.GO.TH/S/K3M9X2QF",
            ),
            ("http://127.0.0.1:8471", "A1", "HTTP://127.0.0.1:8471/S/A1"),
            (
                "https://example.go.th/desk/Qr/",
                "a-1",
                "HTTPS://EXAMPLE.GO.TH/desk/Qr/S/A-1",
            ),
        ];
        for (base, code, expected) in table {
            assert_eq!(address(base, code).unwrap(), expected);
        }
    }

    #[test]
    fn writes_thai_hosts_as_the_network_does() {
        let made = address("https://ศูนย์.ไทย", "A1").unwrap();
        assert!(
            made.is_ascii() && made.starts_with("HTTPS://XN--"),
            "{made}"
        );
    }

    #[test]
    fn refuses_what_no_camera_opens() {
        for base in [
            "",
            "info.go.th",
            "ftp://info.go.th",
            "https://u@info.go.th",
            "https://info.go.th/?a=1",
            "https://info.go.th/#x",
        ] {
            assert!(address(base, "A1").is_err(), "{base}");
        }
        for code in ["", ".", "..", "a/b", "a b", "ก", "a?b", "a%20"] {
            assert_eq!(
                address("https://info.go.th", code),
                Err(AddressError::BadCode(code.to_owned()))
            );
        }
    }

    #[test]
    fn prints_what_a_person_types() {
        assert_eq!(
            printed_address("HTTPS://INFO.GO.TH/S/K3M9X2QF"),
            "info.go.th/S/K3M9X2QF"
        );
        assert_eq!(
            printed_address("HTTP://127.0.0.1:8471/S/A1"),
            "127.0.0.1:8471/S/A1"
        );
        assert_eq!(
            printed_address("HTTPS://A.TH/desk/Qr/S/A1"),
            "a.th/desk/Qr/S/A1"
        );
        assert_eq!(printed_address("ไทย"), "ไทย");
    }
}
