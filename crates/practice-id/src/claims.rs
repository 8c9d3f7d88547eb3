//! What the hub learns about a person, named as Thailand's Digital ID names it.

use crate::accounts::Account;
use serde_json::{Map, Value};

/// How well the identity was proofed, as real accounts of officers show it.
const IAL: &str = "2.3";

/// Each scope gives the claim of its name; `profile` gives the names and the username.
pub(crate) const SCOPES: [&str; 8] = [
    "openid",
    "profile",
    "citizen_id",
    "ial_level",
    "given_name",
    "family_name",
    "email",
    "preferred_username",
];

pub(crate) fn claims(account: &Account, scope: &str) -> Map<String, Value> {
    let asked = |names: &[&str]| scope.split(' ').any(|one| names.contains(&one));
    [
        (
            "citizen_id",
            asked(&["citizen_id"]),
            account.citizen_number.as_str(),
        ),
        ("ial_level", asked(&["ial_level", "citizen_id"]), IAL),
        (
            "given_name",
            asked(&["given_name", "profile"]),
            &account.given_name,
        ),
        (
            "family_name",
            asked(&["family_name", "profile"]),
            &account.family_name,
        ),
        ("email", asked(&["email"]), &account.email),
        (
            "preferred_username",
            asked(&["preferred_username", "profile"]),
            &account.username,
        ),
    ]
    .into_iter()
    .filter(|(_, asked, _)| *asked)
    .map(|(name, _, value)| (name.to_owned(), Value::String(value.to_owned())))
    .collect()
}
