//! Redeeming a Token: the right it gives, and a word of its own for each refusal.

use crate::answers::{header_of, json, ok};
use infodesk_domain::{
    Surroundings,
    rights::{Role, Unit},
    tokens::TokenText,
};
use infodesk_hub::store::NewToken;
use infodesk_test_support::{FixedSurroundings, SmallRegister, TestHub};
use serde_json::{Value, json};

struct World {
    hub: TestHub,
    known: SmallRegister,
    access: String,
}

impl World {
    async fn new() -> Self {
        let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
        let hub = TestHub::setup().register(register).start().await;
        let access = hub.sign_in("daranee").await;
        Self { hub, known, access }
    }

    async fn issue(&self, role: Role, unit: Unit) -> String {
        let text = TokenText::new(&self.hub.clock);
        let token = NewToken {
            text: text.clone(),
            role,
            unit,
            expires_at: self.hub.clock.now().plus_days(7),
            recipient: "daranee@example.go.th".to_owned(),
            note: String::new(),
            issued_by: None,
        };
        self.hub.store().issue_token(&token).await.unwrap();
        text.grouped()
    }

    async fn redeem(&self, token: &str) -> (u16, Value) {
        let body = json!({ "token": token });
        let request = self
            .hub
            .post("/api/v1/tokens/redeem")
            .bearer_auth(&self.access)
            .json(&body);
        let (status, body) = json(request).await;
        (status.as_u16(), body)
    }

    /// The one problem of a refusal.
    async fn problem(&self, token: &str) -> Value {
        let (status, body) = self.redeem(token).await;
        assert_eq!(
            (status, &body["error"]),
            (422, &json!("problems")),
            "{body}"
        );
        assert_eq!(body["problems"].as_array().unwrap().len(), 1, "{body}");
        assert_eq!(body["problems"][0]["field"], "token");
        body["problems"][0].clone()
    }
}

#[tokio::test]
async fn it_gives_its_right_however_it_was_typed() {
    let world = World::new().await;
    let token = world
        .issue(Role::AgencyOfficer, Unit::Agency(world.known.unit))
        .await;
    let typed = format!(" {} ", token.to_lowercase().replace('-', " "));
    let (status, me) = world.redeem(&typed).await;
    assert_eq!(status, 200, "{me}");
    assert_eq!(me["grants"][0]["role"], "agency_officer");
    assert_eq!(me["grants"][0]["unit_name_th"], "สำนักงานทดลอง");
    assert_eq!(me["grants"][0]["agency_name_th"], "กรมทดลอง กระทรวงทดลอง");
    assert_eq!(me["grants"][0]["since"], world.hub.clock.now().0);
    let again = ok(world.hub.get("/api/v1/me").bearer_auth(&world.access)).await;
    assert_eq!(again, me);
}

#[tokio::test]
async fn what_is_no_token_is_told_apart_from_a_typing_mistake() {
    let world = World::new().await;
    assert_eq!(world.problem("").await["code"], "token_malformed");
    assert_eq!(world.problem("ABCD").await["code"], "token_malformed");
    let token = world
        .issue(Role::AgencyOfficer, Unit::Agency(world.known.unit))
        .await;
    let other = if token.starts_with('A') { "B" } else { "A" };
    let mistyped = format!("{other}{}", &token[1..]);
    assert_eq!(world.problem(&mistyped).await["code"], "token_mistyped");
}

#[tokio::test]
async fn an_unknown_one_is_refused() {
    let world = World::new().await;
    let never_issued = TokenText::new(&world.hub.clock).grouped();
    assert_eq!(world.problem(&never_issued).await["code"], "token_unknown");
}

#[tokio::test]
async fn a_used_one_says_when() {
    let world = World::new().await;
    let token = world
        .issue(Role::AgencyOfficer, Unit::Agency(world.known.unit))
        .await;
    let used_at = world.hub.clock.now().0;
    assert_eq!(world.redeem(&token).await.0, 200);
    world.hub.clock.pass_minutes(5);
    let problem = world.problem(&token).await;
    assert_eq!(problem["code"], "token_used");
    assert_eq!(problem["args"]["at"], used_at.to_string());
}

#[tokio::test]
async fn an_expired_one_says_since_when() {
    let mut world = World::new().await;
    let token = world
        .issue(Role::AgencyOfficer, Unit::Agency(world.known.unit))
        .await;
    let expired_at = world.hub.clock.now().plus_days(7).0;
    world.hub.clock.pass_days(8);
    world.access = world.hub.sign_in("another").await;
    let problem = world.problem(&token).await;
    assert_eq!(problem["code"], "token_expired");
    assert_eq!(problem["args"]["at"], expired_at.to_string());
}

#[tokio::test]
async fn one_of_another_department_is_refused_while_rights_are_held() {
    let world = World::new().await;
    let own = world
        .issue(Role::AgencyOfficer, Unit::Agency(world.known.unit))
        .await;
    let foreign = world
        .issue(
            Role::AgencyOfficer,
            Unit::Agency(world.known.other_department),
        )
        .await;
    assert_eq!(world.redeem(&own).await.0, 200);
    let problem = world.problem(&foreign).await;
    assert_eq!(problem["code"], "token_foreign");
    assert!(
        problem["args"]["agency"]
            .as_str()
            .unwrap()
            .contains("กรมอื่น"),
        "{problem}"
    );
}

#[tokio::test]
async fn guessing_has_to_wait_and_is_told_how_long() {
    let world = World::new().await;
    for _ in 0..6 {
        let guess = TokenText::new(&world.hub.clock).grouped();
        assert_eq!(world.problem(&guess).await["code"], "token_unknown");
    }
    let guess = TokenText::new(&world.hub.clock).grouped();
    let request = world
        .hub
        .post("/api/v1/tokens/redeem")
        .bearer_auth(&world.access)
        .json(&json!({ "token": guess }));
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 429);
    assert_eq!(header_of(&answer, "retry-after"), "1");
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["error"], "too_many_requests");
    let problem = &body["problems"][0];
    assert_eq!(
        (&problem["code"], &problem["args"]["seconds"]),
        (&json!("token_too_many_attempts"), &json!("1"))
    );
    world.hub.clock.pass_millis(1000);
    assert_eq!(world.problem(&guess).await["code"], "token_unknown");
}

#[tokio::test]
async fn a_guess_learns_nothing_about_the_tokens_there_are() {
    let world = World::new().await;
    let never_issued = TokenText::new(&world.hub.clock);
    let nothing_there = world.problem(&never_issued.grouped()).await;
    for unit in [world.known.unit, world.known.other_department] {
        world.issue(Role::AgencyOfficer, Unit::Agency(unit)).await;
    }
    let beside_others = world.problem(&never_issued.grouped()).await;
    assert_eq!(beside_others, nothing_there);
    assert_eq!(nothing_there["args"], json!({}));
}
