//! From a provider's claims to what the hub keeps of a person.

use super::upstream::Identity;
use crate::{
    config::ClaimNames,
    store::{KeyedHash, SignedIn},
};
use infodesk_thailand::citizen_number;
use serde_json::{Map, Value};

/// Of the citizen number only a keyed hash and the last four digits stay.
pub(super) fn signed_in(
    identity: Identity,
    names: &ClaimNames,
    citizen_number_key: &[u8; 32],
) -> SignedIn {
    let Identity {
        issuer,
        subject,
        claims,
    } = identity;
    let citizen_number = text(&claims, &names.citizen_number).and_then(|number| {
        let read = citizen_number::parse(&number);
        if read.is_err() {
            tracing::warn!(
                "the identity provider gave a citizen number that is none; it was left out"
            );
        }
        read.ok()
    });
    SignedIn {
        issuer,
        subject,
        name: name(&claims, names),
        email: text(&claims, &names.email),
        citizen_hash: citizen_number
            .as_ref()
            .map(|n| KeyedHash::of(citizen_number_key, n.digits())),
        citizen_last_four: citizen_number.as_ref().map(|n| n.last_four().to_owned()),
    }
}

/// Given and family name; else the best that there is, so that a colleague can tell who it was.
fn name(claims: &Map<String, Value>, names: &ClaimNames) -> String {
    let parts = [
        text(claims, &names.given_name),
        text(claims, &names.family_name),
    ];
    let full = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !full.is_empty() {
        return full;
    }
    ["name", "preferred_username", &names.email]
        .into_iter()
        .find_map(|claim| text(claims, claim))
        .unwrap_or_else(|| "ไม่ระบุชื่อ".to_owned())
}

/// A claim as one line of text; nothing where it is absent, empty or no text.
fn text(claims: &Map<String, Value>, name: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let text = match claims.get(name)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let line: String = text
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST)
        .collect();
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn person(claims: Value) -> SignedIn {
        let Value::Object(claims) = claims else {
            panic!("claims are an object")
        };
        let identity = Identity {
            issuer: "https://id".to_owned(),
            subject: "s".to_owned(),
            claims,
        };
        signed_in(identity, &ClaimNames::default(), &[1; 32])
    }

    #[test]
    fn names_are_put_together_from_what_is_there() {
        assert_eq!(
            person(json!({"given_name": "ดารณี", "family_name": "ทดลองงาน"})).name,
            "ดารณี ทดลองงาน"
        );
        assert_eq!(
            person(json!({"given_name": " ", "name": "D. T."})).name,
            "D. T."
        );
        assert_eq!(
            person(json!({"email": "a@example.go.th"})).name,
            "a@example.go.th"
        );
        assert_eq!(person(json!({"given_name": ["x"]})).name, "ไม่ระบุชื่อ");
        assert_eq!(person(json!({"given_name": "ก\n\u{7}ข"})).name, "กข");
    }

    #[test]
    fn of_the_citizen_number_only_hash_and_end_are_kept() {
        let written = person(json!({"citizen_id": "1-2345-45678-78-1"}));
        let plain = person(json!({"citizen_id": "1234545678781"}));
        assert_eq!(written.citizen_last_four.as_deref(), Some("8781"));
        assert_eq!(written.citizen_hash, plain.citizen_hash);
        assert_eq!(
            written.citizen_hash,
            Some(KeyedHash::of(&[1; 32], "1234545678781"))
        );
    }

    #[test]
    fn a_citizen_number_that_is_none_is_left_out() {
        for claims in [
            json!({}),
            json!({"citizen_id": "1234545678782"}),
            json!({"citizen_id": null}),
        ] {
            let person = person(claims);
            assert!(person.citizen_hash.is_none() && person.citizen_last_four.is_none());
        }
    }
}
