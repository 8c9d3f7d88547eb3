//! What waits for an officer reaches their desk by itself, and is told once.

use infodesk_desk::{
    errors::ErrorCode,
    notifications::{Arrived, Notifications, QuietHours},
};
use infodesk_domain::{
    GrantId, OfficerId, ProblemCode, Surroundings as _,
    agencies::AgencyKind,
    approvals::Approval,
    wrong_rights::{NoteState, ReportWrongRights, SettleWrongRights, Wrong, WrongRightsNote},
};
use infodesk_stories::{CENTRAL_OFFICER, POINT_OFFICER, Pc, World, on_both_databases, until};
use infodesk_test_support::{Database, SystemSurroundings};
use std::time::{Duration, Instant};

on_both_databases!(
    a_note_is_told_within_seconds_and_its_answer_comes_back,
    what_came_while_nobody_listened_is_told_in_one_piece,
);

/// From the event to the notification, by the mission.
const SOON: Duration = Duration::from_secs(5);
const NOTE: &str = "ย้ายไปสังกัดสำนักงานเขตอื่นแล้ว";

fn about(right: GrantId) -> ReportWrongRights {
    ReportWrongRights {
        wrong: Wrong::Grant(right),
        note: NOTE.to_owned(),
    }
}

async fn waiting(pc: &Pc, count: usize) -> Vec<Approval> {
    until("the list is right", async || {
        let view = pc.desk.approvals().await.ok()?;
        (view.approvals.len() == count && !view.offline).then_some(view.approvals)
    })
    .await
}

async fn arrived(pc: &Pc, rules: Notifications) -> Option<Arrived> {
    pc.desk.take_arrived(rules).await.unwrap()
}

async fn a_note_is_told_within_seconds_and_its_answer_comes_back(database: Database) {
    let world = World::on(database).await;
    let central = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let below = Pc::ready(&world, "below", POINT_OFFICER).await;
    let (_, grants) = below.officer().await;
    waiting(&central, 0).await;
    assert_eq!(arrived(&central, Notifications::default()).await, None);

    let began = Instant::now();
    let note = below.desk.report_wrong_rights(about(grants[0].id)).await;
    let note = note.unwrap();
    let list = waiting(&central, 1).await;
    let told = arrived(&central, Notifications::default()).await;
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    assert_eq!(list[0].unit_name_th, grants[0].unit_name_th);
    assert_eq!(told, Some(Arrived::One(list[0].clone())));
    assert_eq!(arrived(&central, Notifications::default()).await, None);
    assert!(below.desk.approvals().await.unwrap().approvals.is_empty());
    let again = below.desk.report_wrong_rights(about(grants[0].id)).await;
    let problems = again.unwrap_err().problems;
    assert_eq!(problems[0].code, ProblemCode::WrongRightsReported);

    let central = central.restart().await;
    let kept = central.desk.approvals().await.unwrap();
    assert_eq!(kept.approvals, list, "before the hub was asked");
    assert_eq!(arrived(&central, Notifications::default()).await, None);

    let opened = central.desk.wrong_rights_note(note.id).await.unwrap();
    assert!(opened.may_settle);
    let reply = |reply: &str| SettleWrongRights {
        reply: reply.to_owned(),
    };
    let nothing = central.desk.settle_wrong_rights(note.id, reply(" ")).await;
    assert_eq!(nothing.unwrap_err().code, ErrorCode::Refused);
    let settled = central.desk.settle_wrong_rights(note.id, reply("แก้แล้ว"));
    settled.await.unwrap();
    waiting(&central, 0).await;
    let [own]: [WrongRightsNote; 1] = below.desk.wrong_rights().await.unwrap().try_into().unwrap();
    assert!(matches!(own.state, NoteState::Settled { reply, .. } if reply == "แก้แล้ว"));
}

/// From an hour ago until in an hour.
fn quiet_now() -> Notifications {
    let minute = SystemSurroundings.now().0 / 60_000 + 7 * 60;
    let at = |minute: i64| u16::try_from(minute.rem_euclid(24 * 60)).unwrap();
    Notifications {
        quiet: Some(QuietHours {
            from: at(minute - 60),
            to: at(minute + 60),
        }),
        ..Notifications::default()
    }
}

/// Straight into the hub: what others do while the central officer's line is down.
async fn report(world: &World, officer: OfficerId, wrong: Wrong) {
    let note = NOTE.to_owned();
    let report = ReportWrongRights { wrong, note };
    let written = world.hub.store().report_wrong_rights(officer, &report);
    written.await.unwrap().unwrap();
}

async fn what_came_while_nobody_listened_is_told_in_one_piece(database: Database) {
    let world = World::on(database).await;
    let central = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
    let below = Pc::ready(&world, "below", POINT_OFFICER).await;
    let (officer, grants) = below.officer().await;
    let department = grants[0].department_id;
    waiting(&central, 0).await;

    world.cable.pull();
    until("the desk knows that it hears nothing", async || {
        central
            .desk
            .approvals()
            .await
            .unwrap()
            .offline
            .then_some(())
    })
    .await;
    report(&world, officer, Wrong::Grant(grants[0].id)).await;
    let units = world.hub.store().agencies().await.unwrap();
    let below_department = units.iter().filter(|a| a.stream_id == department);
    let units = below_department.filter(|a| a.kind == AgencyKind::Unit);
    for unit in units.take(2) {
        report(&world, officer, Wrong::Missing(unit.id)).await;
    }
    assert!(central.desk.approvals().await.unwrap().approvals.is_empty());

    world.cable.plug_in();
    waiting(&central, 3).await;
    assert_eq!(arrived(&central, quiet_now()).await, None);
    let told = arrived(&central, Notifications::default()).await;
    assert_eq!(told, Some(Arrived::Several { count: 3 }));
    assert_eq!(arrived(&central, Notifications::default()).await, None);
}
