//! "สิทธิ์ไม่ถูกต้อง" over HTTP: written by one officer, in the list of another, answered once.

use crate::answers::{json, ok, refusal};
use infodesk_domain::{
    OfficerId,
    rights::{Role, Unit},
};
use infodesk_test_support::{FixedSurroundings, SmallRegister, TestHub};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

pub struct World {
    pub hub: TestHub,
    pub known: SmallRegister,
    /// Of the department.
    pub central: String,
    /// Of the other department.
    pub other: String,
    /// Of a service point of the department.
    pub writer: String,
    /// The writer's right.
    pub right: String,
}

impl World {
    pub async fn new() -> Self {
        let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
        Self::on(TestHub::setup().register(register).start().await, known).await
    }

    pub async fn on(hub: TestHub, known: SmallRegister) -> Self {
        let (department, other) = (known.department, known.other_department);
        let enter = async |name: &str, role, unit| {
            let access = hub.sign_in(name).await;
            let me = ok(hub.get("/api/v1/me").bearer_auth(&access)).await;
            let id: OfficerId = me["officer"]["id"].as_str().unwrap().parse().unwrap();
            let grant = hub.store().grant(id, role, unit).await.unwrap();
            (access, grant.to_string())
        };
        let (central, _) = enter("central", Role::CentralOfficer, Unit::Agency(department)).await;
        let (other, _) = enter("other", Role::CentralOfficer, Unit::Agency(other)).await;
        let point = Unit::ServicePoint(known.at_unit);
        let (writer, right) = enter("writer", Role::ServicePointOfficer, point).await;
        Self {
            hub,
            known,
            central,
            other,
            writer,
            right,
        }
    }

    pub fn get(&self, access: &str, path: &str) -> RequestBuilder {
        self.hub.get(&format!("/api/v1/{path}")).bearer_auth(access)
    }

    fn post(&self, access: &str, path: &str, body: &Value) -> RequestBuilder {
        let request = self.hub.post(&format!("/api/v1/{path}"));
        request.bearer_auth(access).json(body)
    }

    pub fn report(&self) -> RequestBuilder {
        let body = json!({
            "wrong": { "kind": "grant", "id": self.right },
            "note": "ย้ายไปสังกัดสำนักงานอื่นแล้ว",
        });
        self.post(&self.writer, "wrong-rights", &body)
    }

    fn settle(&self, access: &str, id: &str) -> RequestBuilder {
        let path = format!("wrong-rights/{id}/settle");
        self.post(access, &path, &json!({ "reply": "แก้ไขสิทธิ์ให้แล้ว" }))
    }

    async fn waiting(&self, access: &str) -> usize {
        let list = ok(self.get(access, "approvals")).await;
        list["approvals"].as_array().unwrap().len()
    }
}

fn not_found() -> (u16, String) {
    (404, "not_found".to_owned())
}

#[tokio::test]
async fn a_note_goes_to_the_departments_central_officer_and_its_answer_comes_back() {
    let world = World::new().await;
    let note = ok(world.report()).await;
    assert_eq!(note["state"], json!({ "state": "waiting" }));
    let id = note["id"].as_str().unwrap();
    let list = ok(world.get(&world.central, "approvals")).await;
    let row = &list["approvals"][0];
    assert_eq!(
        (&row["kind"], &row["id"]),
        (&json!("wrong_rights"), &note["id"])
    );
    assert_eq!(row["unit_name_th"], "จุดบริการสำนักงานทดลอง");
    let opened = ok(world.get(&world.central, &format!("wrong-rights/{id}"))).await;
    assert_eq!(
        (&opened["may_settle"], &opened["note"]),
        (&json!(true), &note["note"])
    );

    let settled = ok(world.settle(&world.central, id)).await;
    assert_eq!(settled["state"]["reply"], "แก้ไขสิทธิ์ให้แล้ว");
    assert_eq!(world.waiting(&world.central).await, 0);
    let own = ok(world.get(&world.writer, "wrong-rights")).await;
    assert_eq!(own["notes"][0]["state"]["state"], "settled");

    let (status, second) = json(world.settle(&world.central, id)).await;
    assert_eq!(status.as_u16(), 422);
    let problem = &second["problems"][0];
    assert_eq!(problem["code"], "note_settled");
    let me = ok(world.get(&world.central, "me")).await;
    assert_eq!(problem["args"]["by"], me["officer"]["name"]);
    assert_eq!(
        problem["args"]["at"],
        FixedSurroundings::MORNING.0.to_string()
    );
}

#[tokio::test]
async fn to_everybody_else_it_is_as_if_there_were_none() {
    let world = World::new().await;
    let note = ok(world.report()).await;
    let id = note["id"].as_str().unwrap();
    let nobody = world.hub.sign_in("nobody").await;
    for access in [&world.other, &nobody] {
        assert_eq!(world.waiting(access).await, 0);
        let one = world.get(access, &format!("wrong-rights/{id}"));
        assert_eq!(refusal(one).await, not_found());
        assert_eq!(refusal(world.settle(access, id)).await, not_found());
        let withdraw = world.post(access, &format!("wrong-rights/{id}/withdraw"), &json!({}));
        assert_eq!(refusal(withdraw).await, not_found());
    }
    assert_eq!(refusal(world.settle(&world.writer, id)).await, not_found());
    assert_eq!(world.waiting(&world.central).await, 1);
}

#[tokio::test]
async fn whoever_has_no_right_yet_names_a_department() {
    let world = World::new().await;
    let nobody = world.hub.sign_in("nobody").await;
    let missing = json!({ "kind": "missing", "id": world.known.department });
    let body = json!({ "wrong": missing, "note": "ยังไม่ได้รับสิทธิ์ของหน่วยงาน" });
    let note = ok(world.post(&nobody, "wrong-rights", &body)).await;
    assert_eq!(note["unit_name_th"], "กรมทดลอง");
    assert_eq!(world.waiting(&world.central).await, 1);
    let path = format!("wrong-rights/{}/withdraw", note["id"].as_str().unwrap());
    let withdrawn = ok(world
        .hub
        .post(&format!("/api/v1/{path}"))
        .bearer_auth(&nobody))
    .await;
    assert_eq!(withdrawn["state"]["state"], "withdrawn");
    assert_eq!(world.waiting(&world.central).await, 0);
}

#[tokio::test]
async fn a_note_that_says_nothing_is_refused_at_its_field() {
    let world = World::new().await;
    let body = json!({ "wrong": { "kind": "grant", "id": world.right }, "note": "ผิด" });
    let (status, refused) = json(world.post(&world.writer, "wrong-rights", &body)).await;
    assert_eq!(status.as_u16(), 422);
    let problem = &refused["problems"][0];
    assert_eq!(
        (&problem["field"], &problem["code"]),
        (&json!("note"), &json!("note_too_short"))
    );
    assert_eq!(problem["args"]["least"], "10");
}

#[tokio::test]
async fn nothing_of_it_answers_without_a_token() {
    let world = World::new().await;
    for path in ["approvals", "events", "wrong-rights"] {
        let asks = world.hub.get(&format!("/api/v1/{path}"));
        assert_eq!(
            refusal(asks).await,
            (401, "signed_out".to_owned()),
            "{path}"
        );
    }
    let settle = world.hub.post("/api/v1/wrong-rights/any/settle");
    assert_eq!(refusal(settle).await, (401, "signed_out".to_owned()));
}
