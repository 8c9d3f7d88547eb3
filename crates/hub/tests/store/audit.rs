//! What the audit holds, and that it only grows.

use crate::{
    bench::{Bench, KEYS, on_both, profile},
    tokens::{hash, issue},
};
use infodesk_domain::{
    Surroundings,
    rights::{Role, Unit},
};
use infodesk_hub::{
    Origin,
    store::{Audited, Entry, Event, Finding, Kind, Store, StoreError, StoreKeys},
};
use std::sync::Arc;

pub async fn entries(bench: &Bench) -> Vec<Entry> {
    bench.store.audit_entries(0, 1000).await.unwrap()
}

/// From the last of which this is called on.
fn kinds(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.kind.as_str()).collect()
}

fn origin() -> Origin {
    Origin {
        actor: None,
        address: Some("203.0.113.9".parse().unwrap()),
        device: Some("InfoDesk/0.1.0".to_owned()),
    }
}

on_both! {
    async fn an_event_says_who_what_when_where_and_how_it_ended(bench) {
        let officer = bench.store.on_behalf_of(&origin()).officer_signed_in(&profile("somchai")).await.unwrap();
        let [entry] = entries(&bench).await.try_into().unwrap();
        assert_eq!((entry.number, entry.at), (1, bench.surroundings.now()));
        assert_eq!(entry.kind, "signed_in");
        assert_eq!(entry.actor, Some(officer.to_string()));
        assert_eq!(entry.subject, entry.actor);
        assert_eq!(entry.device.as_deref(), Some("InfoDesk/0.1.0"));
        assert_eq!(entry.address.as_deref(), Some("203.0.113.9"));
        assert_eq!((entry.outcome.as_str(), entry.reason), ("done", None));
        assert_eq!(entry.details, r#"{"first":true,"issuer":"https://id.example"}"#);
    }

    async fn a_chain_that_holds_is_counted(bench) {
        assert_eq!(bench.store.verify_audit().await.unwrap().unwrap().events, 0);
        let from = bench.surroundings.now();
        bench.officer("somchai").await;
        bench.surroundings.pass_minutes(5);
        bench.officer("somying").await;
        let last = entries(&bench).await.pop().unwrap();
        assert_eq!(bench.store.verify_audit().await.unwrap(), Ok(Audited {
            events: 2,
            from_to: Some((from, bench.surroundings.now())),
            hash: last.hash,
        }));
    }

    async fn each_act_with_tokens_and_rights_is_an_event(bench) {
        let known = bench.with_register().await;
        let store = bench.store.on_behalf_of(&origin());
        let officer = bench.officer("somchai").await;
        let unit = Unit::Agency(known.unit);
        let token = issue(&bench, "A", Role::AgencyOfficer, unit).await;
        store.redeem_token(officer, &hash("wrong")).await.unwrap().unwrap_err();
        let grant = store.redeem_token(officer, &hash("A")).await.unwrap().unwrap();
        store.redeem_token(officer, &hash("A")).await.unwrap().unwrap_err();
        store.end_grant(grant).await.unwrap();
        // It has ended: nothing happens.
        store.end_grant(grant).await.unwrap();
        let second = issue(&bench, "B", Role::AgencyOfficer, unit).await;
        store.revoke_token(None, second).await.unwrap().unwrap().unwrap();
        store.revoke_token(None, second).await.unwrap().unwrap().unwrap_err();
        let given = store.grant(officer, Role::AgencyOfficer, unit).await.unwrap();
        // The same is in force: nothing happens.
        assert_eq!(store.grant(officer, Role::AgencyOfficer, unit).await.unwrap(), given);

        let all = entries(&bench).await;
        assert_eq!(kinds(&all), [
            "signed_in", "token_issued", "token_refused", "token_redeemed", "grant_given",
            "token_refused", "grant_ended", "token_issued", "token_revoked", "grant_given",
        ]);
        let (officer, token) = (Some(officer.to_string()), Some(token.to_string()));
        assert_eq!((&all[2].actor, &all[2].subject, all[2].reason.as_deref()), (&officer, &None, Some("token_unknown")));
        assert_eq!((&all[3].actor, &all[3].subject), (&officer, &token));
        assert_eq!((&all[4].subject, all[4].address.as_deref()), (&officer, Some("203.0.113.9")));
        assert_eq!((&all[5].subject, all[5].reason.as_deref()), (&token, Some("token_used")));
        let agency = format!("\"agency\":\"{}\"", known.unit);
        for i in [4, 6, 9] {
            assert!(all[i].details.contains(&agency), "{}", all[i].details);
            assert!(all[i].details.contains("\"role\":\"agency_officer\""), "{}", all[i].details);
        }
        bench.store.verify_audit().await.unwrap().unwrap();
    }

    async fn what_is_rolled_back_is_no_event(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer("somchai").await;
        // The database refuses a role that does not fit its unit.
        let unit = Unit::Agency(known.unit);
        bench.store.grant(officer, Role::ServicePointOfficer, unit).await.unwrap_err();
        assert_eq!(kinds(&entries(&bench).await), ["signed_in"]);
    }

    async fn hubs_that_write_at_once_do_not_fork_the_chain(bench) {
        let others = [bench.open_again().await.unwrap(), bench.open_again().await.unwrap()];
        let mut recording = tokio::task::JoinSet::new();
        for i in 0..60 {
            let store = others.get(i % 3).unwrap_or(&bench.store).clone();
            recording.spawn(async move {
                store.record(Event::done(Kind::SignedOut).with("i", i)).await.unwrap();
            });
        }
        recording.join_all().await;
        assert_eq!(bench.store.verify_audit().await.unwrap().unwrap().events, 60);
    }

    async fn the_database_itself_refuses_to_change_or_delete(bench) {
        bench.officer("somchai").await;
        let mut statements = vec![
            "update audit_event set kind = 'signed_out'",
            "delete from audit_event",
        ];
        if bench.is_postgres() {
            statements.push("truncate audit_event");
        }
        for statement in statements {
            let error = bench.try_to_tamper(statement).await.unwrap_err();
            assert!(error.contains("audit_event only grows"), "{statement}: {error}");
        }
        assert_eq!(bench.store.verify_audit().await.unwrap().unwrap().events, 1);
    }

    async fn looking_changes_nothing_and_needs_the_right_key(bench) {
        bench.officer("somchai").await;
        let look = async |keys| {
            Store::look(bench.address(), Arc::new(bench.surroundings.clone()), keys).await
        };
        assert!(look(KEYS).await.unwrap().verify_audit().await.unwrap().is_ok());
        let other = StoreKeys { audit: [13; 32], ..KEYS };
        let finding = look(other).await.unwrap().verify_audit().await.unwrap();
        assert_eq!(finding, Err(Finding::Changed(1)));
        bench.tamper("delete from schema_migration where version > 20").await;
        let older = look(KEYS).await.unwrap_err();
        assert!(matches!(older, StoreError::OlderSchema { .. }), "{older:?}");
    }
}

#[tokio::test]
async fn looking_for_a_file_that_is_not_there_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hub.sqlite");
    let address = format!("sqlite:{}", path.display());
    let surroundings = Arc::new(infodesk_test_support::FixedSurroundings::default());
    let error = Store::look(&address, surroundings, KEYS).await.unwrap_err();
    assert!(
        matches!(error, StoreError::Missing("database")),
        "{error:?}"
    );
    assert!(!path.exists());
}
