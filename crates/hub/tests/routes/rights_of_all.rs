//! Every route of the API stands in a table of rights, or is open to whoever is signed in, about themselves.

use serde_json::Value;
use std::collections::BTreeSet;

/// In `rights`, `rights_below`, `rights_of_tokens` and `rights_of_requests`.
const IN_A_TABLE: [&str; 38] = [
    "/accounts",
    "/accounts/import",
    "/feed",
    "/feed/{stream_id}",
    "/grants/{id}/change",
    "/grants/{id}/end",
    "/grants/{id}/hand-over",
    "/grants/{id}/resume",
    "/grants/{id}/suspend",
    "/letters/{id}",
    "/officers",
    "/officers/without",
    "/officers/{id}/devices",
    "/officers/{id}/sign-out",
    "/operations",
    "/requests/queue",
    "/requests/{id}",
    "/requests/{id}/ask-executive",
    "/requests/{id}/decide",
    "/requests/{id}/send-again",
    "/requests/{id}/withdraw",
    "/reviews",
    "/reviews/{id}",
    "/reviews/{id}/confirm",
    "/service-points",
    "/service-points/{id}",
    "/service-points/{id}/prints",
    "/token-requests/{id}",
    "/token-requests/{id}/approve",
    "/token-requests/{id}/decline",
    "/token-requests/{id}/withdraw",
    "/tokens",
    "/tokens/list",
    "/tokens/{id}/revoke",
    "/tokens/{id}/send-anew",
    "/wrong-rights/{id}",
    "/wrong-rights/{id}/settle",
    "/wrong-rights/{id}/withdraw",
];

/// What somebody asks about themselves, or everybody may know.
const ONES_OWN: [&str; 15] = [
    "/about",
    "/agencies",
    "/approvals",
    "/devices",
    "/devices/{id}",
    "/events",
    "/letters",
    "/me",
    "/practice/mails",
    "/requests",
    "/sign-out",
    "/token-requests",
    "/tokens/redeem",
    "/units",
    "/wrong-rights",
];

#[test]
fn no_route_is_without_a_table() {
    let description: Value = serde_json::to_value(infodesk_hub::openapi()).unwrap();
    let paths = description["paths"].as_object().unwrap().keys();
    let routes: BTreeSet<&str> = paths
        .map(|path| path.strip_prefix("/api/v1").unwrap())
        .collect();
    assert_eq!(routes, IN_A_TABLE.into_iter().chain(ONES_OWN).collect());
}
