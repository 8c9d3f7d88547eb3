//! Rights of officers below as a table, over HTTP: role × what is done × where the right is. Whoever may not, cannot
//! tell a right from none.

use crate::answers::{json, ok, refusal};
use infodesk_domain::{
    GrantId, OfficerId, RightsReviewId, Surroundings,
    accounts::Arriving,
    rights::{Role, Unit},
};
use infodesk_hub::store::SignedIn;
use infodesk_test_support::{FixedSurroundings, Person, SmallRegister, TestHub};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

struct World {
    hub: TestHub,
    known: SmallRegister,
}

/// Somebody whose right others look after.
struct Below {
    place: &'static str,
    officer: OfficerId,
    role: Role,
    unit: Unit,
}

const ACTS: [&str; 5] = ["suspend", "resume", "end", "change", "hand-over"];

impl World {
    async fn new() -> Self {
        let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
        Self {
            hub: TestHub::setup().register(register).start().await,
            known,
        }
    }

    /// Signed in, with a right.
    async fn actor(&self, name: &str, right: Option<(Role, Unit)>) -> String {
        let access = self.hub.sign_in(name).await;
        let me = ok(self.hub.get("/api/v1/me").bearer_auth(&access)).await;
        let id: OfficerId = me["officer"]["id"].as_str().unwrap().parse().unwrap();
        if let Some((role, unit)) = right {
            self.hub.store().grant(id, role, unit).await.unwrap();
        }
        access
    }

    /// Signed in once more.
    async fn again(&self, name: &str) -> String {
        self.hub.sign_in_as(&Person::named(name)).await.access
    }

    async fn entered(&self, name: &str) -> OfficerId {
        let profile = SignedIn {
            issuer: "https://id.example".to_owned(),
            subject: name.to_owned(),
            name: format!("{name} ทดลองงาน"),
            email: Some(format!("{name}@office.example")),
            citizen_hash: None,
            citizen_last_four: None,
            arriving: Arriving::default(),
        };
        self.hub.store().enter_officer(&profile).await.unwrap()
    }

    /// Own unit, child, sister, parent, other ministry; a peer of the department's central officer, one above.
    async fn below(&self) -> Vec<Below> {
        use Role::{AgencyOfficer, CentralOfficer, Operator};
        let known = &self.known;
        let mut all = Vec::new();
        for (place, role, agency) in [
            ("own", AgencyOfficer, known.unit),
            ("child", AgencyOfficer, known.child),
            ("sister", AgencyOfficer, known.sister),
            ("parent", AgencyOfficer, known.department),
            ("other", AgencyOfficer, known.other_department),
            ("peer", CentralOfficer, known.department),
            ("above", CentralOfficer, known.ministry),
            ("operator", Operator, known.ministry),
        ] {
            let officer = self.entered(place).await;
            let unit = Unit::Agency(agency);
            all.push(Below {
                place,
                officer,
                role,
                unit,
            });
        }
        all
    }

    fn post(&self, access: &str, path: &str, body: &Value) -> RequestBuilder {
        let request = self.hub.post(&format!("/api/v1/{path}"));
        request.bearer_auth(access).json(body)
    }

    /// A change goes to a point of the department where the right is.
    fn body(&self, act: &str, place: &str) -> Value {
        let point = match place {
            "other" => self.known.at_other,
            _ => self.known.at_child,
        };
        let reason = "ตามคำสั่งที่ 1/2570";
        match act {
            "change" => json!({
                "role": "service_point_officer",
                "unit": { "kind": "service_point", "id": point },
                "reason": reason,
            }),
            "hand-over" => json!({
                "to": { "kind": "email", "email": "heir@office.example" },
                "reason": reason,
            }),
            _ => json!({ "reason": reason }),
        }
    }

    /// On a right that is there for this alone.
    async fn tries(&self, access: &str, act: &str, below: &Below) -> bool {
        let store = self.hub.store();
        let right = store
            .grant(below.officer, below.role, below.unit)
            .await
            .unwrap();
        if act == "resume" {
            let boss = self.entered("boss").await;
            let ministry = Unit::Agency(self.known.ministry);
            let held = store.grant(boss, Role::Operator, ministry).await.unwrap();
            let reason = infodesk_domain::token_requests::Reason {
                reason: "ลา".to_owned(),
            };
            let suspended = store.suspend_grant(boss, right, &reason).await.unwrap();
            suspended.unwrap().unwrap();
            store.end_grant(held).await.unwrap();
        }
        let path = format!("grants/{right}/{act}");
        let (status, answer) = json(self.post(access, &path, &self.body(act, below.place))).await;
        store.end_grant(right).await.unwrap();
        if status.is_success() {
            let id: GrantId = answer["id"].as_str().unwrap().parse().unwrap();
            store.end_grant(id).await.unwrap();
            return true;
        }
        let expected = (404, json!({ "error": "not_found" }));
        assert_eq!((status.as_u16(), answer), expected, "{act} {}", below.place);
        false
    }

