//! The officer's devices, and signing out officers below, over HTTP.

use crate::answers::{json, ok, refusal};
use infodesk_domain::{
    OfficerId,
    devices::{Device, Devices, System},
    rights::{Role, Unit},
};
use infodesk_test_support::{
    AppTokens, Database, FixedSurroundings, Person, SmallRegister, TestHub,
};
use reqwest::{RequestBuilder, StatusCode};
use serde_json::json;

async fn devices(hub: &TestHub, access: &str) -> Vec<Device> {
    let body = ok(hub.get("/api/v1/devices").bearer_auth(access)).await;
    serde_json::from_value::<Devices>(body).unwrap().devices
}

fn end(hub: &TestHub, access: &str, id: &str) -> RequestBuilder {
    let path = format!("/api/v1/devices/{id}");
    hub.http.delete(hub.at(&path)).bearer_auth(access)
}

async fn me(hub: &TestHub, access: &str) -> OfficerId {
    let me = ok(hub.get("/api/v1/me").bearer_auth(access)).await;
    me["officer"]["id"].as_str().unwrap().parse().unwrap()
}

fn signed_out() -> (u16, String) {
    (401, "signed_out".to_owned())
}

fn not_found() -> (u16, String) {
    (404, "not_found".to_owned())
}

async fn one_device_signs_out_another(hub: TestHub) {
    let person = Person::named("daranee");
    hub.register(&person).await;
    let here = hub.sign_in_as(&person).await;
    let lost = hub.sign_in_as(&person).await;
    let stranger = hub.sign_in("somchai").await;

    hub.clock.pass_minutes(1);
    let seen = hub.get("/api/v1/me").bearer_auth(&here.access);
    ok(seen.header("user-agent", "InfoDesk/9.9.9 (Linux)")).await;
    let listed = devices(&hub, &here.access).await;
    let [this, other] = &listed[..] else {
        panic!("{listed:?}")
    };
    assert!(this.this_one && !other.this_one);
    assert_eq!(this.name.as_deref(), Some("เครื่องทดสอบ"));
    assert_eq!(
        (this.system, other.system),
        (Some(System::Linux), None),
        "the other program has not said"
    );
    assert_eq!(this.last_seen_at.0 - other.last_seen_at.0, 60_000);

    assert_eq!(refusal(end(&hub, &stranger, &other.id)).await, not_found());
    let (status, left) = json(end(&hub, &here.access, &other.id)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(left["devices"].as_array().unwrap().len(), 1, "{left}");
    let asks = hub.get("/api/v1/me").bearer_auth(&lost.access);
    assert_eq!(refusal(asks).await, signed_out());
    let refreshed = hub.refresh(&lost.refresh).await;
    assert_eq!(refreshed.status(), StatusCode::BAD_REQUEST);
    assert_eq!(
        refusal(end(&hub, &here.access, &other.id)).await,
        not_found(),
        "it has ended"
    );
    assert_eq!(devices(&hub, &here.access).await.len(), 1);
}

#[tokio::test]
async fn another_device_is_signed_out_at_once() {
    one_device_signs_out_another(TestHub::start().await).await;
}

#[tokio::test]
async fn on_postgresql_too() {
    let database = Database::postgres().await;
    one_device_signs_out_another(TestHub::setup().database(database).start().await).await;
}

#[tokio::test]
async fn no_id_of_a_device_is_a_token() {
    let hub = TestHub::start().await;
    let access = hub.sign_in("daranee").await;
    for device in devices(&hub, &access).await {
        let asks = hub.get("/api/v1/me").bearer_auth(&device.id);
        assert_eq!(refusal(asks).await, signed_out());
        assert_eq!(
            hub.refresh(&device.id).await.status(),
            StatusCode::BAD_REQUEST
        );
    }
}

#[tokio::test]
async fn nothing_of_it_answers_without_a_token_that_holds() {
    let hub = TestHub::start().await;
    let officer = "01900000-0000-7000-8000-000000000000";
    let at = |path: &str| hub.at(&format!("/api/v1/{path}"));
    for request in [
        hub.http.get(at("devices")),
        hub.http.delete(at("devices/any")),
        hub.http.get(at(&format!("officers/{officer}/devices"))),
        hub.http.post(at(&format!("officers/{officer}/sign-out"))),
    ] {
        assert_eq!(refusal(request).await, signed_out());
    }
}

/// A central officer and one below, on a hub where a sign-in is fresh for five minutes.
struct Below {
    hub: TestHub,
    central: AppTokens,
    person: Person,
    officer: OfficerId,
    access: String,
}

impl Below {
    async fn new() -> Self {
        let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
        let setup = TestHub::setup().register(register);
        let hub = setup.configure(|c| c.fresh_sign_in.minutes = 5);
        let hub = hub.start().await;
        let person = Person::named("central");
        hub.register(&person).await;
        let central = hub.sign_in_as(&person).await;
        let access = hub.sign_in("below").await;
        let officer = me(&hub, &access).await;
        let own = me(&hub, &central.access).await;
        let (unit, child) = (Unit::Agency(known.unit), Unit::Agency(known.child));
        let grant = |officer, role, unit| hub.store().grant(officer, role, unit);
        grant(own, Role::CentralOfficer, unit).await.unwrap();
        grant(officer, Role::AgencyOfficer, child).await.unwrap();
        Self {
            hub,
            central,
            person,
            officer,
            access,
        }
    }

    fn sign_out(&self, access: &str, officer: OfficerId) -> RequestBuilder {
        let path = format!("/api/v1/officers/{officer}/sign-out");
        self.hub.post(&path).bearer_auth(access)
    }

    fn devices(&self, access: &str, officer: OfficerId) -> RequestBuilder {
        let path = format!("/api/v1/officers/{officer}/devices");
        self.hub.get(&path).bearer_auth(access)
    }

    async fn is_in(&self) -> bool {
        let asks = self.hub.get("/api/v1/me").bearer_auth(&self.access);
        asks.send().await.unwrap().status().is_success()
    }
}

#[tokio::test]
async fn a_central_officer_signs_out_an_officer_below() {
    let below = Below::new().await;
    let central = &below.central.access;
    let seen = ok(below.devices(central, below.officer)).await;
    assert_eq!(seen["devices"].as_array().unwrap().len(), 1, "{seen}");
    assert_eq!(seen["devices"][0]["this_one"], false);
    let ended = ok(below.sign_out(central, below.officer)).await;
    assert_eq!(ended, json!({ "ended": 1 }));
    assert!(!below.is_in().await);

    let entries = below.hub.store().audit_entries(0, 1000).await.unwrap();
    let last = entries.last().unwrap();
    assert_eq!(last.kind, "signed_out_by_other");
    let own = me(&below.hub, central).await.to_string();
    assert_eq!(last.actor.as_deref(), Some(own.as_str()));
    assert_eq!(last.subject, Some(below.officer.to_string()));
    assert_eq!(last.address.as_deref(), Some("127.0.0.1"));
}

#[tokio::test]
async fn a_stranger_cannot_tell_an_officer_from_none() {
    let below = Below::new().await;
    let stranger = below.hub.sign_in("stranger").await;
    let unknown: OfficerId = "01900000-0000-7000-8000-000000000000".parse().unwrap();
    let own = me(&below.hub, &below.central.access).await;
    for (access, officer) in [
        (&stranger, below.officer),
        (&stranger, unknown),
        (&below.access, own),
        (&below.central.access, own),
        (&below.central.access, unknown),
    ] {
        let expected = (StatusCode::NOT_FOUND, json!({ "error": "not_found" }));
        assert_eq!(json(below.devices(access, officer)).await, expected);
        assert_eq!(json(below.sign_out(access, officer)).await, expected);
    }
    let no_id = below.hub.post("/api/v1/officers/none/sign-out");
    assert_eq!(
        refusal(no_id.bearer_auth(&stranger)).await,
        not_found(),
        "nor by its form"
    );
    assert!(below.is_in().await);
}

#[tokio::test]
async fn what_weighs_much_wants_a_fresh_sign_in() {
    let below = Below::new().await;
    let again = || (403, "sign_in_again".to_owned());
    below.hub.clock.pass_minutes(5);
    ok(below.devices(&below.central.access, below.officer)).await;
    below.hub.clock.pass_millis(1_001);
    let unknown: OfficerId = "01900000-0000-7000-8000-000000000000".parse().unwrap();
    for officer in [below.officer, unknown] {
        let asks = below.sign_out(&below.central.access, officer);
        assert_eq!(refusal(asks).await, again());
    }
    ok(below.devices(&below.central.access, below.officer)).await;

    let refreshed = below.hub.refresh(&below.central.refresh).await;
    let refreshed: serde_json::Value = refreshed.json().await.unwrap();
    let renewed = refreshed["access_token"].as_str().unwrap();
    let asks = below.sign_out(renewed, below.officer);
    assert_eq!(refusal(asks).await, again(), "a refresh proves nothing");
    assert!(below.is_in().await);

    let fresh = below.hub.sign_in_as(&below.person).await;
    ok(below.sign_out(&fresh.access, below.officer)).await;
    assert!(!below.is_in().await);
}
