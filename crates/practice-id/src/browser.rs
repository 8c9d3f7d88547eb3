//! The cookie that ties a form to the browser it was shown in.
//!
//! Cookies know no ports: whatever else runs on this loopback address sees them and may set them.
//! So the name is this provider's own, and the value is worth nothing without a transaction.

use axum::http::{HeaderMap, HeaderValue, header};
use infodesk_openid_provider::random_token;

const NAME: &str = "practice_id_sign_in";

/// A browser, known by a random value.
pub(crate) struct Browser {
    value: String,
    new: bool,
}

impl Browser {
    /// The one that sent the headers, if it bears the cookie.
    pub(crate) fn known(headers: &HeaderMap) -> Option<Self> {
        let values = headers.get_all(header::COOKIE).into_iter();
        let pairs = values
            .filter_map(|value| value.to_str().ok())
            .flat_map(|v| v.split(';'));
        let mut ours = pairs.filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = ours.find(|(name, value)| *name == NAME && value.len() == 43)?;
        Some(Self {
            value: value.to_owned(),
            new: false,
        })
    }

    /// A browser keeps its value, so that two sign-ins side by side both come to an end.
    pub(crate) fn known_or_new(headers: &HeaderMap) -> Self {
        Self::known(headers).unwrap_or_else(|| Self {
            value: random_token(),
            new: true,
        })
    }

    pub(crate) fn value(&self) -> &str {
        &self.value
    }

    /// The header to send, if the browser does not have the cookie yet. Not `Secure`: this is
    /// plain HTTP on loopback.
    pub(crate) fn set_cookie(&self) -> Option<HeaderValue> {
        let cookie = format!("{NAME}={}; HttpOnly; SameSite=Lax; Path=/", self.value);
        self.new
            .then(|| HeaderValue::from_str(&cookie).ok())
            .flatten()
    }
}
