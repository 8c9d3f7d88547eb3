//! From a provider's claims to what the hub keeps of a person.

use super::upstream::Identity;
use crate::{
    config::{ClaimNames, IdentityProviderConfig},
    store::{KeyedHash, SignedIn},
};
use infodesk_domain::{
    Timestamp,
    accounts::{Account, Arriving},
    assurance::AssuranceLevel,
};
use infodesk_thailand::citizen_number;
use serde_json::{Map, Value};

/// The provider does not know the person surely enough, or does not say how surely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the identity assurance level is below {needed}")]
pub(super) struct NotSureEnough {
    needed: AssuranceLevel,
}

/// Of the citizen number only a keyed hash and the last four digits stay.
pub(super) fn signed_in(
    identity: Identity,
    provider: &IdentityProviderConfig,
    citizen_number_key: &[u8; 32],
) -> Result<SignedIn, NotSureEnough> {
    let Identity {
        issuer,
        subject,
        claims,
    } = identity;
    let names = &provider.claims;
    if let Some(needed) = provider.minimum_assurance {
        check_assurance(&claims, names, needed)?;
    }
    let subject = if names.subject == names.citizen_number {
        keyed_subject(citizen_number_key, &subject)
    } else {
        subject
    };
    let citizen_number = text(&claims, &names.citizen_number).and_then(|number| {
        let read = citizen_number::parse(&number);
        if read.is_err() {
            tracing::warn!(
                "the identity provider gave a citizen number that is none; it was left out"
            );
        }
        read.ok()
    });
    let arriving = arriving(&claims, provider);
    Ok(SignedIn {
        issuer,
        subject,
        name: name(&claims, names),
        email: text(&claims, &names.email),
        citizen_hash: citizen_number
            .as_ref()
            .map(|n| KeyedHash::of(citizen_number_key, n.digits())),
        citizen_last_four: citizen_number.as_ref().map(|n| n.last_four().to_owned()),
        arriving,
    })
}

/// By what an imported list may know the person. Claims are taken as they are: mended, one person's could become
/// another's.
fn arriving(claims: &Map<String, Value>, provider: &IdentityProviderConfig) -> Arriving {
    let exact = |name: &str| claims.get(name).and_then(Value::as_str);
    let email = exact(&provider.claims.email).and_then(Account::email);
    Arriving {
        provider: provider.name.clone(),
        username: exact(&provider.claims.username).and_then(Account::username),
        proven_email: email.filter(|_| email_is_proven(claims, provider)),
    }
}

/// `email_verified` (OpenID Connect Core §5.1) speaks of the claim `email` and no other.
fn email_is_proven(claims: &Map<String, Value>, provider: &IdentityProviderConfig) -> bool {
    let said =
        provider.claims.email == "email" && claims.get("email_verified") == Some(&true.into());
    said || provider.email_is_verified
}

/// When the person last proved themselves: as the provider says in `auth_time` (seconds; OpenID Connect Core §2),
/// since a browser that is signed in there comes back without being asked; now where it does not say.
pub(super) fn authenticated_at(identity: &Identity, now: Timestamp) -> Timestamp {
    let said = identity.claims.get("auth_time").and_then(Value::as_i64);
    let said = said.map(|seconds| Timestamp(seconds.saturating_mul(1000)));
    // Its clock may be ahead of ours.
    said.map_or(now, |said| said.min(now))
}

fn check_assurance(
    claims: &Map<String, Value>,
    names: &ClaimNames,
    needed: AssuranceLevel,
) -> Result<(), NotSureEnough> {
    let level = text(claims, &names.assurance_level);
    let level = level.and_then(|level| level.parse::<AssuranceLevel>().ok());
    match level {
        Some(level) if level >= needed => Ok(()),
        Some(_) | None => Err(NotSureEnough { needed }),
    }
}

