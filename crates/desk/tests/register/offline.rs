//! Working without a connection, and what happens when it comes back.

use crate::{
    memory_hub::Line,
    people::{Pc, manual_id, name_en, name_th, phones, point_id, small_hub},
};
use infodesk_desk::{
    register::{self, RegisterError},
    sending::SendingState,
};
use infodesk_domain::{
    ManualId, ProblemCode,
    service_points::{AssuranceState, Missing},
};

#[tokio::test]
async fn what_is_written_offline_is_seen_at_once_and_arrives_when_the_line_is_back() {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    assert!(mani.sync_with(Line::BreaksBefore(0)).await.is_err());
    let view = mani.save(phones("02-282-4196")).await;
    assert_eq!(view.point.particulars.phones, ["02-282-4196"]);
    assert!(view.unsent && !view.missing.contains(&Missing::Phones));
    let view = mani.confirm().await;
    assert!(matches!(view.assurance, AssuranceState::Current { .. }));
    let sending = mani.register.sending().await.unwrap();
    assert_eq!((sending.state, sending.unsent), (SendingState::Offline, 2));

    mani.sync().await;
    let sending = mani.register.sending().await.unwrap();
    assert_eq!((sending.state, sending.unsent), (SendingState::Sent, 0));
    assert!(sending.last_sync.is_some());
    piti.sync().await;
    let theirs = piti.view().await;
    assert_eq!(theirs.point.particulars.phones, ["02-282-4196"]);
    assert_eq!(theirs.point.assurance.map(|a| a.by), Some("มานี".to_owned()));
    assert_eq!(mani.view().await.point, hub.point(point_id()));
}

#[tokio::test]
async fn a_kill_between_saving_and_sending_loses_nothing() {
    let hub = small_hub();
    let mut mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.save(name_en("Phra Nakhon District Office")).await;
    mani.start_again();
    assert_eq!(
        mani.view().await.point.particulars.name_en,
        "Phra Nakhon District Office"
    );
    assert_eq!(mani.unsent().await, 1);
    assert_eq!(
        mani.register.profile().await.unwrap().unwrap().officer.name,
        "มานี"
    );
    assert_eq!(
        register::last_officer(mani.folder.path()),
        Some(mani.me.officer.id)
    );
    mani.sync().await;
    assert_eq!(
        hub.point(point_id()).particulars.name_en,
        "Phra Nakhon District Office"
    );
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_and_changes_nothing_twice() {
    let hub = small_hub();
    let mut mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.save(name_en("First")).await;
    assert!(mani.sync_with(Line::LosesAnswer(0)).await.is_err());
    assert_eq!(hub.point(point_id()).particulars.name_en, "First");
    assert_eq!(mani.unsent().await, 1);
    // Written after the hub had the first one, by an app that does not know so, and that was killed.
    mani.start_again();
    mani.save(name_en("Second")).await;
    mani.sync().await;
    assert_eq!(hub.point(point_id()).particulars.name_en, "Second");
    assert!(mani.view().await.conflicts.is_empty());
    let arrivals: Vec<u32> = hub.state().arrivals.values().copied().collect();
    assert_eq!((arrivals.len(), arrivals.iter().sum::<u32>()), (2, 3));
}

#[tokio::test]
async fn the_officers_value_does_not_flicker_back_between_sending_and_pulling() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.save(name_en("New")).await;
    assert!(mani.sync_with(Line::BreaksBefore(1)).await.is_err());
    let view = mani.view().await;
    assert_eq!(
        (view.point.particulars.name_en.as_str(), view.unsent),
        ("New", false)
    );
}

#[tokio::test]
async fn the_rule_speaks_at_once_and_nothing_is_saved_then() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let changes = vec![infodesk_domain::commands::FieldChange {
        value: name_th("  "),
        base: 0,
    }];
    let Err(RegisterError::Refused(problems)) = mani.register.save(point_id(), changes).await
    else {
        panic!("an empty name was saved");
    };
    assert_eq!(problems[0].code, ProblemCode::NameMissing);
    assert_eq!(mani.unsent().await, 0);
}

#[tokio::test]
async fn saving_what_is_there_already_sends_nothing() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.save(name_th("สำนักงานเขตพระนคร")).await;
    assert_eq!(mani.unsent().await, 0);
}

#[tokio::test]
async fn pins_are_set_ordered_and_undone_offline() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let (a, b, c) = (manual_id(0x201), manual_id(0x202), manual_id(0x203));
    for manual in [a, b, c] {
        mani.register.pin(point_id(), manual, None).await.unwrap();
    }
    mani.register
        .reorder(point_id(), vec![c, a, b])
        .await
        .unwrap();
    mani.register.unpin(point_id(), a).await.unwrap();
    let view = mani.register.pin(point_id(), a, Some(1)).await.unwrap();
    let pinned = |ids: &[infodesk_desk::service_points::PinnedManual]| {
        ids.iter().map(|m| m.id).collect::<Vec<ManualId>>()
    };
    assert_eq!(pinned(&view.pinned), [c, a, b]);
    mani.sync().await;
    assert_eq!(hub.pins(point_id()), [c, a, b]);
    assert_eq!(pinned(&mani.view().await.pinned), [c, a, b]);
}

#[tokio::test]
async fn a_manual_that_somebody_else_pinned_first_is_simply_pinned() {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    for pc in [&mani, &piti] {
        pc.register
            .pin(point_id(), manual_id(0x201), None)
            .await
            .unwrap();
        pc.sync().await;
    }
    let view = piti.view().await;
    assert_eq!(
        (view.pinned.len(), view.refused.len(), view.unsent),
        (1, 0, false)
    );
}
