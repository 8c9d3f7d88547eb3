//! npm `openid-client`, a strict client certified by the OpenID Foundation, against both of our own providers.

use crate::{coming_in::callback, node};
use infodesk_hub::{APP_CLIENT_ID, SystemSurroundings};
use infodesk_test_support::{APP_ADDRESS, PASSWORD, Person, TestHub};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};
use tokio::process::Command;

/// Of any provider of ours.
const CHECKS: &[&str] = &[
    "discovery",
    "code_with_pkce_state_nonce_and_iss",
    "id_token_is_signed_for_this_client_alone",
    "userinfo_is_of_the_same_subject",
    "userinfo_without_a_token_is_refused",
    "code_used_again_is_refused_and_ends_the_session",
    "wrong_verifier_is_refused",
    "missing_verifier_is_refused",
    "another_redirect_for_the_code_is_refused",
    "plain_pkce_is_refused",
    "missing_pkce_is_refused",
    "missing_challenge_method_is_refused",
    "scope_without_openid_is_refused",
    "response_type_token_is_refused",
    "prompt_none_needs_a_sign_in",
    "unknown_client_gets_a_page",
    "wrong_redirect_gets_a_page",
    "end_session_leads_back_with_the_state",
    "end_session_leads_nowhere_else",
    "revocation_ends_the_session",
];

/// Of one whose client has a secret.
const CHECKS_WITH_A_SECRET: &[&str] = &["wrong_client_secret_is_refused"];

/// Of one that gives refresh tokens, to a public client on this machine.
const CHECKS_OF_REFRESHING: &[&str] = &[
    "refresh_rotates_and_keeps_the_subject",
    "old_refresh_token_is_refused",
    "old_refresh_token_revokes_its_family",
    "a_lost_answer_may_be_asked_for_once_more",
    "refresh_of_a_revoked_session_is_refused",
    "any_port_of_the_redirect_will_do",
];

#[derive(Deserialize)]
struct Outcome {
    check: String,
    passed: bool,
    said: String,
}

async fn hub_and_person() -> (TestHub, Person) {
    // The client looks at the real time.
    let setup = TestHub::setup().surroundings(Arc::new(SystemSurroundings));
    let hub = setup.start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    (hub, person)
}

#[tokio::test]
async fn the_hub_passes_as_the_apps_provider() {
    let (hub, person) = hub_and_person().await;
    let settings = json!({
        "issuer": hub.url.as_str().trim_end_matches('/'),
        "client": { "id": APP_CLIENT_ID },
        "redirect": APP_ADDRESS,
        "otherRedirects": [
            "https://evil.example/callback",
            "http://127.0.0.1:1/other",
            "http://127.0.0.1:1/callback?next=x",
            "http://localhost:1/callback",
            "http://127.0.0.1.evil.example:1/callback",
            "http://127.0.0.1:1@evil.example/callback",
        ],
        "person": { "username": person.username, "password": PASSWORD },
        "refreshes": true,
    });
    all_pass(&settings, &[CHECKS, CHECKS_OF_REFRESHING]).await;
}

#[tokio::test]
async fn the_practice_digital_id_passes_as_the_hubs_provider() {
    let (hub, person) = hub_and_person().await;
    let redirect = callback(&hub, "digital-id");
    let settings = json!({
        "issuer": hub.practice_id.as_str().trim_end_matches('/'),
        "client": { "id": TestHub::PROVIDER_CLIENT_ID, "secret": TestHub::PROVIDER_CLIENT_SECRET },
        "redirect": redirect,
        "otherRedirects": [
            "https://evil.example/callback",
            format!("{redirect}?next=x"),
            redirect.replace("127.0.0.1", "localhost"),
            redirect.replace("digital-id", "thaid"),
        ],
        "person": { "username": person.username, "password": PASSWORD },
        "refreshes": false,
    });
    all_pass(&settings, &[CHECKS, CHECKS_WITH_A_SECRET]).await;
}

/// Every expected check was made, none other, and none failed.
async fn all_pass(settings: &Value, expected: &[&[&str]]) {
    let (node, script) = node::script("openid_client.mjs", "openid-client");
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--"]).arg(node);
    let running = command.arg(script).arg(settings.to_string()).output();
    let output = running.await.expect("setpriv starts");
    let (said, errors) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    let outcomes = said.lines().map(serde_json::from_str::<Outcome>);
    let outcomes: Vec<Outcome> = outcomes
        .collect::<Result<_, _>>()
        .unwrap_or_else(|error| panic!("{error} in {said}\n{errors}"));
    let made: BTreeMap<&str, String> = outcomes
        .iter()
        .map(|one| (one.check.as_str(), result(one)))
        .collect();
    let expected: BTreeMap<&str, String> = expected
        .concat()
        .into_iter()
        .map(|check| (check, "passed".to_owned()))
        .collect();
    assert_eq!(made, expected, "{errors}");
    assert!(output.status.success(), "{}: {errors}", output.status);
}

fn result(outcome: &Outcome) -> String {
    if outcome.passed {
        "passed".to_owned()
    } else {
        format!("failed: {}", outcome.said)
    }
}
