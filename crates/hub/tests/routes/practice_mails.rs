use crate::answers::{ok, refusal};
use infodesk_domain::rights::Role;
use infodesk_test_support::{FixedSurroundings, SmallRegister, TestHub};

#[tokio::test]
async fn the_practice_mailbox_holds_a_token_for_each_role() {
    let hub = TestHub::start().await;
    for role in [
        Role::CentralOfficer,
        Role::AgencyOfficer,
        Role::ServicePointOfficer,
    ] {
        assert_eq!(hub.practice_token(role).await.len(), 29, "{role:?}");
    }
}

#[tokio::test]
async fn when_all_tokens_are_expired_new_ones_arrive() {
    let hub = TestHub::start().await;
    let old = hub.practice_token(Role::AgencyOfficer).await;
    hub.clock.pass_days(400);
    let new = hub.practice_token(Role::AgencyOfficer).await;
    assert_ne!(old, new);
}

#[tokio::test]
async fn another_hub_shows_its_mails_to_nobody() {
    let (_, register) = SmallRegister::build(&FixedSurroundings::new(7));
    let hub = TestHub::setup().register(register).start().await;
    assert_eq!(
        refusal(hub.get("/api/v1/practice/mails")).await,
        (404, "not_found".to_owned())
    );
    assert_eq!(ok(hub.get("/api/v1/about")).await["practice"], false);
}
