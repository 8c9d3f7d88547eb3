//! Rights to requests for the service, to reports of wrong rights and to accounts as a table, over HTTP: every role ×
//! what is done × whose it is, or where. Whoever may not, cannot tell what is there from what is not.

use crate::{
    answers::{json, ok},
    handing_out::{Officer, World, id},
};
use infodesk_domain::rights::{Role, Unit};
use infodesk_hub::store::{Answer, Says};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

const PNG: &[u8] = include_bytes!("../../../../tests/stories/tests/stories/letter.png");
const OWN_ACTS: [&str; 3] = ["ask-executive", "send-again", "withdraw"];

async fn status(request: RequestBuilder) -> u16 {
    json(request).await.0.as_u16()
}

fn executive() -> Value {
    json!({ "name": "สมชาย สมมติ", "position": "ผู้อำนวยการ", "email": "somchai@office.example" })
}

fn form(letter: &str, department: &str) -> Value {
    json!({
        "kind": "new_service",
        "agency": { "kind": "proposed", "name_th": department, "name_en": "", "ministry_id": null },
        "details": "จุดบริการ 12 แห่ง",
        "requester": { "position": "นักวิชาการ", "telephone": "02-123-4567", "email": "somying@office.example" },
        "executive": executive(),
        "letter": letter,
    })
}

/// Sent by `who`; the request's and its letter's paths, with its form.
struct Sent {
    request: String,
    letter: String,
    form: Value,
}

async fn send(world: &World, who: &Officer, department: &str) -> Sent {
    let upload = world
        .hub
        .post("/api/v1/letters")
        .query(&[("name", "หนังสือ.png")]);
    let letter = id(&ok(upload.bearer_auth(&who.access).body(PNG)).await);
    let form = form(&letter, department);
    let request = id(&ok(world.post(who, "requests", &form)).await);
    Sent {
        request: format!("requests/{request}"),
        letter: format!("letters/{letter}"),
        form,
    }
}

/// By the link that was mailed last.
async fn confirm(world: &World) {
    let mails = world.hub.store().unsent_mails(1_000).await.unwrap();
    let mut links = mails.iter().filter_map(|mail| match &mail.says {
        Says::Facts(_, facts) => facts.get("link"),
        Says::Words { .. } | Says::Unreadable => None,
    });
    let (_, link) = links.next_back().unwrap().split_once("?t=").unwrap();
    let answered = world
        .hub
        .store()
        .answer_executive(link, Answer::Confirm)
        .await;
    answered.unwrap().unwrap();
}

fn body_of(act: &str, sent: &Sent) -> Value {
    match act {
        "ask-executive" => executive(),
        "send-again" => sent.form.clone(),
        _ => json!({}),
    }
}

#[tokio::test]
async fn a_request_is_its_askers_and_the_operators_and_nobody_elses() {
    let world = World::new().await;
    let people = world.of_each_role().await;
    let asker = &world.newcomer;
    for (department, confirmed) in [("กรมหนึ่ง", false), ("กรมสอง", true)]
    {
        let sent = send(&world, asker, department).await;
        if confirmed {
            confirm(&world).await;
        }
        for who in &people {
            let context = format!("{} {confirmed}", who.name);
            let (own, operator) = (who.id == asker.id, who.name == "operator");
            let sees = if own || operator { 200 } else { 404 };
            assert_eq!(
                status(world.get(who, &sent.request)).await,
                sees,
                "{context}"
            );
            let letter = world.get(who, &sent.letter).send().await.unwrap();
            assert_eq!(letter.status().as_u16(), sees, "{context}");
            let queue = status(world.get(who, "requests/queue")).await;
            assert_eq!(queue, if operator { 200 } else { 404 }, "{context}");
            let listed = ok(world.get(who, "requests")).await;
            let listed = listed["requests"].as_array().unwrap().len();
            assert_eq!(listed > 0, own, "{context}");
            if !own {
                for act in OWN_ACTS {
                    let path = format!("{}/{act}", sent.request);
                    let tried = world.post(who, &path, &body_of(act, &sent));
                    assert_eq!(status(tried).await, 404, "{context} {act}");
                }
            }
            if !operator || !confirmed {
                for decision in ["approve", "return", "reject"] {
                    let body = json!({ "decision": decision, "note": "แก้ไข", "reason": "ไม่ครบ" });
                    let tried = world.post(who, &format!("{}/decide", sent.request), &body);
                    let refused = if sees == 200 && operator { 422 } else { 404 };
                    assert_eq!(status(tried).await, refused, "{context} {decision}");
                }
            }
        }
        let stage = ok(world.get(asker, &sent.request)).await["stage"].clone();
        let stands = if confirmed {
            "awaits_operator"
        } else {
            "awaits_executive"
        };
        assert_eq!(stage, stands, "what was refused changed nothing");
    }
}

