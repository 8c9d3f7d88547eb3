//! What the hub learns about a person, named as the real provider names it.

use crate::{accounts::Account, likeness::ClaimNames};
use serde_json::{Map, Value};

/// Each scope gives the claim of its name; `profile` gives the names and the username, and the
/// citizen number comes with the assurance level.
pub(crate) fn scopes(names: &ClaimNames) -> Vec<String> {
    let standard = [
        "openid",
        "profile",
        "name",
        "given_name",
        "family_name",
        "email",
        "preferred_username",
    ];
    let named = [&names.citizen_number, &names.assurance_level];
    let standard = standard.into_iter().map(str::to_owned);
    standard.chain(named.into_iter().cloned()).collect()
}

pub(crate) fn claims(account: &Account, scope: &str, names: &ClaimNames) -> Map<String, Value> {
    let asked = |scopes: &[&str]| scope.split(' ').any(|one| scopes.contains(&one));
    let (number, level) = (
        names.citizen_number.as_str(),
        names.assurance_level.as_str(),
    );
    let full_name = format!("{} {}", account.given_name, account.family_name);
    [
        (number, asked(&[number]), account.citizen_number.as_str()),
        (
            level,
            asked(&[level, number]),
            account.assurance_level.as_str(),
        ),
        ("name", asked(&["name", "profile"]), &full_name),
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
