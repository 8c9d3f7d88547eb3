//! A poster is printed while the cable is pulled; the log at the hub and the other desks learn of it later.

use infodesk_desk::prints::Print;
use infodesk_domain::{
    prints::{Destination, PosterState},
    service_points::FieldValue,
};
use infodesk_stories::{CENTRAL_OFFICER, POINT_OFFICER, Pc, World, on_both_databases};
use infodesk_test_support::Database;

on_both_databases!(printed_without_the_hub_and_seen_by_the_other_desk);

async fn printed_without_the_hub_and_seen_by_the_other_desk(database: Database) {
    let world = World::on(database).await;
    let central = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let office = Pc::ready(&world, "office", POINT_OFFICER).await;
    let point = office.find("สำนักงานเขตพระนคร").await;
    let (officer, _) = office.officer().await;
    let log = async || {
        let page = world.hub.store().prints(officer, point, None, 10).await;
        page.unwrap().unwrap().prints
    };

    world.cable.pull();
    office.offline().await;
    let phones = FieldValue::Phones(vec!["02-281-8000".to_owned()]);
    office.save(point, [phones]).await;
    let poster = office.register().poster(point).await.unwrap();
    let print = Print::by_system_dialog();
    let told = office.register().record_print(point, &poster, print).await;
    let shown = told.unwrap();
    let last = shown.point.last_print.clone().unwrap();
    assert_eq!(
        (shown.poster_state, shown.unsent),
        (PosterState::Printed, true)
    );
    assert_eq!(log().await, []);

    // What was printed outlives the evening.
    let office = office.restart().await;
    office.offline().await;
    assert_eq!(office.view(point).await, shown);

    world.cable.plug_in();
    office.in_step().await;
    let [entry] = log().await.try_into().unwrap();
    assert_eq!(
        (entry.record.sheet, entry.record.printed_at),
        (poster.sheet, last.at)
    );
    assert_eq!((&entry.by, entry.record.copies), (&last.by, None));
    let dialog = Destination::SystemDialog { printer: None };
    assert_eq!(entry.record.destination, dialog);

    // The sheet has the telephone that the hub did not know yet: it holds, here and there.
    central.in_step().await;
    for pc in [&office, &central] {
        let view = pc.view(point).await;
        assert_eq!(view.point.last_print.as_ref(), Some(&last));
        assert_eq!(view.poster_state, PosterState::Printed);
    }

    let name = FieldValue::NameEn("Phra Nakhon District Office".to_owned());
    central.save(point, [name]).await;
    central.in_step().await;
    office.in_step().await;
    assert_eq!(
        office.view(point).await.poster_state,
        PosterState::MustReprint
    );
    assert_eq!(log().await.len(), 1);
}
