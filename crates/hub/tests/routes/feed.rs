use crate::answers::{ok, refusal};
use infodesk_domain::rights::{Role, Unit};
use infodesk_test_support::{FixedSurroundings, SmallRegister, TestHub};
use serde_json::Value;

async fn central_officer() -> (TestHub, SmallRegister, String) {
    let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
    let hub = TestHub::setup().register(register).start().await;
    let access = hub.sign_in("central").await;
    let me = ok(hub.get("/api/v1/me").bearer_auth(&access)).await;
    let id = me["officer"]["id"].as_str().unwrap().parse().unwrap();
    hub.store()
        .grant(id, Role::CentralOfficer, Unit::Agency(known.department))
        .await
        .unwrap();
    (hub, known, access)
}

#[tokio::test]
async fn read_piece_by_piece_it_is_the_same_as_at_once() {
    let (hub, known, access) = central_officer().await;
    let path = format!("/api/v1/feed/{}", known.department);
    let whole = ok(hub.get(&path).bearer_auth(&access)).await;
    assert_eq!(whole["next"], whole["head"]);

    let mut pieces = Vec::new();
    let mut next = 0;
    while next < whole["head"].as_i64().unwrap() {
        let piece = ok(hub
            .get(&path)
            .query(&[("after", next), ("limit", 2)])
            .bearer_auth(&access))
        .await;
        assert!(piece["next"].as_i64().unwrap() > next, "{piece}");
        next = piece["next"].as_i64().unwrap();
        pieces.extend(piece["changes"].as_array().unwrap().clone());
    }
    assert_eq!(Value::Array(pieces), whole["changes"]);
}

#[tokio::test]
async fn an_unknown_stream_and_a_broken_name_are_not_found() {
    let (hub, _, access) = central_officer().await;
    for stream in ["01900000-0000-7000-8000-000000000000", "department"] {
        let request = hub
            .get(&format!("/api/v1/feed/{stream}"))
            .bearer_auth(&access);
        assert_eq!(
            refusal(request).await,
            (404, "not_found".to_owned()),
            "{stream}"
        );
    }
}
