//! Tokens asked for over HTTP: by an officer, of the central officers of the parent agency.

use crate::{
    answers::{json, ok, refusal},
    handing_out::{World, code, id},
};
use infodesk_domain::rights::{Role, Unit};
use infodesk_test_support::Database;
use serde_json::json;

async fn the_whole_way(database: Database) {
    let world = World::on(database).await;
    let central = world.central().await;
    let unit = Unit::Agency(world.known.unit);
    let request = ok(world.ask(&world.newcomer, "agency_officer", unit)).await;
    assert_eq!(
        (&request["stage"], &request["may_withdraw"]),
        (&json!("waiting"), &json!(true))
    );
    let path = format!("token-requests/{}", id(&request));

    let waiting = ok(world.get(&central, "approvals")).await;
    let row = &waiting["approvals"][0];
    assert_eq!(
        (&row["kind"], &row["id"]),
        (&json!("token_request"), &request["id"])
    );
    let opened = ok(world.get(&central, &path)).await;
    assert_eq!(
        (&opened["may_decide"], &opened["note"]),
        (&json!(true), &json!("เริ่มงานแล้ว"))
    );

    let approved = ok(world.post(&central, &format!("{path}/approve"), &json!({}))).await;
    let happened: Vec<&str> = approved["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["what"].as_str().unwrap())
        .collect();
    assert_eq!(happened, ["asked", "approved", "token_mailed"]);
    let left = ok(world.get(&central, "approvals")).await;
    assert_eq!(left["approvals"], json!([]));

    let [token] = &world.mailed().await[..] else {
        panic!("one Token")
    };
    let me = ok(world.redeem(&world.newcomer, token)).await;
    assert_eq!(me["grants"][0]["role"], "agency_officer");
    assert_eq!(me["grants"][0]["unit_name_th"], "สำนักงานทดลอง");
    let own = ok(world.get(&world.newcomer, "token-requests")).await;
    assert_eq!(own["requests"][0]["stage"], "approved");
    let listed = ok(world.get(&central, "tokens")).await;
    assert_eq!(listed["tokens"][0]["state"]["state"], "used");

    let told = format!("{approved} {own} {listed}");
    assert!(!told.contains(&token.grouped()) && !told.contains(token.as_str()));
    world.hub.store().verify_audit().await.unwrap().unwrap();
}

#[tokio::test]
async fn a_request_is_approved_and_its_token_gives_the_right() {
    the_whole_way(Database::sqlite()).await;
}

#[tokio::test]
async fn and_so_it_is_on_postgresql() {
    the_whole_way(Database::postgres().await).await;
}

#[tokio::test]
async fn a_refusal_has_its_reason_and_comes_once() {
    let world = World::new().await;
    let central = world.central().await;
    let request = ok(world.ask(
        &world.newcomer,
        "service_point_officer",
        Unit::ServicePoint(world.known.at_unit),
    ))
    .await;
    let decline = format!("token-requests/{}/decline", id(&request));
    let (status, empty) = json(world.post(&central, &decline, &json!({ "reason": " " }))).await;
    assert_eq!((status.as_u16(), code(&empty)), (422, "reason_missing"));
    let because = json!({ "reason": "ไม่ใช่บุคลากรของสำนักงาน" });
    let declined = ok(world.post(&central, &decline, &because)).await;
    assert_eq!(declined["stage"], "declined");
    let (status, again) = json(world.post(&central, &decline, &because)).await;
    assert_eq!(
        (status.as_u16(), code(&again)),
        (422, "token_request_moved_on")
    );
    assert_eq!(again["problems"][0]["args"]["state"], "declined");
    let own = ok(world.get(&world.newcomer, "token-requests")).await;
    let last = &own["requests"][0]["timeline"][1];
    assert_eq!(
        (&last["what"], &last["note"]),
        (&json!("declined"), &because["reason"])
    );
    assert_eq!(world.mailed().await.len(), 0);
}

#[tokio::test]
async fn whoever_asked_takes_it_back_and_decides_it_not() {
    let world = World::new().await;
    let central = world.central().await;
    let unit = Unit::Agency(world.known.unit);
    let request = ok(world.ask(&world.newcomer, "agency_officer", unit)).await;
    let path = format!("token-requests/{}", id(&request));
    let approve = world.post(&world.newcomer, &format!("{path}/approve"), &json!({}));
    let (status, own) = json(approve).await;
    assert_eq!((status.as_u16(), code(&own)), (422, "own_request"));
    let withdraw = format!("{path}/withdraw");
    let by_another = world.post(&central, &withdraw, &json!({}));
    assert_eq!(refusal(by_another).await, (404, "not_found".to_owned()));
    let withdrawn = ok(world.post(&world.newcomer, &withdraw, &json!({}))).await;
    assert_eq!(withdrawn["stage"], "withdrawn");
    let waiting = ok(world.get(&central, "approvals")).await;
    assert_eq!(waiting["approvals"], json!([]));
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_told_at_its_field() {
    let world = World::new().await;
    let department = Unit::Agency(world.known.department);
    let (_, refused) = json(world.ask(&world.newcomer, "central_officer", department)).await;
    assert_eq!(code(&refused), "token_by_service_request");
    let body = json!({ "role": "agency_officer", "unit": department, "email": "", "note": "" });
    let (_, refused) = json(world.post(&world.newcomer, "token-requests", &body)).await;
    assert_eq!(
        (code(&refused), &refused["problems"][0]["field"]),
        ("email_missing", &json!("email"))
    );
    let nonsense = json!({ "role": "king", "unit": department, "email": "", "note": "" });
    let (status, _) = json(world.post(&world.newcomer, "token-requests", &nonsense)).await;
    assert_eq!(status.as_u16(), 422);
}

#[tokio::test]
async fn deciding_and_handing_out_want_a_fresh_sign_in() {
    let world = World::new().await;
    let central = world.central().await;
    let unit = Unit::Agency(world.known.unit);
    let request = ok(world.ask(&world.newcomer, "agency_officer", unit)).await;
    let token = ok(world.issue(&central, "agency_officer", unit)).await;
    world.hub.clock.pass_minutes(61);
    // The access token has run out meanwhile; the app gets another without a fresh proof.
    let person = infodesk_test_support::Person::named("central");
    let tokens = world.hub.sign_in_as(&person).await;
    world.hub.clock.pass_minutes(61);
    let refreshed: serde_json::Value = world
        .hub
        .refresh(&tokens.refresh)
        .await
        .json()
        .await
        .unwrap();
    let access = refreshed["access_token"].as_str().unwrap().to_owned();
    let stale = crate::handing_out::Officer { access, ..central };
    let (request, token) = (id(&request), id(&token));
    let reason = json!({ "reason": "ไม่ใช่บุคลากร" });
    for (path, body) in [
        (format!("token-requests/{request}/approve"), json!({})),
        (format!("token-requests/{request}/decline"), reason),
        (format!("tokens/{token}/revoke"), json!({})),
        (format!("tokens/{token}/send-anew"), json!({})),
        (
            "tokens/list".to_owned(),
            json!({ "text": "", "apply": true, "skip_bad": false }),
        ),
    ] {
        let asked = world.post(&stale, &path, &body);
        assert_eq!(
            refusal(asked).await,
            (403, "sign_in_again".to_owned()),
            "{path}"
        );
    }
    let issue = world.issue(&stale, "agency_officer", unit);
    assert_eq!(refusal(issue).await, (403, "sign_in_again".to_owned()));
    assert_eq!(
        ok(world.get(&stale, "approvals")).await["approvals"][0]["id"],
        request
    );
}

#[tokio::test]
async fn nothing_of_it_answers_without_an_access_token() {
    let world = World::new().await;
    for path in ["token-requests", "tokens", "units"] {
        let asks = world.hub.get(&format!("/api/v1/{path}"));
        assert_eq!(
            refusal(asks).await,
            (401, "signed_out".to_owned()),
            "{path}"
        );
    }
    for path in [
        "token-requests",
        "token-requests/any/approve",
        "token-requests/any/decline",
        "token-requests/any/withdraw",
        "tokens",
        "tokens/list",
        "tokens/any/revoke",
        "tokens/any/send-anew",
    ] {
        let asks = world.hub.post(&format!("/api/v1/{path}"));
        assert_eq!(
            refusal(asks).await,
            (401, "signed_out".to_owned()),
            "{path}"
        );
    }
}

#[tokio::test]
async fn units_are_found_by_name_with_nothing_but_their_names() {
    let world = World::new().await;
    let found = ok(world.get(&world.newcomer, "units?text=สาขา%20ทดลอง")).await;
    let child = Unit::Agency(world.known.child);
    let point = Unit::ServicePoint(world.known.at_child);
    assert_eq!(
        found["units"],
        json!([
            {
                "unit": child,
                "name_th": "สาขาทดลอง",
                "above_th": "สำนักงานทดลอง กรมทดลอง กระทรวงทดลอง",
            },
            {
                "unit": point,
                "name_th": "จุดบริการสาขาทดลอง",
                "above_th": "สาขาทดลอง สำนักงานทดลอง กรมทดลอง กระทรวงทดลอง",
            },
        ])
    );
    let central = world
        .officer(
            "central",
            Role::CentralOfficer,
            Unit::Agency(world.known.department),
        )
        .await;
    assert_eq!(
        ok(world.get(&central, "units?text=สาขา%20ทดลอง")).await,
        found
    );
}
