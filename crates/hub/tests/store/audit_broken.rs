//! Somebody who may write to the database, and knows how to get round its triggers, is found out.

use crate::{
    audit::entries,
    bench::{Bench, on_both},
};
use infodesk_hub::store::{Event, Finding, Kind};

/// Six events, and no trigger in the way any more.
async fn unguarded(bench: &Bench) {
    for i in 1..=6 {
        let event = Event::done(Kind::SignedIn).with("i", i);
        bench.store.record(event).await.unwrap();
        bench.surroundings.pass_minutes(1);
    }
    let unguard = if bench.is_postgres() {
        "drop trigger audit_event_no_change on audit_event"
    } else {
        "drop trigger audit_event_no_update; drop trigger audit_event_no_delete"
    };
    bench.tamper(unguard).await;
}

async fn finding(bench: &Bench) -> Finding {
    bench.store.verify_audit().await.unwrap().unwrap_err()
}

const COLUMNS: &str =
    "at, kind, actor, subject, device, address, outcome, reason, details, previous_hash, hash";

on_both! {
    async fn a_changed_field_is_found_in_every_column(bench) {
        unguarded(&bench).await;
        for (column, changed) in [
            ("at", "at + 1"),
            ("kind", "'signed_out'"),
            ("actor", "'somebody'"),
            ("subject", "''"),
            ("device", "'x'"),
            ("address", "'203.0.113.1'"),
            ("details", "'{}'"),
            ("previous_hash", "hash"),
            ("hash", "previous_hash"),
            ("outcome", "'refused', reason = 'lost'"),
        ] {
            bench.tamper("create table kept as select * from audit_event where number = 4").await;
            bench.tamper(&format!("update audit_event set {column} = {changed} where number = 4")).await;
            assert_eq!(finding(&bench).await, Finding::Changed(4), "{column}");
            bench.tamper("
                delete from audit_event where number = 4;
                insert into audit_event select * from kept;
                drop table kept").await;
            assert!(bench.store.verify_audit().await.unwrap().is_ok(), "{column} put back");
        }
    }

    async fn a_row_removed_from_the_middle_is_found(bench) {
        unguarded(&bench).await;
        bench.tamper("delete from audit_event where number = 3").await;
        assert_eq!(finding(&bench).await, Finding::Removed(3));
        // Closing the gap does not help.
        bench.tamper("update audit_event set number = number - 1 where number = 4").await;
        assert_eq!(finding(&bench).await, Finding::Moved { number: 3, recorded_as: 4 });
    }

    async fn the_first_rows_removed_are_found(bench) {
        unguarded(&bench).await;
        bench.tamper("delete from audit_event where number <= 2").await;
        assert_eq!(finding(&bench).await, Finding::Removed(1));
    }

    async fn the_last_row_removed_is_found(bench) {
        unguarded(&bench).await;
        bench.tamper("delete from audit_event where number = 6").await;
        assert_eq!(finding(&bench).await, Finding::Removed(6));
    }

    async fn the_last_row_removed_and_the_head_put_back_is_found(bench) {
        unguarded(&bench).await;
        bench.tamper("
            delete from audit_event where number = 6;
            update audit_head set number = 5, hash = (select hash from audit_event where number = 5)
        ").await;
        assert_eq!(finding(&bench).await, Finding::Head(5));
        // Events that come afterwards do not cover it up.
        bench.store.record(Event::done(Kind::SignedOut)).await.unwrap();
        assert_eq!(finding(&bench).await, Finding::Head(6));
        assert_eq!(entries(&bench).await[5].kind, "head_found_changed");
        assert_eq!(entries(&bench).await[6].kind, "signed_out");
    }

    async fn a_missing_head_is_found(bench) {
        unguarded(&bench).await;
        bench.tamper("delete from audit_head").await;
        assert_eq!(finding(&bench).await, Finding::Head(6));
        // Neither a hub that starts again nor events that come afterwards cover it up.
        let again = bench.open_again().await.unwrap();
        assert_eq!(finding(&bench).await, Finding::Head(6));
        again.record(Event::done(Kind::SignedOut)).await.unwrap();
        assert_eq!(finding(&bench).await, Finding::Head(7));
    }

    async fn two_rows_that_changed_places_are_found(bench) {
        unguarded(&bench).await;
        bench.tamper("
            update audit_event set number = 99 where number = 2;
            update audit_event set number = 2 where number = 5;
            update audit_event set number = 5 where number = 99").await;
        assert_eq!(finding(&bench).await, Finding::Moved { number: 2, recorded_as: 5 });
    }

    async fn a_forged_row_is_found_in_the_middle_and_at_the_end(bench) {
        unguarded(&bench).await;
        let forged = |number: i64, like: i64| format!("
            insert into audit_event (number, {COLUMNS})
            select {number}, {COLUMNS} from audit_event where number = {like}");
        // At the end, with the head moved on to it.
        bench.tamper(&forged(7, 6)).await;
        bench.tamper("update audit_event set kind = 'grant_given' where number = 7").await;
        assert_eq!(finding(&bench).await, Finding::Changed(7));
        bench.tamper("update audit_head set number = 7").await;
        assert_eq!(finding(&bench).await, Finding::Changed(7));
        // In the middle, those behind it renumbered.
        bench.tamper("
            delete from audit_event where number = 7;
            update audit_head set number = 6;
            update audit_event set number = number + 100 where number >= 4;
            update audit_event set number = number - 99 where number >= 104").await;
        bench.tamper(&forged(4, 3)).await;
        bench.tamper("update audit_event set kind = 'grant_given' where number = 4").await;
        assert_eq!(finding(&bench).await, Finding::Changed(4));
    }

    async fn a_cell_of_another_type_is_found(bench) {
        unguarded(&bench).await;
        if !bench.is_postgres() {
            bench.tamper("update audit_event set kind = x'00ff' where number = 2").await;
            assert_eq!(finding(&bench).await, Finding::Changed(2));
        }
    }
}
