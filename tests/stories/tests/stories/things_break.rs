//! A damaged file, and a session that the hub has ended.

use infodesk_desk::account::SessionView;
use infodesk_domain::service_points::FieldValue;
use infodesk_stories::{CENTRAL_OFFICER, Pc, World, on_both_databases};
use infodesk_test_support::Database;
use reqwest::StatusCode;
use std::{fs, path::PathBuf};

on_both_databases!(a_damaged_replica, a_session_ended_at_the_hub);

async fn a_damaged_replica(database: Database) {
    let world = World::on(database).await;
    let pc = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let point = pc.find("สำนักงานเขตพระนคร").await;
    let before = pc.view(point).await;

    let damaged = b"no database any more, and too short for one";
    let mut replica = PathBuf::new();
    let pc = pc
        .restart_after(|folder| {
            let names = fs::read_dir(folder).unwrap();
            let mut paths = names.map(|entry| entry.unwrap().path());
            replica = paths
                .find(|path| path.extension().is_some_and(|e| e == "sqlite"))
                .unwrap();
            fs::write(&replica, damaged).unwrap();
        })
        .await;
    let aside = pc.desk.set_aside();
    assert_eq!(aside.len(), 1);
    assert_eq!(fs::read(&aside[0]).unwrap(), damaged);
    let stem = replica.file_name().unwrap().to_str().unwrap().to_owned();
    let name = aside[0].file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with(&format!("{stem}.damaged-")), "{name}");

    pc.in_step().await;
    assert!(matches!(pc.session().await, SessionView::Ready { .. }));
    assert_eq!(pc.total().await, 50);
    let pulled_anew = pc.view(point).await;
    assert_eq!(pulled_anew.point, before.point);
    assert_eq!(pulled_anew.may, before.may);
    assert_eq!(pulled_anew.public_url, before.public_url);
}

async fn a_session_ended_at_the_hub(database: Database) {
    let world = World::on(database).await;
    let pc = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let point = pc.find("สำนักงานเขตพระนคร").await;
    let access = world.cable.overheard("access_token").pop().unwrap();

    world.cable.pull();
    pc.save(point, [FieldValue::NameEn("Phra Nakhon".to_owned())])
        .await;
    // Not by the cable: at the hub itself.
    let sign_out = format!("http://{}/api/v1/sign-out", world.hub.address);
    let ended = world.hub.http.post(sign_out).bearer_auth(&access);
    let ended = ended.send().await.unwrap().status();
    assert_eq!(ended, StatusCode::OK);
    world.cable.plug_in();
    pc.until("signed out", async |pc| {
        matches!(pc.session().await, SessionView::SignedOut { .. }).then_some(())
    })
    .await;

    let pc = pc.restart().await;
    assert!(matches!(pc.session().await, SessionView::SignedOut { .. }));
    let again = pc.sign_in().await.unwrap();
    assert!(matches!(again, SessionView::Ready { .. }), "{again:?}");
    pc.in_step().await;
    let view = pc.view(point).await;
    assert_eq!(view.point.particulars.name_en, "Phra Nakhon");
    let (officer, _) = pc.officer().await;
    assert_eq!(world.point(officer, point).await, view.point);
}
