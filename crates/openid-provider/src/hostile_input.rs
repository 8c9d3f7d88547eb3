//! Whatever comes over the wire is answered, never a panic.

#![allow(clippy::unwrap_used)]

use crate::{
    authorization::validate, client::Client, hashed_secret, id_token::Signer,
    parameters::Parameters, quirks::Quirks, settings::Settings, signing_key::SigningKey,
    token::authenticate,
};
use axum::http::{HeaderMap, HeaderValue, header};
use base64::{Engine, engine::general_purpose::STANDARD};
use proptest::{collection::vec, prelude::*, sample::select};
use std::sync::Arc;
use url::{Url, form_urlencoded::Serializer};

const CALLBACK: &str = "http://127.0.0.1/callback";

/// Any bytes; or a form whose names are known and whose values are often right.
fn forms() -> impl Strategy<Value = Vec<u8>> {
    let names = select(vec![
        "client_id",
        "redirect_uri",
        "response_type",
        "response_mode",
        "scope",
        "state",
        "nonce",
        "prompt",
        "max_age",
        "code_challenge",
        "code_challenge_method",
        "device",
        "identity_provider",
        "client_secret",
    ]);
    let values = prop_oneof![
        select(vec![
            "app", CALLBACK, "code", "openid", "S256", "create", "login", "0"
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let encoded = vec((names, values), 0..14).prop_map(|pairs| {
        let mut form = Serializer::new(String::new());
        form.extend_pairs(pairs);
        form.finish().into_bytes()
    });
    prop_oneof![vec(any::<u8>(), 0..300), encoded]
}

fn clients() -> Vec<Client> {
    vec![
        Client::public("app", [CALLBACK]),
        Client::confidential("hub", "s3cret", ["https://hub.example/back"]),
    ]
}

fn settings(quirks: Quirks) -> Settings {
    Settings {
        issuer: Url::parse("https://hub.example").unwrap(),
        prefix: String::new(),
        clients: clients(),
        signing_key: SigningKey::Ed25519([7; 32]),
        lifetimes: crate::Lifetimes::default(),
        scopes: Vec::new(),
        registration: true,
        quirks,
        now: Arc::new(|| 0),
    }
}

proptest! {
    #[test]
    fn an_authorization_request(form in forms(), quirky: bool) {
        let quirks = Quirks {
            claims_without_openid: quirky,
            ignores_pkce: quirky,
            ..Quirks::default()
        };
        if let Ok(request) = validate(&settings(quirks), &Parameters::parse(&form)) {
            prop_assert_eq!(request.client_id(), "app");
            prop_assert!(request.device().is_none_or(|name| name.chars().count() <= 80));
            prop_assert!(request.identity_provider().is_none_or(|name| name.len() <= 40));
            prop_assert!(quirky || request.challenge().len() == 43);
        }
    }

    #[test]
    fn a_clients_proof(bytes in vec(any::<u8>(), 0..200), encode: bool, form in forms()) {
        let mut headers = HeaderMap::new();
        let credentials = match encode {
            true => STANDARD.encode(&bytes).into_bytes(),
            false => bytes,
        };
        if let Ok(value) = HeaderValue::from_bytes(&[b"Basic ", &credentials[..]].concat()) {
            headers.insert(header::AUTHORIZATION, value);
        }
        let _ = authenticate(&clients(), &headers, &Parameters::parse(&form));
    }

    #[test]
    fn an_id_token_hint(token in "[A-Za-z0-9_-]{0,60}(\\.[A-Za-z0-9_-]{0,90}){0,3}", any: String) {
        for key in [SigningKey::Ed25519([7; 32]), SigningKey::P256([7; 32])] {
            let signer = Signer::new(&key).unwrap();
            prop_assert!(signer.read_hint(&token).is_none());
            prop_assert!(signer.read_hint(&any).is_none());
        }
    }

    #[test]
    fn a_secret_to_hash(secret: String, suffix: String, rounds in 1u8..20) {
        let hash = hashed_secret(&secret, &suffix, rounds);
        prop_assert!(hash.len() == 32 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
    }
}
