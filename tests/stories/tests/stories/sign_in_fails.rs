//! Every way in that does not lead in has a name of its own, and the next try works.

use infodesk_desk::{
    account::SessionView,
    desk::{Desk, DeskConfig},
    errors::ErrorCode,
    session::SignInWish,
};
use infodesk_domain::Surroundings as _;
use infodesk_stories::{Pc, World, on_both_databases};
use infodesk_test_support::{Database, FixedSurroundings, Person, SystemSurroundings, TestHub};
use std::{fs, sync::Arc};
use tokio::sync::Notify;

on_both_databases!(
    hub_browser_and_second_thoughts,
    the_provider_is_down,
    a_clock_is_an_hour_off,
);

async fn newcomer(world: &World) -> Pc {
    let person = Person::named("newcomer");
    world.hub.register(&person).await;
    Pc::of(world, person).await
}

async fn signs_in(pc: &Pc) {
    let session = pc.sign_in().await.unwrap();
    assert!(matches!(session, SessionView::NeedsToken { .. }));
}

async fn hub_browser_and_second_thoughts(database: Database) {
    let world = World::on(database).await;
    let pc = newcomer(&world).await;

    world.cable.pull();
    assert_eq!(pc.fail_to_sign_in().await, ErrorCode::HubUnreachable);
    world.cable.plug_in();

    let no_browser = pc
        .desk
        .sign_in(SignInWish::default(), |_| false)
        .await
        .unwrap_err();
    assert_eq!(no_browser.code, ErrorCode::BrowserNotOpened);

    let opened = Notify::new();
    let (cancelled, ()) = tokio::join!(
        pc.desk.sign_in(SignInWish::default(), |_| {
            opened.notify_one();
            true
        }),
        async {
            opened.notified().await;
            assert!(matches!(pc.session().await, SessionView::SigningIn));
            pc.desk.cancel_sign_in();
        },
    );
    assert_eq!(cancelled.unwrap_err().code, ErrorCode::SignInCancelled);
    assert!(matches!(pc.session().await, SessionView::SignedOut { .. }));

    signs_in(&pc).await;
}

async fn the_provider_is_down(database: Database) {
    let setup = TestHub::setup()
        .surroundings(Arc::new(SystemSurroundings))
        .database(database)
        .without_provider();
    let world = World::of(setup).await;
    let pc = Pc::of(&world, Person::named("newcomer")).await;
    assert_eq!(pc.fail_to_sign_in().await, ErrorCode::ProviderUnreachable);
    assert!(matches!(pc.session().await, SessionView::SignedOut { .. }));
    // The hub itself answers.
    assert!(!pc.desk.practice_mails().await.unwrap().is_empty());
}

async fn a_clock_is_an_hour_off(database: Database) {
    let clock = FixedSurroundings::default();
    let setup = TestHub::setup()
        .surroundings(Arc::new(clock.clone()))
        .database(database);
    let world = World::of(setup).await;
    let pc = newcomer(&world).await;
    for hours in [1, -1] {
        clock.set(SystemSurroundings.now());
        clock.pass_minutes(hours * 60);
        assert_eq!(pc.fail_to_sign_in().await, ErrorCode::ClockWrong);
    }
    clock.set(SystemSurroundings.now());
    signs_in(&pc).await;
}

#[tokio::test]
async fn a_data_folder_that_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "no folder").unwrap();
    let config = DeskConfig {
        hub_url: "http://127.0.0.1:1".parse().unwrap(),
        // Below a file there is no place for anybody, whatever their rights.
        folder: file.join("desk"),
        device: "เครื่องทดสอบ".to_owned(),
    };
    let refused = Desk::open(config).await.map(drop).unwrap_err();
    assert_eq!(refused.code, ErrorCode::DataFolderNotWritable);
    assert_eq!(fs::read_to_string(&file).unwrap(), "no folder");
}
