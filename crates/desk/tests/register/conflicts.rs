//! Two officers at the same point.

use crate::people::{Pc, name_en, name_th, phones, point_id, small_hub};
use infodesk_desk::service_points::Keep;
use infodesk_domain::{ProblemCode, commands::FieldChange};

/// Both have written an English name without knowing of each other; Mani's is at the hub.
async fn both_named_it() -> (crate::memory_hub::MemoryHub, Pc, Pc) {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    mani.save(name_en("Mani")).await;
    piti.save(name_en("Piti")).await;
    mani.sync().await;
    piti.sync().await;
    (hub, mani, piti)
}

#[tokio::test]
async fn what_does_not_overlap_is_merged() {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    mani.save(name_en("Mani")).await;
    piti.save(phones("1111")).await;
    mani.sync().await;
    piti.sync().await;
    mani.sync().await;
    for pc in [&mani, &piti] {
        let view = pc.view().await;
        assert_eq!(view.point.particulars.name_en, "Mani");
        assert_eq!(view.point.particulars.phones, ["1111"]);
        assert!(view.conflicts.is_empty() && !view.unsent);
    }
}

#[tokio::test]
async fn what_overlaps_shows_both_values_and_keeps_ones_own_until_decided() {
    let (hub, _, piti) = both_named_it().await;
    let view = piti.view().await;
    assert_eq!(view.point.particulars.name_en, "Piti");
    assert_eq!(view.conflicts.len(), 1);
    assert_eq!(
        (&view.conflicts[0].yours, &view.conflicts[0].theirs),
        (&name_en("Piti"), &name_en("Mani"))
    );
    assert_eq!(view.conflicts[0].their_change.by, "มานี");
    assert_eq!(hub.point(point_id()).particulars.name_en, "Mani");
    assert!(piti.rows().await[0].conflict);
    assert_eq!(piti.register.home().await.unwrap().conflicts.len(), 1);
}

#[tokio::test]
async fn keeping_mine_carries_it_over_theirs() {
    let (hub, mani, piti) = both_named_it().await;
    let conflict = piti.view().await.conflicts[0].operation_id;
    let view = piti
        .register
        .resolve_conflict(conflict, Keep::Mine)
        .await
        .unwrap();
    assert!(view.conflicts.is_empty() && view.unsent);
    piti.sync().await;
    mani.sync().await;
    assert_eq!(hub.point(point_id()).particulars.name_en, "Piti");
    assert_eq!(mani.view().await.point.particulars.name_en, "Piti");
}

#[tokio::test]
async fn keeping_theirs_drops_mine() {
    let (_, _, piti) = both_named_it().await;
    let conflict = piti.view().await.conflicts[0].operation_id;
    let view = piti
        .register
        .resolve_conflict(conflict, Keep::Theirs)
        .await
        .unwrap();
    assert_eq!(view.point.particulars.name_en, "Mani");
    assert!(view.conflicts.is_empty() && !view.unsent);
}

#[tokio::test]
async fn a_newer_value_of_theirs_is_shown_in_the_waiting_conflict() {
    let (_, mani, piti) = both_named_it().await;
    mani.save(name_en("Mani again")).await;
    mani.sync().await;
    piti.sync().await;
    assert_eq!(piti.view().await.conflicts[0].theirs, name_en("Mani again"));
    mani.save(name_en("Piti")).await;
    mani.sync().await;
    piti.sync().await;
    assert!(
        piti.view().await.conflicts.is_empty(),
        "both say the same now"
    );
}

#[tokio::test]
async fn a_confirmation_waits_for_the_conflict_it_was_said_before() {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    mani.save(name_en("Mani")).await;
    mani.sync().await;
    piti.save(name_en("Piti")).await;
    piti.confirm().await;
    piti.sync().await;
    assert!(hub.point(point_id()).assurance.is_none());
    assert_eq!(piti.unsent().await, 1);
    let conflict = piti.view().await.conflicts[0].operation_id;
    piti.register
        .resolve_conflict(conflict, Keep::Mine)
        .await
        .unwrap();
    piti.sync().await;
    let point = hub.point(point_id());
    assert_eq!(point.particulars.name_en, "Piti");
    assert_eq!(point.assurance.map(|a| a.by), Some("ปิติ".to_owned()));
}

#[tokio::test]
async fn an_edit_of_what_was_seen_before_somebody_elses_conflicts_even_when_the_feed_came_first() {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    let seen = piti
        .view()
        .await
        .point
        .version_of(infodesk_domain::service_points::Field::NameEn);
    mani.save(name_en("Mani")).await;
    mani.sync().await;
    piti.sync().await;
    // The form was open all the while.
    let changes = vec![FieldChange {
        value: name_en("Piti"),
        base: seen,
    }];
    piti.register.save(point_id(), changes).await.unwrap();
    piti.sync().await;
    assert_eq!(piti.view().await.conflicts.len(), 1);
}

#[tokio::test]
async fn what_the_hub_refuses_is_kept_with_its_reason_until_dismissed() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.save(name_th("สำนักงานเขตพระนคร ชั้น 2")).await;
    mani.connection.change_me(|me| {
        me.grants[0].unit = infodesk_domain::rights::Unit::Agency(crate::people::id(0x77))
    });
    mani.sync().await;
    let view = mani.view().await;
    assert_eq!(view.point.particulars.name_th, "สำนักงานเขตพระนคร");
    assert_eq!(
        view.refused[0].problems[0].code,
        ProblemCode::ServicePointUnknown
    );
    assert!(
        mani.rows().await[0].conflict,
        "the list leads the officer to it"
    );
    let view = mani
        .register
        .dismiss_refused(view.refused[0].operation_id)
        .await
        .unwrap();
    assert!(view.refused.is_empty());
}
