//! Without the hub everything goes on, and with it nothing is lost and nothing is done twice.

use infodesk_desk::{
    account::SessionView,
    sending::SendingState,
    service_points::{MayView, SortBy},
};
use infodesk_domain::{
    ServicePointId,
    feed::Changed,
    hours::OpeningHours,
    service_points::{Address, FieldValue, Missing},
};
use infodesk_stories::{CENTRAL_OFFICER, Pc, World, every, on_both_databases};
use infodesk_test_support::Database;

on_both_databases!(
    a_day_without_the_hub,
    a_hub_that_says_nothing,
    a_lost_answer_to_a_push,
    a_lost_answer_to_a_refresh,
);

/// All that an officer does at a point, and what the desk showed.
#[derive(Debug, PartialEq)]
struct DaysWork {
    total: u32,
    found: usize,
    may: MayView,
    phones: Vec<String>,
    hours_lines: Vec<String>,
    missing: Vec<Missing>,
    confirmed_by: String,
    pinned: Vec<String>,
    poster_is_pdf: bool,
}

async fn days_work(pc: &Pc, point: ServicePointId, name_th: &str) -> DaysWork {
    let register = pc.register();
    let mut query = every();
    query.text = name_th.to_owned();
    query.sort = SortBy::Assurance;
    let list = register.list(query).await.unwrap();
    let may = pc.view(point).await.may;
    pc.save(point, particulars(pc, point).await).await;
    register.confirm(point).await.unwrap();
    let manuals = register.search_manuals("เกิด".to_owned(), Some(point)).await;
    for manual in &manuals.unwrap()[..2] {
        register.pin(point, manual.id, Some(0)).await.unwrap();
    }
    let poster = register.poster(point).await.unwrap();
    let view = pc.view(point).await;
    DaysWork {
        total: list.total,
        found: list.rows.len(),
        may,
        phones: view.point.particulars.phones.clone(),
        hours_lines: view.hours_lines,
        missing: view.missing,
        confirmed_by: view.point.assurance.unwrap().by,
        pinned: view.pinned.into_iter().map(|m| m.title_th).collect(),
        poster_is_pdf: poster.sheets.pdf.starts_with(b"%PDF"),
    }
}

/// What a point must have before it can be confirmed.
async fn particulars(pc: &Pc, point: ServicePointId) -> [FieldValue; 3] {
    let given = pc.view(point).await.point.particulars.address;
    let options = infodesk_desk::places::subdistricts(given.district.unwrap());
    let address = Address {
        line: "1 ถนนทดลอง".to_owned(),
        subdistrict: Some(options[0].code),
        postcode: Some(options[0].postcodes[0]),
        ..given
    };
    [
        FieldValue::Address(address),
        FieldValue::Phones(vec!["02-222-1111".to_owned()]),
        FieldValue::Hours(OpeningHours::office()),
    ]
}

async fn a_day_without_the_hub(database: Database) {
    let world = World::on(database).await;
    let pc = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let (officer, _) = pc.officer().await;
    let (here, there) = (
        pc.find("สำนักงานเขตพระนคร").await,
        pc.find("สำนักงานเขตดุสิต").await,
    );
    let online = days_work(&pc, here, "สำนักงานเขตพระนคร").await;
    pc.in_step().await;
    let stream = pc.view(there).await.point.department_id;
    let before = world.head(officer, stream).await;

    world.cable.pull();
    pc.offline().await;
    let offline = days_work(&pc, there, "สำนักงานเขตดุสิต").await;
    assert_eq!(offline, online);
    pc.offline().await;
    // Three changes in one edit, a confirmation, two pins.
    assert_eq!(pc.sending().await.unsent, 4);
    let (shown, next) = (pc.view(there).await, pc.register().home().await.unwrap());

    let pc = pc.restart().await;
    pc.offline().await;
    assert!(matches!(pc.session().await, SessionView::Ready { .. }));
    assert_eq!(pc.view(there).await, shown);
    assert_eq!(pc.register().home().await.unwrap(), next);
    assert_eq!(pc.sending().await.unsent, 4);
    assert_eq!(world.head(officer, stream).await, before);

    world.cable.plug_in();
    pc.in_step().await;
    let sent = pc.view(there).await;
    assert_eq!(sent.point.particulars, shown.point.particulars);
    assert_eq!(sent.pinned, shown.pinned);
    assert!(!sent.unsent && sent.conflicts.is_empty() && sent.refused.is_empty());
    assert_eq!(world.point(officer, there).await, sent.point);
    assert_eq!(numbers(&world, &pc, there, before).await, 4);
    // Once more in step: nothing is left that could be sent again.
    pc.in_step().await;
    assert_eq!(numbers(&world, &pc, there, before).await, 4);
}