    async fn signs_out(&self, access: &str, below: &Below) -> bool {
        let store = self.hub.store();
        let right = store
            .grant(below.officer, below.role, below.unit)
            .await
            .unwrap();
        let path = format!("officers/{}", below.officer);
        let devices = self.hub.get(&format!("/api/v1/{path}/devices"));
        let (seen, _) = json(devices.bearer_auth(access)).await;
        let (ended, _) = json(self.post(access, &format!("{path}/sign-out"), &json!({}))).await;
        store.end_grant(right).await.unwrap();
        assert_eq!(seen, ended, "whose sessions one ends, one sees");
        ended.is_success()
    }

    /// Which of the rights are in the list with something that may be done.
    async fn lists(&self, access: &str, all: &[Below]) -> Vec<&'static str> {
        let store = self.hub.store();
        let mut rights = Vec::new();
        for below in all {
            let id = store
                .grant(below.officer, below.role, below.unit)
                .await
                .unwrap();
            rights.push((below.place, id));
        }
        let (status, answer) = json(self.hub.get("/api/v1/officers").bearer_auth(access)).await;
        let without = self.hub.get("/api/v1/officers/without").bearer_auth(access);
        let (without, _) = json(without).await;
        assert_eq!(without, status, "units without an officer are for the same");
        for (_, id) in &rights {
            store.end_grant(*id).await.unwrap();
        }
        if !status.is_success() {
            assert_eq!(answer, json!({ "error": "not_found" }));
            return Vec::new();
        }
        let grants = answer["grants"].as_array().unwrap();
        let may = |id: &GrantId| {
            let found = grants.iter().find(|grant| grant["id"] == id.to_string());
            found.is_some_and(|grant| grant["may"]["end"] == true)
        };
        let theirs = rights.iter().filter(|(_, id)| may(id));
        theirs.map(|(place, _)| *place).collect()
    }
}

/// Who, with which right; whose rights they look after; whose sessions they end.
type Line<'a> = (&'a str, Option<(Role, Unit)>, &'a [&'a str], &'a [&'a str]);

#[tokio::test]
async fn only_those_above_look_after_a_right() {
    let world = World::new().await;
    let below = world.below().await;
    let known = &world.known;
    let central = |agency| Some((Role::CentralOfficer, Unit::Agency(agency)));
    let point = Unit::ServicePoint(known.at_unit);
    let operator = Some((Role::Operator, Unit::Agency(known.other_department)));
    let none: &[&str] = &[];
    let table: [Line<'_>; 8] = [
        (
            "operator",
            operator,
            &[
                "own", "child", "sister", "parent", "other", "peer", "above", "operator",
            ],
            &["own", "child", "sister", "parent", "other", "peer", "above"],
        ),
        (
            "ministry",
            central(known.ministry),
            &["own", "child", "sister", "parent", "peer"],
            &["own", "child", "sister", "parent", "peer"],
        ),
        (
            "department",
            central(known.department),
            &["own", "child", "sister", "parent"],
            &["own", "child", "sister"],
        ),
        ("unit", central(known.unit), &["own", "child"], &["child"]),
        (
            "elsewhere",
            central(known.other_department),
            &["other"],
            none,
        ),
        (
            "agency",
            Some((Role::AgencyOfficer, Unit::Agency(known.department))),
            none,
            none,
        ),
        (
            "point",
            Some((Role::ServicePointOfficer, point)),
            none,
            none,
        ),
        ("nobody", None, none, none),
    ];
    for (name, right, looked_after, signed_out) in table {
        let access = world.actor(name, right).await;
        assert_eq!(
            world.lists(&access, &below).await,
            looked_after,
            "{name} lists"
        );
        for act in ACTS {
            let mut found = Vec::new();
            for one in &below {
                if world.tries(&access, act, one).await {
                    found.push(one.place);
                }
            }
            assert_eq!(found, looked_after, "{name} {act}");
        }
        let mut found = Vec::new();
        for one in &below {
            if world.signs_out(&access, one).await {
                found.push(one.place);
            }
        }
        assert_eq!(found, signed_out, "{name} signs out");
    }
}

#[tokio::test]
async fn no_right_is_as_unknown_as_ones_own() {
    let world = World::new().await;
    let department = Unit::Agency(world.known.department);
    let access = world
        .actor("central", Some((Role::CentralOfficer, department)))
        .await;
    let me = ok(world.hub.get("/api/v1/me").bearer_auth(&access)).await;
    let own = me["grants"][0]["id"].as_str().unwrap().to_owned();
    let nowhere = "01900000-0000-7000-8000-000000000000".to_owned();
    for right in [own, nowhere] {
        for act in ACTS {
            let path = format!("grants/{right}/{act}");
            let refused = refusal(world.post(&access, &path, &world.body(act, "own"))).await;
            assert_eq!(refused, (404, "not_found".to_owned()), "{act}");
        }
    }
}

