//! Rights that change, end, or were never there.

use crate::{
    memory_hub::Line,
    people::{POINT, Pc, id, name_en, point, point_id, small_hub},
};
use infodesk_desk::{
    register::RegisterError,
    sync::{ConnectionError, SyncError},
};
use infodesk_domain::rights::Unit;

#[tokio::test]
async fn with_other_rights_the_register_is_pulled_anew_and_the_outbox_stays() {
    let hub = small_hub();
    hub.add_point(&point(POINT + 1, "สำนักงานเขตดุสิต"));
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    piti.save(name_en("Piti")).await;
    piti.sync().await;
    mani.save(name_en("Mani")).await;
    mani.sync().await;
    assert_eq!(
        (mani.rows().await.len(), mani.view().await.conflicts.len()),
        (2, 1)
    );
    hub.take_away(id(POINT + 1));
    // Streams and profile are asked; the line breaks before the first page: the register is gone by then.
    assert!(mani.sync_with(Line::BreaksBefore(2)).await.is_err());
    assert!(mani.rows().await.is_empty());
    mani.sync().await;
    assert_eq!(
        (mani.rows().await.len(), mani.view().await.conflicts.len()),
        (1, 1)
    );
    let gone = mani.register.service_point(id(POINT + 1)).await;
    assert!(matches!(gone, Err(RegisterError::NotFound)));
}

#[tokio::test]
async fn an_edit_not_yet_sent_outlives_a_change_of_rights() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    hub.change_rights_mark();
    mani.save(name_en("Mani")).await;
    // Pushed, but the answer is lost; then the rights are found changed.
    assert!(mani.sync_with(Line::LosesAnswer(0)).await.is_err());
    mani.sync().await;
    assert_eq!(mani.unsent().await, 0);
    assert_eq!(mani.view().await.point, hub.point(point_id()));
}

#[tokio::test]
async fn without_rights_the_register_leaves_the_pc_and_the_profile_says_so() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.connection.change_me(|me| me.grants.clear());
    let ended = mani.try_sync().await;
    assert!(matches!(
        ended,
        Err(SyncError::Hub(ConnectionError::NoRights))
    ));
    assert!(mani.rows().await.is_empty());
    assert!(
        mani.register
            .profile()
            .await
            .unwrap()
            .unwrap()
            .grants
            .is_empty()
    );
}

#[tokio::test]
async fn the_desk_asks_the_same_rule_as_the_hub() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let mut me = mani.me.clone();
    me.grants[0].unit = Unit::Agency(id(0x99));
    mani.register.keep_profile(me).await.unwrap();
    let view = mani.view().await;
    assert!(!view.may.edit && !view.may.confirm && !view.may.pin && !view.may.print);
    let refused = mani.register.confirm(point_id()).await;
    assert!(matches!(refused, Err(RegisterError::Refused(_))));
}

#[tokio::test]
async fn a_hub_that_came_back_from_a_backup_is_believed() {
    let hub = small_hub();
    let mut mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.save(name_en("Lost with the disk")).await;
    mani.sync().await;
    let restored = small_hub();
    mani.connection = restored.connect(&mani.me);
    mani.sync().await;
    assert_eq!(mani.view().await.point, restored.point(point_id()));
}
