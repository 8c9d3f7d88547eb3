use crate::answers::ok;
use infodesk_domain::rights::{Role, Unit};
use infodesk_test_support::{FixedSurroundings, SmallRegister, TestHub};
use serde_json::{Value, json};

async fn agency_officer() -> (TestHub, SmallRegister, String) {
    let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
    let hub = TestHub::setup().register(register).start().await;
    let access = hub.sign_in("agency").await;
    let me = ok(hub.get("/api/v1/me").bearer_auth(&access)).await;
    let id = me["officer"]["id"].as_str().unwrap().parse().unwrap();
    hub.store()
        .grant(id, Role::AgencyOfficer, Unit::Agency(known.unit))
        .await
        .unwrap();
    (hub, known, access)
}

async fn push(hub: &TestHub, access: &str, operations: Value) -> Value {
    let body = json!({ "operations": operations });
    ok(hub
        .post("/api/v1/operations")
        .bearer_auth(access)
        .json(&body))
    .await["results"]
        .clone()
}

fn operation(n: u8, command: Value) -> Value {
    let mut operation =
        json!({ "id": format!("01900000-0000-7000-8000-0000000000{n:02}"), "made_at": 0 });
    operation
        .as_object_mut()
        .unwrap()
        .extend(command.as_object().unwrap().clone());
    operation
}

fn telephone(point: &impl ToString, number: &str, base: i64) -> Value {
    let changes = json!([{ "field": "phones", "value": [number], "base": base }]);
    json!({ "command": "edit_service_point", "service_point_id": point.to_string(), "changes": changes })
}

#[tokio::test]
async fn each_operation_stands_by_itself() {
    let (hub, known, access) = agency_officer().await;
    let operations = json!([
        operation(1, telephone(&known.at_unit, "not a number", 0)),
        operation(2, telephone(&known.at_unit, "02-612-6060", 0)),
    ]);
    let results = push(&hub, &access, operations).await;
    assert_eq!(results[0]["outcome"], "refused");
    assert_eq!(results[0]["problems"][0]["field"], "phones.0");
    assert_eq!(results[1]["outcome"], "applied");
}

#[tokio::test]
async fn pushed_again_it_changes_nothing_and_answers_the_same() {
    let (hub, known, access) = agency_officer().await;
    let operations = json!([operation(1, telephone(&known.at_unit, "02-612-6060", 0))]);
    let first = push(&hub, &access, operations.clone()).await;
    let streams = ok(hub.get("/api/v1/feed").bearer_auth(&access)).await;
    assert_eq!(push(&hub, &access, operations).await, first);
    assert_eq!(
        ok(hub.get("/api/v1/feed").bearer_auth(&access)).await,
        streams
    );
}

#[tokio::test]
async fn a_field_that_somebody_changed_meanwhile_is_answered_with_both_values() {
    let (hub, known, access) = agency_officer().await;
    push(
        &hub,
        &access,
        json!([operation(1, telephone(&known.at_unit, "02-612-6060", 0))]),
    )
    .await;
    let results = push(
        &hub,
        &access,
        json!([operation(2, telephone(&known.at_unit, "1111", 0))]),
    )
    .await;
    assert_eq!(results[0]["outcome"], "conflict");
    assert_eq!(
        results[0]["conflicts"][0]["yours"]["value"],
        json!(["1111"])
    );
    assert_eq!(
        results[0]["conflicts"][0]["theirs"]["value"],
        json!(["02-612-6060"])
    );
}
