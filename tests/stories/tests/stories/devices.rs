//! A device is signed out from another one, and an officer by the officer above.

use infodesk_desk::{account::SessionView, errors::ErrorCode};
use infodesk_domain::{Surroundings as _, devices::System, service_points::FieldValue};
use infodesk_stories::{
    CENTRAL_OFFICER, POINT_OFFICER, Pc, World, on_both_databases, until, with_browser,
};
use infodesk_test_support::{Database, FixedSurroundings, Person, SystemSurroundings, TestHub};
use std::sync::Arc;

on_both_databases!(
    a_lost_device_is_signed_out_and_keeps_what_was_written,
    what_weighs_much_asks_for_a_fresh_sign_in,
    who_has_no_right_yet_is_signed_out_from_elsewhere_too,
);

async fn is_signed_out(pc: &Pc) {
    pc.until("signed out", async |pc| {
        matches!(pc.session().await, SessionView::SignedOut { .. }).then_some(())
    })
    .await;
}

async fn a_lost_device_is_signed_out_and_keeps_what_was_written(database: Database) {
    let world = World::on(database).await;
    let here = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let lost = Pc::of(&world, here.person.clone()).await;
    lost.sign_in().await.unwrap();
    lost.in_step().await;
    let (officer, _) = lost.officer().await;
    let point = lost.find("สำนักงานเขตพระนคร").await;

    let devices = here.desk.devices().await.unwrap();
    assert_eq!(devices.len(), 2);
    for device in &devices {
        assert_eq!(device.name.as_deref(), Some("เครื่องทดสอบ"));
        assert_eq!(device.system, System::named(std::env::consts::OS));
    }
    let other = devices.iter().find(|device| !device.this_one).unwrap();
    let left = here.desk.end_device(&other.id).await.unwrap();
    assert!(matches!(&left[..], [one] if one.this_one), "{left:?}");

    lost.save(point, [FieldValue::NameEn("Phra Nakhon".to_owned())])
        .await;
    is_signed_out(&lost).await;
    assert_eq!(lost.sending().await.unsent, 1);
    let gone = here.desk.end_device(&other.id).await.unwrap_err();
    assert_eq!(gone.code, ErrorCode::NotFound);
    here.officer().await;

    lost.sign_in().await.unwrap();
    lost.in_step().await;
    let sent = world.point(officer, point).await.particulars.name_en;
    assert_eq!(sent, "Phra Nakhon");
}

async fn what_weighs_much_asks_for_a_fresh_sign_in(database: Database) {
    let clock = FixedSurroundings::default();
    clock.set(SystemSurroundings.now());
    let setup = TestHub::setup()
        .surroundings(Arc::new(clock.clone()))
        .database(database)
        .configure(|config| config.fresh_sign_in.minutes = 1);
    let world = World::of(setup).await;
    let central = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let below = Pc::ready(&world, "below", POINT_OFFICER).await;
    let (officer, _) = below.officer().await;

    clock.pass_minutes(2);
    let ended = with_browser(&central.person, async |open| {
        central.desk.sign_out_officer(officer, open).await
    });
    assert_eq!(ended.await, Ok(1), "signed in again, and repeated");
    is_signed_out(&below).await;
    let devices = central.desk.devices().await.unwrap();
    assert!(
        matches!(&devices[..], [one] if one.this_one),
        "the session before was replaced: {devices:?}"
    );
    let no_browser = |_: &_| panic!("this sign-in is fresh");
    let again = central.desk.sign_out_officer(officer, no_browser).await;
    assert_eq!(again, Ok(0));

    clock.pass_minutes(2);
    below.sign_in().await.unwrap();
    let somebody_else = with_browser(&below.person, async |open| {
        central.desk.sign_out_officer(officer, open).await
    });
    let refused = somebody_else.await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::SignInAgain);
    below.in_step().await;
    below.officer().await;
}

/// Nothing is synchronised for them yet: the line on which the hub calls is all that they have.
async fn who_has_no_right_yet_is_signed_out_from_elsewhere_too(database: Database) {
    let world = World::on(database).await;
    let person = Person::named("newcomer");
    world.hub.register(&person).await;
    let here = Pc::of(&world, person.clone()).await;
    let lost = Pc::of(&world, person).await;
    for pc in [&lost, &here] {
        let view = pc.sign_in().await.unwrap();
        assert!(matches!(view, SessionView::NeedsToken { .. }));
    }
    let devices = here.desk.devices().await.unwrap();
    let other = devices.iter().find(|device| !device.this_one).unwrap();
    here.desk.end_device(&other.id).await.unwrap();
    until("the lost one is signed out by itself", async || {
        matches!(lost.session().await, SessionView::SignedOut { .. }).then_some(())
    })
    .await;
    assert!(matches!(
        here.session().await,
        SessionView::NeedsToken { .. }
    ));
}