#[tokio::test]
async fn an_operators_own_request_is_decided_by_another() {
    let world = World::new().await;
    let other = Unit::Agency(world.known.other_department);
    let operator = world.officer("operator", Role::Operator, other).await;
    let colleague = world.officer("colleague", Role::Operator, other).await;
    let sent = send(&world, &operator, "กรมใหม่").await;
    confirm(&world).await;
    let approve = json!({ "decision": "approve" });
    let path = format!("{}/decide", sent.request);
    assert_eq!(status(world.post(&operator, &path, &approve)).await, 404);
    assert_eq!(status(world.post(&colleague, &path, &approve)).await, 200);
    assert_eq!(status(world.post(&colleague, &path, &approve)).await, 422);
}

/// A report goes to the central officers of the department in which the right is.
#[tokio::test]
async fn a_report_is_answered_by_the_departments_central_officer_only() {
    let world = World::new().await;
    let people = world.of_each_role().await;
    let known = world.known.clone();
    for (place, agency, answers) in [
        ("at-own", known.unit, "department"),
        ("at-child", known.child, "department"),
        ("at-sister", known.sister, "department"),
        ("at-parent", known.department, "department"),
        ("at-other", known.other_department, "elsewhere"),
    ] {
        let writer = world.hub.sign_in(place).await;
        let me = ok(world.hub.get("/api/v1/me").bearer_auth(&writer)).await;
        let writer = Officer {
            name: place,
            id: me["officer"]["id"].as_str().unwrap().parse().unwrap(),
            access: writer,
        };
        let store = world.hub.store();
        let right = store
            .grant(writer.id, Role::AgencyOfficer, Unit::Agency(agency))
            .await
            .unwrap();
        let wrong = json!({ "wrong": { "kind": "grant", "id": right }, "note": "ย้ายไปสังกัดอื่นแล้ว" });
        let note = format!(
            "wrong-rights/{}",
            id(&ok(world.post(&writer, "wrong-rights", &wrong)).await)
        );
        let reply = json!({ "reply": "แก้ไขสิทธิ์ให้แล้ว" });
        let (may, may_not): (Vec<&Officer>, Vec<&Officer>) =
            people.iter().partition(|who| who.name == answers);
        for who in may_not {
            let context = format!("{} of a report {place}", who.name);
            assert_eq!(status(world.get(who, &note)).await, 404, "{context}");
            for (act, body) in [("settle", &reply), ("withdraw", &json!({}))] {
                let tried = world.post(who, &format!("{note}/{act}"), body);
                assert_eq!(status(tried).await, 404, "{context}: {act}");
            }
        }
        let [who] = may[..] else { panic!("one may") };
        let withdrawn = world.post(who, &format!("{note}/withdraw"), &json!({}));
        assert_eq!(
            status(withdrawn).await,
            404,
            "{place}: not theirs to take back"
        );
        let settled = world.post(who, &format!("{note}/settle"), &reply);
        assert_eq!(status(settled).await, 200, "{place}");
    }
}

/// Accounts are for whoever hands rights out; an import checks each row by what the officer may hand out.
#[tokio::test]
async fn accounts_are_for_whoever_hands_rights_out() {
    let world = World::new().await;
    let list = json!({
        "text": "email,role,unit\nsomchai@office.example,agency officer,สำนักงานข้างเคียง\n",
        "apply": false,
    });
    for who in world.of_each_role().await {
        let hands_out = !["newcomer", "point", "agency"].contains(&who.name);
        let expected = if hands_out { 200 } else { 404 };
        assert_eq!(
            status(world.get(&who, "accounts")).await,
            expected,
            "{}",
            who.name
        );
        let (answered, report) = json(world.post(&who, "accounts/import", &list)).await;
        assert_eq!(answered.as_u16(), expected, "{}: {report}", who.name);
        if hands_out {
            let good = report["rows"][0]["problems"] == json!([]);
            let reaches = ["department", "operator"].contains(&who.name);
            assert_eq!(good, reaches, "{}: {report}", who.name);
        }
    }
}