/// Somebody is known by their citizen number alone: the number itself must not be kept.
fn keyed_subject(key: &[u8; 32], subject: &str) -> String {
    let digits: String = subject.chars().filter(char::is_ascii_digit).collect();
    KeyedHash::of(key, &format!("subject {digits}")).to_hex()
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

    fn provider() -> IdentityProviderConfig {
        IdentityProviderConfig::digital_id("https://id", "hub", "secret")
    }

    fn signed_in_at(
        provider: &IdentityProviderConfig,
        subject: &str,
        claims: Value,
    ) -> Result<SignedIn, NotSureEnough> {
        let Value::Object(claims) = claims else {
            panic!("claims are an object")
        };
        let identity = Identity {
            issuer: "https://id".to_owned(),
            subject: subject.to_owned(),
            claims,
        };
        signed_in(identity, provider, &[1; 32])
    }

    fn person(claims: Value) -> SignedIn {
        signed_in_at(&provider(), "s", claims).unwrap()
    }

    #[test]
    fn a_proof_is_as_old_as_the_provider_says_and_never_younger_than_now() {
        let now = Timestamp(1_790_000_000_500);
        let proven = |claims: Value| {
            let claims = claims.as_object().unwrap().clone();
            let (issuer, subject) = ("https://id".to_owned(), "s".to_owned());
            let identity = Identity {
                issuer,
                subject,
                claims,
            };
            authenticated_at(&identity, now)
        };
        assert_eq!(
            proven(json!({ "auth_time": 1_780_000_000 })),
            Timestamp(1_780_000_000_000)
        );
        for now_then in [
            json!({}),
            json!({ "auth_time": "yesterday" }),
            json!({ "auth_time": 1_790_000_001 }),
            json!({ "auth_time": i64::MAX }),
        ] {
            assert_eq!(proven(now_then), now);
        }
    }

    #[test]
    fn whoever_is_known_less_surely_is_refused() {
        let needed = "2.1".parse().unwrap();
        let strict = IdentityProviderConfig {
            minimum_assurance: Some(needed),
            ..provider()
        };
        let come = |claims| signed_in_at(&strict, "s", claims).map(|_| ());
        for enough in [
            json!("2.1"),
            json!("IAL2.3"),
            json!("3"),
            json!(2.3),
            json!(3),
        ] {
            assert_eq!(come(json!({ "ial_level": enough })), Ok(()));
        }
        for less in [
            json!("1.3"),
            json!(2),
            json!("สูง"),
            json!(null),
            json!(["3"]),
        ] {
            let refused = Err(NotSureEnough { needed });
            assert_eq!(come(json!({ "ial_level": less })), refused, "{less}");
        }
        assert_eq!(come(json!({})), Err(NotSureEnough { needed }));
    }

    #[test]
    fn a_citizen_number_as_subject_is_kept_as_a_keyed_hash() {
        let mut thaid = provider();
        thaid.claims.subject = "pid".to_owned();
        thaid.claims.citizen_number = "pid".to_owned();
        let come = |number: &str| {
            let claims = json!({ "pid": number });
            signed_in_at(&thaid, number, claims).unwrap().subject
        };
        let kept = come("1234545678781");
        assert!(!kept.contains("1234545678781"), "{kept}");
        assert_eq!(kept, come("1-2345-45678-78-1"));
        assert_ne!(kept, come("1234545678790"));
    }

    #[test]
    fn only_a_proven_email_is_known_to_a_list() {
        let known = |provider: &IdentityProviderConfig, claims| {
            let person = signed_in_at(provider, "s", claims).unwrap();
            assert_eq!(person.arriving.provider, provider.name);
            person
                .arriving
                .proven_email
                .map(|email| email.key().to_owned())
        };
        let email = "Somchai@Office.Example";
        let proven = Some("somchai@office.example".to_owned());
        let said = |verified: Value| json!({ "email": email, "email_verified": verified });
        assert_eq!(known(&provider(), said(json!(true))), proven);
        for unproven in [json!(false), json!(null), json!("true"), json!(1)] {
            assert_eq!(known(&provider(), said(unproven)), None);
        }
        assert_eq!(known(&provider(), json!({ "email": email })), None);
        let trusted = IdentityProviderConfig {
            email_is_verified: true,
            ..provider()
        };
        assert_eq!(known(&trusted, json!({ "email": email })), proven);
        assert_eq!(known(&trusted, json!({ "email": "no address" })), None);
        let mut elsewhere = provider();
        elsewhere.claims.email = "mail".to_owned();
        let claims = json!({ "mail": email, "email": "x@y.example", "email_verified": true });
        assert_eq!(known(&elsewhere, claims), None);
    }

    #[test]
    fn a_username_is_known_to_a_list_as_it_is_or_not_at_all() {
        let known = |provider: &IdentityProviderConfig, claims| {
            let person = signed_in_at(provider, "s", claims).unwrap();
            person.arriving.username.map(|name| name.key().to_owned())
        };
        let somchai = Some("somchai".to_owned());
        assert_eq!(
            known(&provider(), json!({ "preferred_username": "Somchai" })),
            somchai
        );
        for other in ["som\u{0}chai", "somchai ", "som\u{200B}chai", ""] {
            assert_eq!(
                known(&provider(), json!({ "preferred_username": other })),
                None
            );
        }
        assert_eq!(known(&provider(), json!({ "preferred_username": 7 })), None);
        let mut named = provider();
        named.claims.username = "user_id".to_owned();
        let claims = json!({ "user_id": "somchai", "preferred_username": "somying" });
        assert_eq!(known(&named, claims), somchai);
        named.claims.username = String::new();
        assert_eq!(
            known(&named, json!({ "preferred_username": "somchai" })),
            None
        );
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