#[tokio::test]
async fn a_right_suspended_now_refuses_at_the_next_call() {
    let world = World::new().await;
    let unit = Unit::Agency(world.known.unit);
    let department = Unit::Agency(world.known.department);
    let central = world
        .actor("central", Some((Role::CentralOfficer, department)))
        .await;
    let below = world
        .actor("below", Some((Role::AgencyOfficer, unit)))
        .await;
    let me = ok(world.hub.get("/api/v1/me").bearer_auth(&below)).await;
    let point = format!("/api/v1/service-points/{}", world.known.at_unit);
    ok(world.hub.get(&point).bearer_auth(&below)).await;

    let right = me["grants"][0]["id"].as_str().unwrap();
    let path = format!("grants/{right}/suspend");
    ok(world.post(&central, &path, &world.body("suspend", "own"))).await;
    let refused = refusal(world.hub.get(&point).bearer_auth(&below)).await;
    assert_eq!(refused, (404, "not_found".to_owned()));
    let feed = refusal(world.hub.get("/api/v1/feed").bearer_auth(&below)).await;
    assert_eq!(feed, (403, "no_rights".to_owned()));
    let now = ok(world.hub.get("/api/v1/me").bearer_auth(&below)).await;
    assert_ne!(now["rights_mark"], me["rights_mark"]);
    assert_eq!(now["grants"], json!([]));
    let suspended = &now["suspended"][0];
    assert_eq!(suspended["grant"]["id"], right);
    assert_eq!(suspended["reason"], "ตามคำสั่งที่ 1/2570");
    let asked = &suspended["grant"]["central_officers"][0]["name"];
    assert_eq!(&suspended["by"], asked, "who did it, and whom to ask");

    let second = json(world.post(&central, &path, &world.body("suspend", "own"))).await;
    assert_eq!(second.0.as_u16(), 422);
    assert_eq!(second.1["problems"][0]["code"], "grant_moved_on");
}

#[tokio::test]
async fn a_review_is_for_those_it_asks_and_answered_freshly_signed_in() {
    let world = World::new().await;
    let department = Unit::Agency(world.known.department);
    world
        .actor("central", Some((Role::CentralOfficer, department)))
        .await;
    let unit = Unit::Agency(world.known.unit);
    world
        .actor("below", Some((Role::AgencyOfficer, unit)))
        .await;
    world.hub.clock.pass_days(45);
    world.hub.store().keep_reviews(30).await.unwrap();
    let central = world.again("central").await;
    let list = ok(world.hub.get("/api/v1/reviews").bearer_auth(&central)).await;
    let review = &list["reviews"][0];
    assert_eq!(
        (&review["quarter"], &review["fiscal_year"]),
        (&json!(2), &json!(2570))
    );
    assert_eq!(review["stage"], "waiting");
    let id: RightsReviewId = review["id"].as_str().unwrap().parse().unwrap();
    let waiting = ok(world.hub.get("/api/v1/approvals").bearer_auth(&central)).await;
    assert_eq!(waiting["approvals"][0]["kind"], "rights_review");

    let below = world.again("below").await;
    let one = world
        .hub
        .get(&format!("/api/v1/reviews/{id}"))
        .bearer_auth(&below);
    assert_eq!(refusal(one).await, (404, "not_found".to_owned()));
    let path = format!("reviews/{id}/confirm");
    let empty = json!({ "keep": [], "suspend": [] });
    let confirm = world.post(&below, &path, &empty);
    assert_eq!(refusal(confirm).await, (404, "not_found".to_owned()));
    let list = ok(world.hub.get("/api/v1/reviews").bearer_auth(&below)).await;
    assert_eq!(list, json!({ "reviews": [] }));

    let (status, refused) = json(world.post(&central, &path, &empty)).await;
    assert_eq!(status.as_u16(), 422);
    assert_eq!(refused["problems"][0]["code"], "review_incomplete");
    let answer = json!({ "keep": [review["grants"][0]["id"]], "suspend": [] });
    let confirmed = ok(world.post(&central, &path, &answer)).await;
    assert_eq!(confirmed["stage"], "confirmed");
    assert_eq!(confirmed["confirmed"]["at"], world.hub.clock.now().0);
    let one = world
        .hub
        .get(&format!("/api/v1/reviews/{id}"))
        .bearer_auth(&central);
    assert_eq!(ok(one).await["may_confirm"], false);
}

#[tokio::test]
async fn nothing_of_it_answers_without_a_token() {
    let world = World::new().await;
    let id = "01900000-0000-7000-8000-000000000000";
    let asks = [
        "officers".to_owned(),
        "officers/without".to_owned(),
        "reviews".to_owned(),
        format!("reviews/{id}"),
    ];
    for path in asks {
        let asks = world.hub.get(&format!("/api/v1/{path}"));
        assert_eq!(
            refusal(asks).await,
            (401, "signed_out".to_owned()),
            "{path}"
        );
    }
    let acts = ACTS.map(|act| format!("grants/{id}/{act}")).into_iter();
    for path in acts.chain([format!("reviews/{id}/confirm")]) {
        let acts = world.hub.post(&format!("/api/v1/{path}"));
        assert_eq!(
            refusal(acts).await,
            (401, "signed_out".to_owned()),
            "{path}"
        );
    }
}