async fn a_hub_that_says_nothing(database: Database) {
    let world = World::on(database).await;
    let pc = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let (officer, _) = pc.officer().await;
    let point = pc.find("สำนักงานเขตพระนคร").await;
    let stream = pc.view(point).await.point.department_id;
    let before = world.head(officer, stream).await;

    world.cable.fall_silent();
    let saved = pc.save(point, [name_en("Phra Nakhon")]).await;
    assert_eq!(saved.point.particulars.name_en, "Phra Nakhon");
    pc.offline().await;
    pc.save(point, [name_en("Phra Nakhon District Office")])
        .await;
    assert_eq!(pc.total().await, 50);

    // What was given up long ago arrives after all, and then what is asked now.
    world.cable.plug_in();
    pc.in_step().await;
    let view = pc.view(point).await;
    assert_eq!(
        view.point.particulars.name_en,
        "Phra Nakhon District Office"
    );
    assert!(view.conflicts.is_empty() && view.refused.is_empty());
    assert_eq!(world.point(officer, point).await, view.point);
    assert_eq!(numbers(&world, &pc, point, before).await, 2);
}

async fn a_lost_answer_to_a_push(database: Database) {
    let world = World::on(database).await;
    let pc = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let (officer, _) = pc.officer().await;
    let point = pc.find("สำนักงานเขตพระนคร").await;
    let stream = pc.view(point).await.point.department_id;
    let manual = pc.register().search_manuals("เกิด".to_owned(), None).await;
    let manual = manual.unwrap()[0].id;
    let before = world.head(officer, stream).await;

    world.cable.lose_answer_to("POST /api/v1/operations");
    pc.save(point, [name_en("Phra Nakhon")]).await;
    world.cable.lost(1).await;
    pc.in_step().await;
    assert_eq!(numbers(&world, &pc, point, before).await, 1);

    world.cable.lose_answer_to("POST /api/v1/operations");
    pc.register().pin(point, manual, None).await.unwrap();
    world.cable.lost(2).await;
    pc.in_step().await;
    let view = pc.view(point).await;
    assert_eq!(view.point.particulars.name_en, "Phra Nakhon");
    assert_eq!(view.pinned.len(), 1);
    assert!(view.conflicts.is_empty() && view.refused.is_empty());
    assert_eq!(numbers(&world, &pc, point, before).await, 2);
}

async fn a_lost_answer_to_a_refresh(database: Database) {
    let world = World::on(database).await;
    let pc = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let point = pc.find("สำนักงานเขตพระนคร").await;
    let before = world.cable.overheard("refresh_token").len();

    // A desk that was just started has no access token yet.
    world.cable.lose_answer_to("POST /oauth/token");
    let pc = pc.restart().await;
    world.cable.lost(1).await;
    pc.save(point, [name_en("Phra Nakhon")]).await;
    pc.in_step().await;
    assert!(matches!(pc.session().await, SessionView::Ready { .. }));
    assert_eq!(world.cable.overheard("refresh_token").len(), before + 1);
    let (officer, _) = pc.officer().await;
    let at_the_hub = world.point(officer, point).await;
    assert_eq!(at_the_hub.particulars.name_en, "Phra Nakhon");

    // The token that came in the second answer holds for the next start too.
    let pc = pc.restart().await;
    pc.in_step().await;
    assert_eq!(pc.sending().await.state, SendingState::Sent);
}

fn name_en(text: &str) -> FieldValue {
    FieldValue::NameEn(text.to_owned())
}

/// How many numbers were used since `before`; all of them are of `point`.
async fn numbers(world: &World, pc: &Pc, point: ServicePointId, before: i64) -> usize {
    let (officer, _) = pc.officer().await;
    let stream = pc.view(point).await.point.department_id;
    let numbered = world.numbered(officer, stream, before).await;
    let is_of_point = |change: &Changed| match change {
        Changed::ServicePoint(changed) => changed.id == point,
        Changed::Pins(pins) => pins.service_point_id == point,
        _ => false,
    };
    assert!(numbered.iter().all(is_of_point));
    numbered.len()
}
