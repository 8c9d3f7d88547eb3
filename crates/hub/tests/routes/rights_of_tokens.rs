//! Rights to hand Tokens out as a table, over HTTP: every role × list, issue, revoke, send anew, approve, decline ×
//! own unit, child, sister, parent, other ministry, no unit.

use crate::{
    answers::{json, ok},
    handing_out::{Officer, World, code, id},
};
use infodesk_domain::{
    AgencyId, ServicePointId, Surroundings,
    rights::{Role, Unit},
    tokens::TokenText,
};
use infodesk_hub::store::NewToken;
use reqwest::RequestBuilder;
use serde_json::json;

const PLACES: [&str; 5] = ["own", "child", "sister", "parent", "other"];
const NOWHERE: &str = "01900000-0000-7000-8000-000000000000";

/// An officer, and where their rights reach.
struct Row {
    who: Officer,
    /// The widest role that they hand out; `None`: none at all.
    hands_out: Option<Role>,
    /// At the places of [`PLACES`].
    reaches: [bool; 5],
}

impl Row {
    fn may(&self, role: Role, place: usize) -> bool {
        self.hands_out.is_some_and(|widest| widest <= role) && self.reaches[place]
    }
}

/// The agencies of [`PLACES`].
fn agencies(world: &World) -> [AgencyId; 5] {
    let known = &world.known;
    [
        known.unit,
        known.child,
        known.sister,
        known.department,
        known.other_department,
    ]
}

/// Their service points; the parent has none of its own.
fn points(world: &World) -> [Option<ServicePointId>; 5] {
    let known = &world.known;
    [
        Some(known.at_unit),
        Some(known.at_child),
        Some(known.at_sister),
        None,
        Some(known.at_other),
    ]
}

/// Everybody's own unit is the unit.
async fn table(world: &World) -> Vec<Row> {
    let people = world.of_each_role().await;
    let row = |who: Officer| {
        let (hands_out, reaches) = match who.name {
            "unit" => (
                Some(Role::CentralOfficer),
                [true, true, false, false, false],
            ),
            "department" => (Some(Role::CentralOfficer), [true, true, true, true, false]),
            "elsewhere" => (
                Some(Role::CentralOfficer),
                [false, false, false, false, true],
            ),
            "operator" => (Some(Role::Operator), [true; 5]),
            _ => (None, [false; 5]),
        };
        Row {
            who,
            hands_out,
            reaches,
        }
    };
    people.into_iter().map(row).collect()
}

async fn status(request: RequestBuilder) -> u16 {
    json(request).await.0.as_u16()
}

/// One that waits at this unit, by the system.
async fn seed(world: &World, role: Role, unit: Unit) -> String {
    let token = NewToken {
        text: TokenText::new(&world.hub.clock),
        role,
        unit,
        expires_at: world.hub.clock.now().plus_days(30),
        recipient: "seeded@example.go.th".to_owned(),
        note: String::new(),
        issued_by: None,
    };
    let issued = world.hub.store().issue_token(&token).await;
    issued.unwrap().to_string()
}

const ROLES: [(Role, &str); 4] = [
    (Role::Operator, "operator"),
    (Role::CentralOfficer, "central_officer"),
    (Role::AgencyOfficer, "agency_officer"),
    (Role::ServicePointOfficer, "service_point_officer"),
];

#[tokio::test]
async fn each_role_hands_out_what_it_holds_where_it_reaches_and_nothing_else() {
    let world = World::new().await;
    for row in table(&world).await {
        let who = &row.who;
        for (place, name) in PLACES.iter().enumerate() {
            for (role, word) in ROLES {
                let unit = match role {
                    Role::ServicePointOfficer => points(&world)[place].map(Unit::ServicePoint),
                    _ => Some(Unit::Agency(agencies(&world)[place])),
                };
                let Some(unit) = unit else { continue };
                let (status, body) = json(world.issue(who, word, unit)).await;
                let context = format!("{} issues {word} at {name}: {body}", who.name);
                match (row.hands_out, row.may(role, place)) {
                    (None, _) => assert_eq!(status, 404, "{context}"),
                    (_, true) => assert_eq!(status, 200, "{context}"),
                    (_, false) => assert_eq!(
                        (status.as_u16(), code(&body)),
                        (422, "grant_not_within_rights"),
                        "{context}"
                    ),
                }
            }
        }
        let nowhere = Unit::Agency(NOWHERE.parse().unwrap());
        let (status, body) = json(world.issue(who, "agency_officer", nowhere)).await;
        match row.hands_out {
            None => assert_eq!(status, 404, "{}", who.name),
            Some(_) => assert_eq!(
                (status.as_u16(), code(&body)),
                (422, "unit_unknown"),
                "{}",
                who.name
            ),
        }
    }
}

