//! Rights as a table, over HTTP: role × what is done × own unit, child unit, sister unit, other
//! department. Whoever may not, sees nothing that tells a hidden point from one that does not exist.

use crate::answers::{json, ok, refusal};
use infodesk_domain::Surroundings;
use infodesk_domain::{
    OfficerId, OperationId, ServicePointId,
    commands::{Command, FieldChange, Operation},
    prints::{Destination, Paper, PrintRecord, PrintResult, Sheet},
    rights::{Role, Unit},
    service_points::FieldValue,
    wire::PushOperations,
};
use infodesk_test_support::{FixedSurroundings, SmallRegister, TestHub};
use serde_json::{Value, json};

struct World {
    hub: TestHub,
    known: SmallRegister,
}

/// Somebody signed in.
struct Officer {
    id: OfficerId,
    access: String,
}

impl World {
    async fn new() -> Self {
        let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
        Self {
            hub: TestHub::setup().register(register).start().await,
            known,
        }
    }

    async fn officer(&self, username: &str, grant: Option<(Role, Unit)>) -> Officer {
        let access = self.hub.sign_in(username).await;
        let me = ok(self.hub.get("/api/v1/me").bearer_auth(&access)).await;
        let id: OfficerId = me["officer"]["id"].as_str().unwrap().parse().unwrap();
        if let Some((role, unit)) = grant {
            self.hub.store().grant(id, role, unit).await.unwrap();
        }
        Officer { id, access }
    }

    /// In the order of the table: own unit, child unit, sister unit, other department.
    fn points(&self) -> [ServicePointId; 4] {
        [
            self.known.at_unit,
            self.known.at_child,
            self.known.at_sister,
            self.known.at_other,
        ]
    }

    async fn lists(&self, officer: &Officer) -> [bool; 4] {
        let page = ok(self
            .hub
            .get("/api/v1/service-points")
            .bearer_auth(&officer.access))
        .await;
        let ids: Vec<&str> = page["points"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p["id"].as_str().unwrap())
            .collect();
        self.points()
            .map(|point| ids.contains(&point.to_string().as_str()))
    }

    async fn reads(&self, officer: &Officer) -> [bool; 4] {
        let mut seen = [false; 4];
        for (i, point) in self.points().into_iter().enumerate() {
            let path = format!("/api/v1/service-points/{point}");
            let (status, body) = json(self.hub.get(&path).bearer_auth(&officer.access)).await;
            seen[i] = status.is_success();
            assert!(
                seen[i] || (status.as_u16() == 404 && body == json!({ "error": "not_found" })),
                "{status} {body}"
            );
        }
        seen
    }

    /// What came of the same command at each of the points.
    async fn tries(
        &self,
        officer: &Officer,
        command: impl Fn(ServicePointId) -> Command,
    ) -> [bool; 4] {
        let operations: Vec<Operation> = self
            .points()
            .map(|point| self.operation(command(point)))
            .into();
        let body = PushOperations { operations };
        let push = self.hub.post("/api/v1/operations").json(&body);
        let (status, answer) = json(push.bearer_auth(&officer.access)).await;
        if !status.is_success() {
            assert_eq!(
                (status.as_u16(), answer),
                (403, json!({ "error": "no_rights" }))
            );
            return [false; 4];
        }
        let results = answer["results"].as_array().unwrap();
        [0, 1, 2, 3].map(|i: usize| was_applied(&results[i]))
    }

    fn operation(&self, command: Command) -> Operation {
        Operation {
            id: OperationId::new(&self.hub.clock),
            made_at: self.hub.clock.now(),
            command,
        }
    }

    /// At which points the print log can be read.
    async fn reads_prints(&self, officer: &Officer) -> [bool; 4] {
        let mut seen = [false; 4];
        for (i, point) in self.points().into_iter().enumerate() {
            let path = format!("/api/v1/service-points/{point}/prints");
            let (status, body) = json(self.hub.get(&path).bearer_auth(&officer.access)).await;
            seen[i] = status.is_success();
            assert!(
                seen[i] || (status.as_u16() == 404 && body == json!({ "error": "not_found" })),
                "{status} {body}"
            );
        }
        seen
    }

    /// That a poster of the point was printed now.
    fn print(&self, service_point_id: ServicePointId) -> Command {
        let sheet = Sheet {
            paper: Paper::A4,
            template: "standard".to_owned(),
            version: 0,
            mark: "0123456789abcdef".to_owned(),
        };
        let record = PrintRecord {
            sheet,
            copies: None,
            destination: Destination::SystemDialog { printer: None },
            result: PrintResult::Printed,
            printed_at: self.hub.clock.now(),
        };
        Command::RecordPrint {
            service_point_id,
            record,
        }
    }

    async fn reads_in_feed(&self, officer: &Officer) -> [bool; 4] {
        let (status, streams) =
            json(self.hub.get("/api/v1/feed").bearer_auth(&officer.access)).await;
        if !status.is_success() {
            assert_eq!(
                (status.as_u16(), streams),
                (403, json!({ "error": "no_rights" }))
            );
            return [false; 4];
        }
        let mut text = String::new();
        for stream in streams["streams"].as_array().unwrap() {
            let path = format!("/api/v1/feed/{}", stream["stream_id"].as_str().unwrap());
            let page = ok(self.hub.get(&path).bearer_auth(&officer.access)).await;
            text.push_str(&page["changes"].to_string());
        }
        self.points().map(|point| text.contains(&point.to_string()))
    }
}

