//! Which client is asking: HTTP Basic for one with a secret, `client_id` alone for a public one.

use super::TokenError;
use crate::{client::Client, parameters::Parameters, provider::credentials};
use axum::http::HeaderMap;
use base64::{Engine, engine::general_purpose::STANDARD};

/// The id of the client that has proved itself.
pub(crate) fn authenticate(
    clients: &[Client],
    headers: &HeaderMap,
    given: &Parameters,
) -> Result<String, TokenError> {
    let basic = credentials(headers, "basic");
    let (id, secret) = match basic {
        Some(encoded) => {
            let (id, secret) = decode_basic(encoded).ok_or(TokenError::InvalidClient)?;
            (id, Some(secret))
        }
        None => (
            given.owned("client_id").ok_or(TokenError::InvalidClient)?,
            None,
        ),
    };
    // A secret in the body is a second method at best, and ends up in logs: never taken.
    let doubled = given.has("client_secret");
    let other_id = given.get("client_id").is_some_and(|in_body| in_body != id);
    if doubled || other_id {
        return Err(TokenError::InvalidRequest);
    }
    clients
        .iter()
        .find(|client| client.id() == id)
        .filter(|client| client.proves(secret.as_deref()))
        .map(|client| client.id().to_owned())
        .ok_or(TokenError::InvalidClient)
}

/// Id and secret are form-encoded before they are joined by a colon (RFC 6749 §2.3.1).
fn decode_basic(encoded: &str) -> Option<(String, String)> {
    let text = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((form_decode(id), form_decode(secret)))
}

fn form_decode(text: &str) -> String {
    let pair = format!("v={text}");
    url::form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use axum::http::{HeaderValue, header};

    fn ask(authorization: Option<&str>, body: &str) -> Result<String, TokenError> {
        let clients = [
            Client::public("app", ["http://127.0.0.1/callback"]),
            Client::confidential("hub", "s3cret:+ ü&", ["https://hub.example/back"]),
        ];
        let mut headers = HeaderMap::new();
        if let Some(value) = authorization {
            let value = format!("Basic {}", STANDARD.encode(value));
            headers.insert(
                header::AUTHORIZATION,
                HeaderValue::from_str(&value).unwrap(),
            );
        }
        authenticate(&clients, &headers, &Parameters::parse(body.as_bytes()))
    }

    #[test]
    fn both_kinds_of_client_are_known() {
        assert_eq!(ask(None, "client_id=app").unwrap(), "app");
        assert_eq!(ask(Some("hub:s3cret%3A%2B+%C3%BC%26"), "").unwrap(), "hub");
        assert_eq!(
            ask(Some("hub:s3cret%3A%2B+%C3%BC%26"), "client_id=hub").unwrap(),
            "hub"
        );
    }

    #[test]
    fn a_client_that_proves_nothing_is_refused() {
        for (authorization, body) in [
            (None, ""),
            (None, "client_id=hub"),
            (None, "client_id=nobody"),
            (Some("hub:wrong"), ""),
            (Some("app:anything"), ""),
            (Some("no colon"), "client_id=app"),
        ] {
            let refused = matches!(ask(authorization, body), Err(TokenError::InvalidClient));
            assert!(refused, "{authorization:?} {body}");
        }
    }

    #[test]
    fn two_methods_at_once_are_refused() {
        let basic = Some("hub:s3cret%3A%2B+%C3%BC%26");
        for body in ["client_id=app", "client_secret=x"] {
            assert!(
                matches!(ask(basic, body), Err(TokenError::InvalidRequest)),
                "{body}"
            );
        }
        let in_body = ask(None, "client_id=hub&client_secret=x");
        assert!(matches!(in_body, Err(TokenError::InvalidRequest)));
    }
}
