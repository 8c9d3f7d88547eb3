use crate::answers::{ok, refusal};
use infodesk_domain::rights::Role;
use infodesk_test_support::{Database, Person, TestHub};
use reqwest::StatusCode;
use serde_json::Value;

#[tokio::test]
async fn the_whole_way_ends_with_an_officer_who_has_no_rights_yet() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let tokens = hub.sign_in_as(&person).await;

    let me = ok(hub.get("/api/v1/me").bearer_auth(&tokens.access)).await;
    assert_eq!(me["officer"]["name"], person.full_name());
    assert_eq!(me["officer"]["email"], person.email);
    assert_eq!(me["grants"], Value::Array(vec![]));
    assert_eq!(
        refusal(hub.get("/api/v1/feed").bearer_auth(&tokens.access)).await,
        (403, "no_rights".to_owned())
    );
}

#[tokio::test]
async fn signing_in_again_is_the_same_officer() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        let tokens = hub.sign_in_as(&person).await;
        let me = ok(hub.get("/api/v1/me").bearer_auth(&tokens.access)).await;
        ids.push(me["officer"]["id"].clone());
    }
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_practice_token_gives_the_first_right() {
    first_right(TestHub::start().await).await;
}

#[tokio::test]
async fn on_postgresql_the_whole_way_is_the_same() {
    let database = Database::postgres().await;
    first_right(TestHub::setup().database(database).start().await).await;
}

async fn first_right(hub: TestHub) {
    let access = hub.sign_in("daranee").await;
    let token = hub.practice_token(Role::ServicePointOfficer).await;
    let body = serde_json::json!({ "token": token });
    let me = ok(hub
        .post("/api/v1/tokens/redeem")
        .bearer_auth(&access)
        .json(&body))
    .await;
    assert_eq!(me["grants"][0]["role"], "service_point_officer");
    let points = ok(hub.get("/api/v1/service-points").bearer_auth(&access)).await;
    assert_eq!(points["points"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_app_learns_name_and_address_by_the_scopes_it_asked_for() {
    let hub = TestHub::start().await;
    let access = hub.sign_in("daranee").await;
    let claims = ok(hub.get("/oauth/userinfo").bearer_auth(&access)).await;
    assert_eq!(claims["name"], "ดารณี ทดลองงาน");
    assert_eq!(claims["email"], "daranee@example.go.th");
    assert!(claims["sub"].is_string());
}

#[tokio::test]
async fn an_access_token_holds_for_minutes_and_a_refresh_gives_the_next() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let tokens = hub.sign_in_as(&person).await;
    hub.clock.pass_minutes(11);
    assert_eq!(
        refusal(hub.get("/api/v1/me").bearer_auth(&tokens.access)).await,
        (401, "signed_out".to_owned())
    );

    let refreshed: Value = hub.refresh(&tokens.refresh).await.json().await.unwrap();
    let access = refreshed["access_token"].as_str().unwrap();
    ok(hub.get("/api/v1/me").bearer_auth(access)).await;
}

#[tokio::test]
async fn a_code_redeemed_twice_ends_the_session() {
    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let code = hub.code_for(&person).await;
    let first: Value = hub.redeem_code(&code).await.json().await.unwrap();
    assert_eq!(
        hub.redeem_code(&code).await.status(),
        StatusCode::BAD_REQUEST
    );
    let access = first["access_token"].as_str().unwrap();
    assert_eq!(
        refusal(hub.get("/api/v1/me").bearer_auth(access)).await.0,
        401
    );
}

#[tokio::test]
async fn a_provider_that_has_changed_its_key_is_asked_for_the_new_one() {
    let mut hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    hub.sign_in_as(&person).await;
    hub.replace_provider().await;
    hub.register(&person).await;
    let tokens = hub.sign_in_as(&person).await;
    ok(hub.get("/api/v1/me").bearer_auth(&tokens.access)).await;
}
