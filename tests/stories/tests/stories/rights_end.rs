//! A right is taken back, and given again.

use infodesk_desk::{account::SessionView, register::RegisterError};
use infodesk_domain::{
    rights::{Role, Unit},
    service_points::FieldValue,
};
use infodesk_stories::{CENTRAL_OFFICER, Pc, World, on_both_databases};
use infodesk_test_support::Database;

on_both_databases!(the_register_goes_with_the_right_and_unsent_edits_stay);

async fn the_register_goes_with_the_right_and_unsent_edits_stay(database: Database) {
    let world = World::on(database).await;
    let pc = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let (officer, grants) = pc.officer().await;
    let point = pc.find("สำนักงานเขตพระนคร").await;

    world.cable.pull();
    pc.save(point, [FieldValue::NameEn("Phra Nakhon".to_owned())])
        .await;
    world.hub.store().end_grant(grants[0].id).await.unwrap();
    world.cable.plug_in();
    needs_token(&pc).await;
    assert_eq!(pc.total().await, 0);
    let gone = pc.register().service_point(point).await;
    assert!(matches!(gone, Err(RegisterError::NotFound)), "{gone:?}");
    let manuals = pc.register().search_manuals(String::new(), None).await;
    assert_eq!(manuals.unwrap(), []);
    assert_eq!(pc.sending().await.unsent, 1);

    // Neither does a new start bring anything back.
    let pc = pc.restart().await;
    needs_token(&pc).await;
    assert_eq!((pc.total().await, pc.sending().await.unsent), (0, 1));

    let Unit::Agency(unit) = grants[0].unit else {
        panic!("a central officer's unit is an agency");
    };
    let token = world
        .issue_token(Role::CentralOfficer, Unit::Agency(unit))
        .await;
    let back = pc.desk.redeem_token(&token).await.unwrap();
    assert!(matches!(back, SessionView::Ready { .. }), "{back:?}");
    pc.in_step().await;
    assert_eq!(pc.total().await, 50);
    let view = pc.view(point).await;
    assert_eq!(view.point.particulars.name_en, "Phra Nakhon");
    assert!(!view.unsent && view.conflicts.is_empty() && view.refused.is_empty());
    assert_eq!(world.point(officer, point).await, view.point);
}

async fn needs_token(pc: &Pc) {
    pc.until("the desk asks for a Token", async |pc| {
        matches!(pc.session().await, SessionView::NeedsToken { .. }).then_some(())
    })
    .await;
}
