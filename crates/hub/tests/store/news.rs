//! News reach whoever listens, after the commit and only then.

use crate::bench::{Bench, on_both};
use infodesk_domain::{
    OfficerId,
    rights::{Role, Unit},
    wrong_rights::{ReportWrongRights, Wrong},
};
use infodesk_hub::store::{Listener, News, Store};
use std::time::Duration;

/// From now on it hears everything: on PostgreSQL the line to the other hubs comes first.
async fn listen(bench: &Bench, store: &Store) -> Listener {
    let mut listener = store.listen();
    if bench.is_postgres() {
        assert_eq!(next(&mut listener).await, News::Missed);
    }
    listener
}

async fn next(listener: &mut Listener) -> News {
    let heard = tokio::time::timeout(Duration::from_secs(20), listener.next());
    heard.await.expect("news")
}

async fn officer(bench: &Bench) -> (OfficerId, ReportWrongRights) {
    let known = bench.with_register().await;
    let officer = bench.officer("writer").await;
    let unit = Unit::Agency(known.unit);
    let right = bench
        .store
        .grant(officer, Role::AgencyOfficer, unit)
        .await
        .unwrap();
    let report = ReportWrongRights {
        wrong: Wrong::Grant(right),
        note: "ย้ายไปสังกัดสำนักงานอื่นแล้ว".to_owned(),
    };
    (officer, report)
}

on_both! {
    async fn what_waits_for_somebody_is_news_to_every_listener(bench) {
        let (officer, report) = officer(&bench).await;
        let mut here = listen(&bench, &bench.store).await;
        let mut there = bench.store.clone().listen();
        let note = bench.store.report_wrong_rights(officer, &report).await.unwrap().unwrap();
        for listener in [&mut here, &mut there] {
            assert_eq!(next(listener).await, News::Approvals);
        }
        bench.store.withdraw_wrong_rights(officer, note.id).await.unwrap();
        assert_eq!(next(&mut here).await, News::Approvals);
    }

    async fn a_right_that_comes_or_goes_is_news(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer("central").await;
        let mut listener = listen(&bench, &bench.store).await;
        let unit = Unit::Agency(known.department);
        let right = bench.store.grant(officer, Role::CentralOfficer, unit).await.unwrap();
        assert_eq!(next(&mut listener).await, News::Approvals);
        bench.store.end_grant(right).await.unwrap();
        assert_eq!(next(&mut listener).await, News::Approvals);
    }

    async fn what_is_rolled_back_is_no_news(bench) {
        let (officer, report) = officer(&bench).await;
        let mut listener = listen(&bench, &bench.store).await;
        // The audit is a transaction's last step; the news were said before.
        bench.tamper("alter table audit_head rename to elsewhere").await;
        bench.store.report_wrong_rights(officer, &report).await.unwrap_err();
        bench.tamper("alter table elsewhere rename to audit_head").await;
        crate::devices::sign_in_and_out(&bench, officer).await;
        assert_eq!(next(&mut listener).await, News::Sessions, "the first that is heard");
    }

    async fn one_who_does_not_keep_up_is_told_so(bench) {
        let (officer, report) = officer(&bench).await;
        let mut listener = listen(&bench, &bench.store).await;
        for _ in 0..40 {
            let note = bench.store.report_wrong_rights(officer, &report).await.unwrap().unwrap();
            bench.store.withdraw_wrong_rights(officer, note.id).await.unwrap();
        }
        let mut witness = bench.store.listen();
        crate::devices::sign_in_and_out(&bench, officer).await;
        while next(&mut witness).await != News::Sessions {}
        assert_eq!(next(&mut listener).await, News::Missed);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_hub_hears_it_and_hears_again_after_its_line_was_cut() {
    let bench = Bench::postgres().await;
    let (officer, report) = officer(&bench).await;
    let other = bench.open_again().await.unwrap();
    let mut listener = listen(&bench, &other).await;
    let note = bench.store.report_wrong_rights(officer, &report).await;
    let note = note.unwrap().unwrap();
    assert_eq!(next(&mut listener).await, News::Approvals);

    let cut = "select cast(pg_terminate_backend(pid) as text) from pg_stat_activity
        where datname = current_database() and query = 'listen infodesk_news'";
    assert_eq!(bench.ask("", cut).await, ["true"]);
    assert_eq!(next(&mut listener).await, News::Missed);
    let withdrawn = bench.store.withdraw_wrong_rights(officer, note.id).await;
    withdrawn.unwrap().unwrap().unwrap();
    assert_eq!(next(&mut listener).await, News::Approvals);
}
