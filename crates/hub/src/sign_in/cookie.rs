//! The cookie that ties a sign-in to the browser in which it began.
//!
//! Each sign-in has a cookie of its own, so that two of them in two tabs do not disturb each other.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

/// Cookies are shared by all ports of 127.0.0.1; the practice provider has other names.
fn name(state_hash: &str, secure: bool) -> String {
    // `__Host-` keeps other hosts of the domain from setting it; browsers take it only with https.
    let prefix = if secure { "__Host-" } else { "" };
    let short = state_hash.get(..12).unwrap_or(state_hash);
    format!("{prefix}infodesk_sign_in_{short}")
}

pub(super) fn set(state_hash: &str, value: String, secure: bool) -> Cookie<'static> {
    Cookie::build((name(state_hash, secure), value))
        .http_only(true)
        // Lax, not Strict: the provider's redirect back is a cross-site navigation.
        .same_site(SameSite::Lax)
        .secure(secure)
        .path("/")
        .build()
}

pub(super) fn read(headers: &HeaderMap, state_hash: &str, secure: bool) -> Option<String> {
    CookieJar::from_headers(headers)
        .get(&name(state_hash, secure))
        .map(|c| c.value().to_owned())
}

pub(super) fn forget(state_hash: &str, secure: bool) -> Cookie<'static> {
    let mut cookie = set(state_hash, String::new(), secure);
    cookie.make_removal();
    cookie
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use axum::http::header;

    #[test]
    fn it_is_kept_from_scripts_other_sites_and_other_hosts() {
        let cookie = set("0123456789abcdef", "v".to_owned(), true).to_string();
        assert!(
            cookie.starts_with("__Host-infodesk_sign_in_0123456789ab=v;"),
            "{cookie}"
        );
        for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }

    #[test]
    fn over_http_it_is_neither_secure_nor_host_bound() {
        let cookie = set("0123456789abcdef", "v".to_owned(), false).to_string();
        assert!(
            cookie.starts_with("infodesk_sign_in_") && !cookie.contains("Secure"),
            "{cookie}"
        );
    }

    #[test]
    fn each_sign_in_reads_its_own() {
        let mut headers = HeaderMap::new();
        let both = "infodesk_sign_in_aaaaaaaaaaaa=1; infodesk_sign_in_bbbbbbbbbbbb=2";
        headers.insert(header::COOKIE, both.parse().unwrap());
        assert_eq!(
            read(&headers, "bbbbbbbbbbbbbbbb", false).as_deref(),
            Some("2")
        );
        assert_eq!(read(&headers, "cccccccccccccccc", false), None);
        assert_eq!(read(&headers, "bbbbbbbbbbbbbbbb", true), None);
    }
}
