use crate::answers::{ok, refusal};
use infodesk_domain::rights::{Role, Unit};
use infodesk_test_support::{FixedSurroundings, SmallRegister, TestHub};
use serde_json::{Value, json};

/// Somebody who may see the point at the unit, where `number` posters have been printed.
async fn after_prints(number: u8) -> (TestHub, String, String) {
    let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
    let hub = TestHub::setup().register(register).start().await;
    let access = hub.sign_in("agency").await;
    let me = ok(hub.get("/api/v1/me").bearer_auth(&access)).await;
    let id = me["officer"]["id"].as_str().unwrap().parse().unwrap();
    let unit = Unit::Agency(known.unit);
    let granted = hub.store().grant(id, Role::AgencyOfficer, unit).await;
    granted.unwrap();
    let operations: Vec<Value> = (1..=number).map(|n| operation(n, &known)).collect();
    let push = hub.post("/api/v1/operations").bearer_auth(&access);
    let results = ok(push.json(&json!({ "operations": operations }))).await;
    for result in results["results"].as_array().unwrap() {
        assert_eq!(result["outcome"], "applied", "{result}");
    }
    let path = format!("/api/v1/service-points/{}/prints", known.at_unit);
    (hub, access, path)
}

fn operation(n: u8, known: &SmallRegister) -> Value {
    json!({
        "id": format!("01900000-0000-7000-8000-0000000000{n:02}"),
        "made_at": 0,
        "command": "record_print",
        "service_point_id": known.at_unit.to_string(),
        "record": record(n),
    })
}

fn record(n: u8) -> Value {
    json!({
        "sheet": { "paper": "a4", "template": "standard", "version": 0, "mark": "0123456789abcdef" },
        "copies": n,
        "destination": { "kind": "printer", "name": "เครื่องพิมพ์ทดลอง" },
        "result": { "kind": "failed", "fault": "no_paper" },
        "printed_at": n,
    })
}

#[tokio::test]
async fn the_log_is_read_page_by_page_as_it_was_told() {
    let (hub, access, path) = after_prints(3).await;
    let first = ok(hub.get(&path).query(&[("limit", "2")]).bearer_auth(&access)).await;
    let next = first["next"].as_str().unwrap();
    let rest = ok(hub
        .get(&path)
        .query(&[("after", next), ("limit", "2")])
        .bearer_auth(&access))
    .await;
    assert_eq!(rest["next"], Value::Null);
    let pages = [&first, &rest].map(|page| page["prints"].as_array().unwrap().clone());
    let records: Vec<Value> = pages.concat().iter().map(|p| p["record"].clone()).collect();
    assert_eq!(records, [record(3), record(2), record(1)]);
}

#[tokio::test]
async fn a_cursor_that_cannot_be_read_and_nobody_signed_in_are_refused() {
    let (hub, access, path) = after_prints(0).await;
    let broken = hub.get(&path).query(&[("after", "yesterday")]);
    assert_eq!(
        refusal(broken.bearer_auth(&access)).await,
        (400, "bad_request".to_owned())
    );
    assert_eq!(
        refusal(hub.get(&path)).await,
        (401, "signed_out".to_owned())
    );
}
