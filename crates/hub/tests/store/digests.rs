//! The monthly digest.

use crate::{
    bench::{Bench, on_both},
    devices,
};
use infodesk_domain::{
    OfficerId, Surroundings, WrongRightsId,
    rights::{Role, Unit},
    wrong_rights::{ReportWrongRights, Wrong},
};
use infodesk_hub::store::{MailKind, Says};
use std::collections::BTreeMap;

/// Something that waits for the department's central officer.
struct Waiting {
    central: OfficerId,
    note: WrongRightsId,
    since: i64,
}

async fn waiting(bench: &Bench) -> Waiting {
    let known = bench.with_register().await;
    let unit = Unit::Agency(known.department);
    let central = bench
        .officer_with("central", Role::CentralOfficer, unit)
        .await;
    let writer = bench.officer("writer").await;
    let point = Unit::ServicePoint(known.at_unit);
    let right = bench
        .store
        .grant(writer, Role::ServicePointOfficer, point)
        .await
        .unwrap();
    let report = ReportWrongRights {
        wrong: Wrong::Grant(right),
        note: "ย้ายไปสังกัดสำนักงานอื่นแล้ว".to_owned(),
    };
    let written = bench
        .store
        .report_wrong_rights(writer, &report)
        .await
        .unwrap();
    Waiting {
        central,
        note: written.unwrap().id,
        since: bench.surroundings.now().0,
    }
}

/// To whom digests are in the queue, with their facts.
async fn digests(bench: &Bench) -> Vec<(String, BTreeMap<String, String>)> {
    let mails = bench.store.unsent_mails(100).await.unwrap().into_iter();
    let digests = mails.filter_map(|mail| match mail.says {
        Says::Facts(MailKind::Digest, facts) => Some((mail.to, facts)),
        _ => None,
    });
    digests.collect()
}

on_both! {
    async fn who_does_not_open_the_app_gets_one_mail_a_month_about_what_waits(bench) {
        let waiting = waiting(&bench).await;
        bench.surroundings.pass_days(29);
        assert_eq!(bench.store.queue_digests().await.unwrap(), 0);
        bench.surroundings.pass_days(1);
        for _ in 0..3 {
            assert_eq!(bench.store.queue_digests().await.unwrap(), 1);
            bench.surroundings.pass_days(5);
        }
        let facts = [("count", "1".to_owned()), ("oldest_at", waiting.since.to_string())];
        let facts = facts.map(|(name, value)| (name.to_owned(), value)).into();
        assert_eq!(digests(&bench).await, [("central@office.example".to_owned(), facts)]);
        bench.surroundings.pass_days(20);
        bench.store.queue_digests().await.unwrap();
        assert_eq!(digests(&bench).await.len(), 2);
    }

    async fn who_uses_the_app_gets_none_and_nobody_does_when_nothing_waits(bench) {
        let waiting = waiting(&bench).await;
        bench.surroundings.pass_days(29);
        devices::sign_in_and_stay(&bench, waiting.central).await;
        bench.surroundings.pass_days(29);
        assert_eq!(bench.store.queue_digests().await.unwrap(), 0);
        bench.store.settle_wrong_rights(waiting.central, waiting.note, "แก้ไขแล้ว").await.unwrap().unwrap().unwrap();
        bench.surroundings.pass_days(30);
        assert_eq!(bench.store.queue_digests().await.unwrap(), 0);
        assert_eq!(digests(&bench).await, []);
    }
}
