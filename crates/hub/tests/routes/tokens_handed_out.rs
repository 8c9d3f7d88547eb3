//! Tokens handed out over HTTP: one, or a list of them; revoked and sent anew.

use crate::{
    answers::{json, ok, refusal},
    handing_out::{Officer, World, code, id},
};
use infodesk_domain::rights::{Role, Unit};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

const LIST: &str = "อีเมล,สิทธิ์,หน่วยงาน,หมายเหตุ
one@example.go.th,เจ้าหน้าที่หน่วยงาน,สำนักงานทดลอง,คนแรก
two@example.go.th,เจ้าหน้าที่หน่วยงาน,กรมอื่น,
1-2345-45678-78-1,เจ้าหน้าที่หน่วยงาน,สำนักงานทดลอง,
";

fn list(world: &World, who: &Officer, apply: bool, skip_bad: bool) -> RequestBuilder {
    let body = json!({ "text": LIST, "apply": apply, "skip_bad": skip_bad });
    world.post(who, "tokens/list", &body)
}

async fn states(world: &World, who: &Officer) -> Vec<String> {
    let listed = ok(world.get(who, "tokens")).await;
    let tokens = listed["tokens"].as_array().unwrap().iter();
    let state = |token: &Value| token["state"]["state"].as_str().unwrap().to_owned();
    tokens.map(state).collect()
}

#[tokio::test]
async fn one_that_was_revoked_or_sent_anew_gives_nothing() {
    let world = World::new().await;
    let central = world.central().await;
    let unit = Unit::Agency(world.known.unit);
    let first = ok(world.issue(&central, "agency_officer", unit)).await;
    world.hub.clock.pass_minutes(1);
    let anew = format!("tokens/{}/send-anew", id(&first));
    let second = ok(world.post(&central, &anew, &json!({}))).await;
    assert_eq!(second["recipient"], first["recipient"]);
    assert_eq!(states(&world, &central).await, ["waiting", "revoked"]);
    let revoke = format!("tokens/{}/revoke", id(&second));
    ok(world.post(&central, &revoke, &json!({}))).await;
    let (status, again) = json(world.post(&central, &revoke, &json!({}))).await;
    assert_eq!((status.as_u16(), code(&again)), (422, "token_not_waiting"));
    for token in world.mailed().await {
        let (status, refused) = json(world.redeem(&world.newcomer, &token)).await;
        assert_eq!((status.as_u16(), code(&refused)), (422, "token_revoked"));
    }
    let (_, waits) = json(world.post(&central, &anew, &json!({}))).await;
    assert_eq!(code(&waits), "token_not_waiting");
}

#[tokio::test]
async fn a_list_says_first_what_it_would_mail_and_repeats_no_citizen_number() {
    let world = World::new().await;
    let central = world.central().await;
    let dry = ok(list(&world, &central, false, false)).await;
    assert_eq!(dry["applied"], false);
    let codes: Vec<Value> = dry["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["problems"][0]["code"].clone())
        .collect();
    assert_eq!(
        codes,
        [
            Value::Null,
            json!("grant_not_within_rights"),
            json!("citizen_number_in_list")
        ]
    );
    let stopped = ok(list(&world, &central, true, false)).await;
    assert_eq!(stopped, dry, "one bad row stops all");
    assert_eq!(states(&world, &central).await, [""; 0]);
    let applied = ok(list(&world, &central, true, true)).await;
    assert_eq!(
        (&applied["applied"], &applied["rows"]),
        (&json!(true), &dry["rows"])
    );
    assert_eq!(states(&world, &central).await, ["waiting"]);
    assert!(!applied.to_string().contains("45678"), "{applied}");
    let audit = format!("{:?}", world.hub.store().audit_entries(0, 1_000).await);
    assert!(
        !audit.contains("45678") && !audit.contains("one@"),
        "{audit}"
    );
}

#[tokio::test]
async fn whoever_hands_nothing_out_finds_nothing() {
    let world = World::new().await;
    let unit = Unit::Agency(world.known.unit);
    let agency = world.officer("agency", Role::AgencyOfficer, unit).await;
    let not_found = (404, "not_found".to_owned());
    for who in [&agency, &world.newcomer] {
        assert_eq!(refusal(world.get(who, "tokens")).await, not_found);
        let issue = world.issue(who, "agency_officer", unit);
        assert_eq!(refusal(issue).await, not_found);
        assert_eq!(refusal(list(&world, who, false, false)).await, not_found);
    }
}

#[tokio::test]
async fn no_text_of_a_token_is_in_an_answer_the_audit_or_the_database() {
    let world = World::new().await;
    let central = world.central().await;
    let unit = Unit::Agency(world.known.unit);
    let issued = ok(world.issue(&central, "agency_officer", unit)).await;
    let anew = format!("tokens/{}/send-anew", id(&issued));
    let sent = ok(world.post(&central, &anew, &json!({}))).await;
    let listed = ok(list(&world, &central, true, true)).await;
    let tokens = ok(world.get(&central, "tokens")).await;
    let audit = world.hub.store().audit_entries(0, 1_000).await.unwrap();
    let told = format!("{issued} {sent} {listed} {tokens} {audit:?}");
    let contents = world.hub.database().contents().await;
    let contents = String::from_utf8_lossy(&contents);
    let mailed = world.mailed().await;
    assert_eq!(mailed.len(), 3);
    for token in mailed {
        for text in [token.grouped(), token.as_str().to_owned()] {
            assert!(!told.contains(&text) && !contents.contains(&text));
        }
    }
}
