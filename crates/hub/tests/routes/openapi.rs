//! The description of the API is part of the contract: a change of it is seen in review.

use crate::answers::ok;
use infodesk_test_support::TestHub;
use serde_json::Value;

#[test]
fn the_description_is_the_committed_one() {
    let mut description: Value = serde_json::to_value(infodesk_hub::openapi()).unwrap();
    // A new version of the program is no change of the API.
    description["info"]["version"] = "any".into();
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_json_snapshot!("openapi", description);
    });
}

#[tokio::test]
async fn the_hub_serves_it() {
    let hub = TestHub::start().await;
    let served = ok(hub.get("/api/v1/openapi.json")).await;
    assert_eq!(
        served,
        serde_json::to_value(infodesk_hub::openapi()).unwrap()
    );
    assert_eq!(served["openapi"], "3.1.0");
}

#[test]
fn every_reference_leads_somewhere() {
    let description: Value = serde_json::to_value(infodesk_hub::openapi()).unwrap();
    let mut references = Vec::new();
    collect(&description, &mut references);
    assert!(references.len() > 20, "{references:?}");
    for reference in references {
        let pointer = reference.trim_start_matches('#');
        assert!(
            description.pointer(pointer).is_some(),
            "{reference} leads nowhere"
        );
    }
}

fn collect(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get("$ref") {
                references.push(reference.clone());
            }
            object.values().for_each(|v| collect(v, references));
        }
        Value::Array(array) => array.iter().for_each(|v| collect(v, references)),
        _ => {}
    }
}

#[test]
fn the_kinds_of_refusal_are_documented() {
    let description: Value = serde_json::to_value(infodesk_hub::openapi()).unwrap();
    let statuses = |path: &str, method: &str| -> Vec<String> {
        description["paths"][path][method]["responses"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    };
    let redeem = [
        "200", "400", "401", "413", "415", "422", "429", "500", "503",
    ];
    assert_eq!(statuses("/api/v1/tokens/redeem", "post"), redeem);
    let push = [
        "200", "400", "401", "403", "413", "415", "422", "500", "503",
    ];
    assert_eq!(statuses("/api/v1/operations", "post"), push);
    let sign_out = ["200", "401", "403", "404", "500", "503"];
    assert_eq!(statuses("/api/v1/officers/{id}/sign-out", "post"), sign_out);
    let feed = ["200", "400", "401", "403", "404", "500", "503"];
    assert_eq!(statuses("/api/v1/feed/{stream_id}", "get"), feed);
    assert_eq!(
        statuses("/api/v1/service-points/{id}", "get"),
        ["200", "401", "404", "500", "503"]
    );
}