/// Row by row, as one by one.
#[tokio::test]
async fn a_list_gives_no_more_than_its_rows_one_by_one() {
    let world = World::new().await;
    let table = table(&world).await;
    let units = [
        "สำนักงานทดลอง",
        "สาขาทดลอง",
        "สำนักงานข้างเคียง",
        "กรมทดลอง",
        "กรมอื่น",
    ];
    let row = |(number, unit): (usize, &&str)| {
        format!("to-{number}@office.example,agency officer,{unit}")
    };
    let rows: Vec<String> = units.iter().enumerate().map(row).collect();
    let text = format!("email,role,unit\n{}\n", rows.join("\n"));
    let body = json!({ "text": text, "apply": false, "skip_bad": false });
    for row in &table {
        let (answered, report) = json(world.post(&row.who, "tokens/list", &body)).await;
        let heard = row.hands_out.is_some();
        assert_eq!(
            answered.as_u16(),
            if heard { 200 } else { 404 },
            "{}",
            row.who.name
        );
        let found = report["rows"].as_array().into_iter().flatten();
        let good: Vec<bool> = found.map(|one| one["problems"] == json!([])).collect();
        let expected: &[bool] = if heard { &row.reaches } else { &[] };
        assert_eq!(good, expected, "{}: {report}", row.who.name);
    }
}

#[tokio::test]
async fn each_role_sees_revokes_and_sends_anew_what_it_could_hand_out_and_nothing_else() {
    let world = World::new().await;
    let table = table(&world).await;
    for row in &table {
        let who = &row.who;
        for (role, word) in &ROLES[..3] {
            for (place, name) in PLACES.iter().enumerate() {
                let unit = Unit::Agency(agencies(&world)[place]);
                let (first, second) = (
                    seed(&world, *role, unit).await,
                    seed(&world, *role, unit).await,
                );
                let context = format!("{}: {word} at {name}", who.name);
                let expected = if row.may(*role, place) { 200 } else { 404 };

                let (_, listed) = json(world.get(who, "tokens")).await;
                let listed = listed.to_string().contains(&first);
                assert_eq!(listed, row.may(*role, place), "{context}, list");
                let revoke = world.post(who, &format!("tokens/{first}/revoke"), &json!({}));
                assert_eq!(status(revoke).await, expected, "{context}, revoke");
                let anew = world.post(who, &format!("tokens/{second}/send-anew"), &json!({}));
                assert_eq!(status(anew).await, expected, "{context}, send anew");
            }
        }
        for act in ["revoke", "send-anew"] {
            let nowhere = world.post(who, &format!("tokens/{NOWHERE}/{act}"), &json!({}));
            assert_eq!(status(nowhere).await, 404, "{} {act}", who.name);
        }
    }
}

#[tokio::test]
async fn only_the_nearest_central_officers_decide_on_a_request() {
    let world = World::new().await;
    let table = table(&world).await;
    let decider = ["unit", "unit", "department", "department", "elsewhere"];
    let acts = [
        ("approve", json!({})),
        ("decline", json!({ "reason": "ไม่ใช่บุคลากร" })),
    ];
    for (place, decider) in decider.iter().enumerate() {
        let unit = Unit::Agency(agencies(&world)[place]);
        for (act, body) in &acts {
            let request = ok(world.ask(&world.newcomer, "agency_officer", unit)).await;
            let path = format!("token-requests/{}", id(&request));
            // Whoever may comes last.
            let (may, may_not): (Vec<&Row>, Vec<&Row>) =
                table.iter().partition(|row| row.who.name == *decider);
            for row in may_not {
                let context = format!("{} {act} at {}", row.who.name, PLACES[place]);
                let is_asker = row.who.id == world.newcomer.id;
                let reads = status(world.get(&row.who, &path)).await;
                assert_eq!(reads, if is_asker { 200 } else { 404 }, "{context}");
                let decided = status(world.post(&row.who, &format!("{path}/{act}"), body)).await;
                assert_eq!(decided, if is_asker { 422 } else { 404 }, "{context}");
            }
            let [may] = may[..] else { panic!("one may") };
            let decided = status(world.post(&may.who, &format!("{path}/{act}"), body)).await;
            assert_eq!(decided, 200, "{decider} {act} at {}", PLACES[place]);
        }
    }
    let nowhere = Unit::Agency(NOWHERE.parse().unwrap());
    let (_, refused) = json(world.ask(&world.newcomer, "agency_officer", nowhere)).await;
    assert_eq!(code(&refused), "unit_unknown");
}