/// Applied, or refused exactly as a point that does not exist.
fn was_applied(result: &Value) -> bool {
    match result["outcome"].as_str() {
        Some("applied") => true,
        Some("refused") => {
            assert_eq!(
                result["problems"][0]["code"], "service_point_unknown",
                "{result}"
            );
            false
        }
        _ => panic!("{result}"),
    }
}

fn edit(point: ServicePointId, name_en: &str) -> Command {
    let changes = vec![FieldChange {
        value: FieldValue::NameEn(name_en.to_owned()),
        base: 100,
    }];
    Command::EditServicePoint {
        service_point_id: point,
        changes,
    }
}

#[tokio::test]
async fn each_role_reaches_what_its_unit_covers_and_nothing_else() {
    let world = World::new().await;
    let SmallRegister {
        department,
        unit,
        at_unit,
        other_department,
        manuals,
        ..
    } = world.known.clone();
    let table = [
        ("nobody", None, [false, false, false, false]),
        (
            "point",
            Some((Role::ServicePointOfficer, Unit::ServicePoint(at_unit))),
            [true, false, false, false],
        ),
        (
            "agency",
            Some((Role::AgencyOfficer, Unit::Agency(unit))),
            [true, true, false, false],
        ),
        (
            "central",
            Some((Role::CentralOfficer, Unit::Agency(department))),
            [true, true, true, false],
        ),
        (
            "central2",
            Some((Role::CentralOfficer, Unit::Agency(other_department))),
            [false, false, false, true],
        ),
        (
            "operator",
            Some((Role::Operator, Unit::Agency(other_department))),
            [true, true, true, true],
        ),
    ];
    for (username, grant, expected) in table {
        let officer = world.officer(username, grant).await;
        assert_eq!(world.lists(&officer).await, expected, "{username} list");
        assert_eq!(world.reads(&officer).await, expected, "{username} read");
        assert_eq!(
            world.reads_in_feed(&officer).await,
            expected,
            "{username} feed"
        );
        let edited = world.tries(&officer, |point| edit(point, username)).await;
        assert_eq!(edited, expected, "{username} edit");
        assert_eq!(
            world.reads_prints(&officer).await,
            expected,
            "{username} prints"
        );
        let printed = world.tries(&officer, |point| world.print(point)).await;
        assert_eq!(printed, expected, "{username} print");
        let confirmed = world
            .tries(&officer, |point| Command::ConfirmServicePoint {
                service_point_id: point,
            })
            .await;
        assert_eq!(confirmed, expected, "{username} confirm");
        let pin = |point| Command::PinManual {
            service_point_id: point,
            manual_id: manuals[0],
            position: None,
        };
        assert_eq!(world.tries(&officer, pin).await, expected, "{username} pin");
        let unpin = |point| Command::UnpinManual {
            service_point_id: point,
            manual_id: manuals[0],
        };
        assert_eq!(
            world.tries(&officer, unpin).await,
            expected,
            "{username} unpin"
        );
    }
}

#[tokio::test]
async fn what_was_refused_has_changed_nothing() {
    let world = World::new().await;
    let stranger = world
        .officer(
            "stranger",
            Some((Role::AgencyOfficer, Unit::Agency(world.known.sister))),
        )
        .await;
    let own = world
        .officer(
            "owner",
            Some((Role::AgencyOfficer, Unit::Agency(world.known.unit))),
        )
        .await;
    let path = format!("/api/v1/service-points/{}", world.known.at_unit);
    let before = ok(world.hub.get(&path).bearer_auth(&own.access)).await;
    world
        .tries(&stranger, |point| edit(point, "taken over"))
        .await;
    let manual_id = world.known.manuals[0];
    world
        .tries(&stranger, |point| Command::PinManual {
            service_point_id: point,
            manual_id,
            position: None,
        })
        .await;
    world.tries(&stranger, |point| world.print(point)).await;
    let prints = format!("{path}/prints");
    let log = ok(world.hub.get(&prints).bearer_auth(&own.access)).await;
    assert_eq!(log, json!({ "prints": [], "next": null }));
    assert_eq!(
        ok(world.hub.get(&path).bearer_auth(&own.access)).await,
        before
    );
}

#[tokio::test]
async fn a_right_that_ends_is_gone_with_the_next_request() {
    let world = World::new().await;
    let officer = world.officer("agency", None).await;
    let unit = Unit::Agency(world.known.unit);
    let grant = world
        .hub
        .store()
        .grant(officer.id, Role::AgencyOfficer, unit)
        .await
        .unwrap();
    let mark = |me: Value| me["rights_mark"].clone();
    let with = mark(ok(world.hub.get("/api/v1/me").bearer_auth(&officer.access)).await);
    assert_eq!(world.lists(&officer).await, [true, true, false, false]);

    world.hub.store().end_grant(grant).await.unwrap();
    let edit_anyway = |point| edit(point, "without a right");
    assert_eq!(world.tries(&officer, edit_anyway).await, [false; 4]);
    assert_eq!(world.lists(&officer).await, [false; 4]);
    assert_eq!(world.reads(&officer).await, [false; 4]);
    let feed = world.hub.get("/api/v1/feed").bearer_auth(&officer.access);
    assert_eq!(refusal(feed).await, (403, "no_rights".to_owned()));
    assert_ne!(
        mark(ok(world.hub.get("/api/v1/me").bearer_auth(&officer.access)).await),
        with
    );
}
