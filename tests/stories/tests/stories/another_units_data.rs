//! The officer of one service point, and the point of another unit.

use infodesk_desk::register::RegisterError;
use infodesk_domain::{
    ManualId, OperationId, ServicePointId, Surroundings as _,
    commands::{Command, FieldChange, Operation},
    service_points::FieldValue,
    wire::PushOperations,
};
use infodesk_stories::{CENTRAL_OFFICER, POINT_OFFICER, Pc, World, every, on_both_databases};
use infodesk_test_support::{Database, SystemSurroundings};
use serde_json::Value;

on_both_databases!(another_units_point_stays_out_of_sight_and_reach);

async fn another_units_point_stays_out_of_sight_and_reach(database: Database) {
    let world = World::on(database).await;
    let central = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let office = Pc::ready(&world, "office", POINT_OFFICER).await;
    let access = world.cable.overheard("access_token").pop().unwrap();
    let (own, others) = (
        central.find("สำนักงานเขตพระนคร").await,
        central.find("สำนักงานเขตดุสิต").await,
    );

    // Also what changes later passes by.
    central.save(others, [name_en("Dusit")]).await;
    central.save(own, [name_en("Phra Nakhon")]).await;
    central.in_step().await;
    office.in_step().await;
    assert_eq!(
        office.view(own).await.point.particulars.name_en,
        "Phra Nakhon"
    );
    assert_only(&office, own, others).await;

    let manuals = office.register().search_manuals(String::new(), None).await;
    let manual = manuals.unwrap()[0].id;
    let asking = Asking {
        world,
        access,
        manual,
    };
    asking.reads_only(own, others).await;
    let (officer, _) = central.officer().await;
    let before = asking.world.point(officer, others).await;
    asking
        .is_refused_like_a_point_that_is_not_there(others)
        .await;
    assert_eq!(asking.world.point(officer, others).await, before);
    // The same hand may do the same at its own point.
    assert_eq!(asking.outcomes(own).await, ["applied"; 2]);
}

async fn assert_only(office: &Pc, own: ServicePointId, others: ServicePointId) {
    let register = office.register();
    let list = register.list(every()).await.unwrap();
    let ids: Vec<_> = list.rows.iter().map(|row| row.id).collect();
    assert_eq!((ids, list.total), (vec![own], 1));
    let mut query = every();
    query.text = "ดุสิต".to_owned();
    assert!(register.list(query).await.unwrap().rows.is_empty());
    assert_eq!(register.home().await.unwrap().total, 1);
    let gone = register.service_point(others).await;
    assert!(matches!(gone, Err(RegisterError::NotFound)), "{gone:?}");
    let confirmed = register.confirm(others).await;
    assert!(matches!(confirmed, Err(RegisterError::NotFound)));
    let poster = register.poster(others).await.map(drop);
    assert!(matches!(poster, Err(RegisterError::NotFound)));
}

/// Somebody with the officer's access token and a tool of their own.
struct Asking {
    world: World,
    access: String,
    manual: ManualId,
}

impl Asking {
    async fn get(&self, path: &str) -> (u16, Value) {
        let request = self.world.hub.get(path).bearer_auth(&self.access);
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, response.json().await.unwrap())
    }

    async fn reads_only(&self, own: ServicePointId, others: ServicePointId) {
        let (_, page) = self.get("/api/v1/service-points?q=เขต").await;
        let points = page["points"].as_array().unwrap();
        assert_eq!(points.len(), 1);
        assert_eq!(points[0]["id"], own.to_string());
        let (status, _) = self.get(&format!("/api/v1/service-points/{own}")).await;
        assert_eq!(status, 200);
        let hidden = self.get(&format!("/api/v1/service-points/{others}")).await;
        let made_up = ServicePointId::new(&SystemSurroundings);
        let unknown = self.get(&format!("/api/v1/service-points/{made_up}")).await;
        assert_eq!((hidden.0, &hidden), (404, &unknown));
        let (_, streams) = self.get("/api/v1/feed").await;
        for stream in streams["streams"].as_array().unwrap() {
            let stream = stream["stream_id"].as_str().unwrap();
            let path = format!("/api/v1/feed/{stream}?after=0&limit=1000");
            let (status, page) = self.get(&path).await;
            assert_eq!((status, &page["next"]), (200, &page["head"]));
            assert!(!page.to_string().contains(&others.to_string()));
        }
    }

    async fn is_refused_like_a_point_that_is_not_there(&self, others: ServicePointId) {
        let made_up = ServicePointId::new(&SystemSurroundings);
        for point in [others, made_up] {
            for result in self.push(point).await {
                assert_eq!(result["outcome"], "refused", "{result}");
                assert_eq!(result["problems"][0]["code"], "service_point_unknown");
            }
        }
    }

    /// Of the edit and the pin: what else a point needs to be confirmed is another story.
    async fn outcomes(&self, point: ServicePointId) -> [String; 2] {
        let results = self.push(point).await;
        [0, 2].map(|at: usize| results[at]["outcome"].as_str().unwrap().to_owned())
    }

    /// An edit, a confirmation and a pin, made by hand.
    async fn push(&self, service_point_id: ServicePointId) -> Vec<Value> {
        let commands = [
            Command::EditServicePoint {
                service_point_id,
                changes: vec![FieldChange {
                    value: name_en("Taken over"),
                    base: i64::from(u32::MAX),
                }],
            },
            Command::ConfirmServicePoint { service_point_id },
            Command::PinManual {
                service_point_id,
                manual_id: self.manual,
                position: None,
            },
        ];
        let operations = commands.map(|command| Operation {
            id: OperationId::new(&SystemSurroundings),
            made_at: SystemSurroundings.now(),
            command,
        });
        let body = PushOperations {
            operations: operations.into(),
        };
        let request = self.world.hub.post("/api/v1/operations").json(&body);
        let response = request.bearer_auth(&self.access).send().await.unwrap();
        assert!(response.status().is_success(), "{}", response.status());
        let body: Value = response.json().await.unwrap();
        body["results"].as_array().unwrap().clone()
    }
}

fn name_en(text: &str) -> FieldValue {
    FieldValue::NameEn(text.to_owned())
}
