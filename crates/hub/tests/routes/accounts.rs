//! Accounts that exist already: a list is imported, and the first sign-in has its rights without a Token.

use crate::answers::{json, ok, refusal};
use infodesk_domain::{
    OfficerId,
    rights::{Role, Unit},
};
use infodesk_hub::HubConfig;
use infodesk_test_support::{Database, FixedSurroundings, Person, SmallRegister, TestHub};
use serde_json::{Value, json};

struct World {
    hub: TestHub,
    known: SmallRegister,
}

fn asks_for_usernames(config: &mut HubConfig) {
    let scopes = &mut config.identity_providers[0].scopes;
    scopes.push("preferred_username".to_owned());
}

impl World {
    async fn on(database: Database, configure: fn(&mut HubConfig)) -> Self {
        let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
        let setup = TestHub::setup().database(database).configure(configure);
        let hub = setup.register(register).start().await;
        Self { hub, known }
    }

    /// The access token of somebody with this right.
    async fn officer(&self, username: &str, role: Role, unit: Unit) -> String {
        let access = self.hub.sign_in(username).await;
        let id: OfficerId = self.me(&access).await["officer"]["id"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap();
        self.hub.store().grant(id, role, unit).await.unwrap();
        access
    }

    async fn operator(&self) -> String {
        let unit = Unit::Agency(self.known.other_department);
        self.officer("operator", Role::Operator, unit).await
    }

    async fn me(&self, access: &str) -> Value {
        ok(self.hub.get("/api/v1/me").bearer_auth(access)).await
    }

    fn import(&self, access: &str, body: &Value) -> reqwest::RequestBuilder {
        let post = self.hub.post("/api/v1/accounts/import");
        post.bearer_auth(access).json(body)
    }

    async fn applied(&self, access: &str, text: &str) -> Value {
        let body = json!({ "text": text, "apply": true });
        let report = ok(self.import(access, &body)).await;
        assert_eq!(report["applied"], true, "{report}");
        report
    }

    async fn listed(&self, access: &str) -> Vec<Value> {
        let list = ok(self.hub.get("/api/v1/accounts").bearer_auth(access)).await;
        list["accounts"].as_array().unwrap().clone()
    }

    /// Registers, signs in for the first time, and says with which roles.
    async fn first_roles(&self, username: &str) -> Vec<String> {
        let access = self.hub.sign_in(username).await;
        let grants = self.me(&access).await["grants"].clone();
        let roles = grants.as_array().unwrap().iter().map(|g| g["role"].clone());
        roles
            .map(|role| role.as_str().unwrap().to_owned())
            .collect()
    }
}

const BY_USERNAME: &str = "username,role,unit\nDaranee,เจ้าหน้าที่ส่วนกลาง,กรมทดลอง\n";
const BY_EMAIL: &str = "email,role,unit\ndaranee@EXAMPLE.go.th,central officer,กรมทดลอง\n";

async fn the_whole_way(database: Database) {
    let world = World::on(database, asks_for_usernames).await;
    let operator = world.operator().await;
    let dry = json!({ "text": BY_USERNAME, "apply": false });
    let report = ok(world.import(&operator, &dry)).await;
    assert_eq!(report["applied"], false);
    assert_eq!(
        report["totals"],
        json!({ "new": 1, "already_there": 0, "already_claimed": 0, "bad": 0 })
    );
    assert_eq!(world.listed(&operator).await, [] as [Value; 0]);
    world.applied(&operator, BY_USERNAME).await;

    let access = world.hub.sign_in("daranee").await;
    let me = world.me(&access).await;
    assert_eq!(me["grants"][0]["role"], "central_officer");
    assert_eq!(me["grants"][0]["unit_name_th"], "กรมทดลอง");
    let points = ok(world.hub.get("/api/v1/service-points").bearer_auth(&access)).await;
    assert_eq!(points["points"].as_array().unwrap().len(), 3);

    let row = &world.listed(&operator).await[0];
    assert_eq!(row["claimed_by"], Person::named("daranee").full_name());
    world.hub.store().verify_audit().await.unwrap().unwrap();
    let entries = world.hub.store().audit_entries(0, 1000).await.unwrap();
    let of_list: Vec<_> = entries
        .iter()
        .filter(|e| e.kind.starts_with("account"))
        .collect();
    let [imported, claimed] = of_list.as_slice() else {
        panic!("{of_list:?}")
    };
    assert_eq!(imported.kind, "accounts_imported");
    let operator_id = world.me(&operator).await["officer"]["id"].clone();
    assert_eq!(imported.actor.as_deref(), operator_id.as_str());
    assert_eq!(claimed.kind, "account_claimed");
    assert_eq!(claimed.actor.as_deref(), me["officer"]["id"].as_str());
    assert_eq!(claimed.subject.as_deref(), row["id"].as_str());
    assert_eq!(claimed.address.as_deref(), Some("127.0.0.1"));
}

#[tokio::test]
async fn the_first_sign_in_has_its_rights_without_a_token() {
    the_whole_way(Database::sqlite()).await;
}

#[tokio::test]
async fn on_postgresql_it_is_the_same() {
    the_whole_way(Database::postgres().await).await;
}

#[tokio::test]
async fn an_email_that_the_provider_has_not_proven_gives_nothing() {
    let world = World::on(Database::sqlite(), asks_for_usernames).await;
    world.applied(&world.operator().await, BY_EMAIL).await;
    assert_eq!(world.first_roles("daranee").await, [""; 0]);
}

#[tokio::test]
async fn where_every_email_is_proven_by_setting_it_counts() {
    let trusted = |config: &mut HubConfig| config.identity_providers[0].email_is_verified = true;
    let world = World::on(Database::sqlite(), trusted).await;
    world.applied(&world.operator().await, BY_EMAIL).await;
    assert_eq!(world.first_roles("stranger").await, [""; 0]);
    assert_eq!(world.first_roles("daranee").await, ["central_officer"]);
}

#[tokio::test]
async fn a_username_that_the_provider_does_not_tell_gives_nothing() {
    let world = World::on(Database::sqlite(), |_| {}).await;
    world.applied(&world.operator().await, BY_USERNAME).await;
    assert_eq!(world.first_roles("daranee").await, [""; 0]);
}

#[tokio::test]
async fn each_role_imports_what_it_could_grant_and_nothing_else() {
    let world = World::on(Database::sqlite(), |_| {}).await;
    let SmallRegister {
        department,
        other_department,
        unit,
        ..
    } = world.known;
    let dry = json!({ "text": BY_USERNAME, "apply": false });
    let central =
        |username: &'static str, unit| world.officer(username, Role::CentralOfficer, unit);
    let own = central("central", Unit::Agency(department)).await;
    let report = ok(world.import(&own, &dry)).await;
    assert_eq!(report["totals"]["new"], 1, "{report}");

    let foreign = central("central2", Unit::Agency(other_department)).await;
    let apply = json!({ "text": BY_USERNAME, "apply": true, "skip_bad": true });
    let report = ok(world.import(&foreign, &apply)).await;
    let problem = &report["rows"][0]["problems"][0];
    assert_eq!(
        (&problem["field"], &problem["code"]),
        (&json!("unit"), &json!("grant_not_within_rights"))
    );
    assert_eq!(world.listed(&foreign).await, [] as [Value; 0]);
    assert_eq!(world.first_roles("daranee").await, [""; 0]);

    let nobody = world.hub.sign_in("nobody").await;
    let agency = world
        .officer("agency", Role::AgencyOfficer, Unit::Agency(unit))
        .await;
    for access in [nobody, agency] {
        let unknown = (404, "not_found".to_owned());
        assert_eq!(refusal(world.import(&access, &dry)).await, unknown);
        let list = world.hub.get("/api/v1/accounts").bearer_auth(&access);
        assert_eq!(refusal(list).await, unknown);
    }
    let signed_out = (401, "signed_out".to_owned());
    assert_eq!(refusal(world.import("made-up", &dry)).await, signed_out);
    assert_eq!(refusal(world.hub.get("/api/v1/accounts")).await, signed_out);
}

#[tokio::test]
async fn a_provider_that_nobody_knows_is_refused() {
    let world = World::on(Database::sqlite(), |_| {}).await;
    let operator = world.operator().await;
    let of = |provider: &str| json!({ "text": BY_EMAIL, "apply": false, "provider": provider });
    ok(world.import(&operator, &of("digital-id"))).await;
    let (status, body) = json(world.import(&operator, &of("thaid"))).await;
    assert_eq!(status.as_u16(), 422);
    assert_eq!(body["problems"][0]["code"], "provider_unknown");
}

#[tokio::test]
async fn a_citizen_number_in_a_list_is_neither_kept_nor_repeated() {
    let world = World::on(Database::sqlite(), |_| {}).await;
    let operator = world.operator().await;
    let text = "username,role,unit,note\n1234545678781,operator,กรมทดลอง,\na,operator,กรมทดลอง,1-2345-45678-78-1\n";
    let body = json!({ "text": text, "apply": true, "skip_bad": true });
    let report = ok(world.import(&operator, &body)).await;
    assert_eq!(report["totals"]["bad"], 2, "{report}");
    let contents = world.hub.database().contents().await;
    let kept = String::from_utf8_lossy(&contents);
    for number in ["1234545678781", "1-2345-45678-78-1"] {
        assert!(!report.to_string().contains(number), "{report}");
        assert!(!kept.contains(number));
    }
}
