//! The clients a provider knows, and where it may send the browser for them.

use crate::secret::TokenHash;
use subtle::ConstantTimeEq;
use url::Url;

/// A registered client.
#[derive(Clone, Debug)]
pub struct Client {
    id: String,
    secret: Option<TokenHash>,
    redirect_uris: Vec<String>,
}

impl Client {
    /// An installed app: it cannot keep a secret, PKCE stands in for it (RFC 8252 §8.5).
    ///
    /// A redirect address `http://127.0.0.1/path` or `http://[::1]/path` without a port is met by
    /// any port of that address (RFC 8252 §7.3).
    pub fn public(
        id: impl Into<String>,
        redirect_uris: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            id: id.into(),
            secret: None,
            redirect_uris: redirect_uris.into_iter().map(Into::into).collect(),
        }
    }

    /// A server that proves itself with a secret by HTTP Basic.
    pub fn confidential(
        id: impl Into<String>,
        secret: &str,
        redirect_uris: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            secret: Some(TokenHash::of(secret)),
            ..Self::public(id, redirect_uris)
        }
    }

    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// True for the right secret of a confidential client, and for no secret of a public one.
    /// Takes the same time for every wrong secret.
    pub(crate) fn proves(&self, secret: Option<&str>) -> bool {
        match (&self.secret, secret) {
            (Some(known), Some(given)) => known
                .as_bytes()
                .ct_eq(TokenHash::of(given).as_bytes())
                .into(),
            (None, None) => true,
            _ => false,
        }
    }

    /// Exact string comparison, but for the port of a loopback address (RFC 9700 §4.1.3).
    pub(crate) fn may_redirect_to(&self, uri: &str) -> bool {
        if uri.contains('#') {
            return false;
        }
        self.redirect_uris.iter().any(|known| known == uri)
            || loopback_without_port(uri).is_some_and(|uri| self.redirect_uris.contains(&uri))
    }
}

/// `http://127.0.0.1:PORT/path` without its port; `None` for anything else, also for an address
/// that is not written in its normal form.
fn loopback_without_port(uri: &str) -> Option<String> {
    let mut url = Url::parse(uri).ok()?;
    let loopback = url.scheme() == "http" && matches!(url.host_str(), Some("127.0.0.1" | "[::1]"));
    if url.as_str() != uri || !loopback || url.port().is_none() {
        return None;
    }
    url.set_port(None).ok()?;
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app() -> Client {
        Client::public(
            "app",
            ["http://127.0.0.1/callback", "http://[::1]/callback"],
        )
    }

    #[test]
    fn any_port_of_the_registered_loopback_address_will_do() {
        for uri in [
            "http://127.0.0.1/callback",
            "http://127.0.0.1:49152/callback",
            "http://[::1]:8080/callback",
        ] {
            assert!(app().may_redirect_to(uri), "{uri}");
        }
    }

    #[test]
    fn hostile_redirects_are_refused() {
        for uri in [
            "",
            "/callback",
            "http://127.0.0.1:4000/other",
            "http://127.0.0.1:4000/callback/",
            "http://127.0.0.1:4000/callback?next=x",
            "http://127.0.0.1:4000/callback#fragment",
            "http://127.0.0.1:4000/x/../callback",
            "http://127.0.0.1:4000/%63allback",
            "http://127.0.0.1:4000@evil.example/callback",
            "http://user@127.0.0.1:4000/callback",
            "http://127.0.0.1.evil.example:4000/callback",
            "http://127.1:4000/callback",
            "http://2130706433:4000/callback",
            "http://127.0.0.2:4000/callback",
            "http://localhost:4000/callback",
            "http://LOCALHOST:4000/callback",
            "https://127.0.0.1:4000/callback",
            "HTTP://127.0.0.1:4000/callback",
            "http://127.0.0.1:4000\\callback",
            " http://127.0.0.1:4000/callback",
            "http://127.0.0.1:4000/callback\n",
            "javascript:alert(1)",
        ] {
            assert!(!app().may_redirect_to(uri), "{uri:?}");
        }
    }

    #[test]
    fn a_server_gets_no_loopback_exception() {
        let hub = Client::confidential("hub", "secret", ["https://hub.example/sign-in/callback"]);
        assert!(hub.may_redirect_to("https://hub.example/sign-in/callback"));
        assert!(!hub.may_redirect_to("https://hub.example:8443/sign-in/callback"));
        assert!(!hub.may_redirect_to("https://hub.example/sign-in/callback?x=1"));
    }

    #[test]
    fn a_fixed_loopback_port_stays_fixed() {
        let hub = Client::confidential("hub", "secret", ["http://127.0.0.1:4711/back"]);
        assert!(hub.may_redirect_to("http://127.0.0.1:4711/back"));
        assert!(!hub.may_redirect_to("http://127.0.0.1:4712/back"));
    }

    #[test]
    fn only_the_right_secret_proves_a_client() {
        let hub = Client::confidential("hub", "s3cret:+ ü", ["https://hub.example/back"]);
        assert!(hub.proves(Some("s3cret:+ ü")));
        assert!(!hub.proves(Some("s3cret:+ u")));
        assert!(!hub.proves(None));
        assert!(app().proves(None));
        assert!(!app().proves(Some("")));
    }
}
