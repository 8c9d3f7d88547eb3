//! Failed attempts are counted for all hubs together.

use crate::bench::{Bench, on_both};
use infodesk_domain::limits::Act;
use infodesk_hub::{
    Origin,
    store::{Event, Kind, Store},
};

fn from(bench: &Bench, address: &str) -> Store {
    bench.store.on_behalf_of(&Origin {
        address: Some(address.parse().unwrap()),
        ..Origin::default()
    })
}

async fn wait(store: &Store, act: Act) -> i64 {
    store
        .wait_before(act)
        .await
        .unwrap()
        .map_or(0, |wait| wait.seconds())
}

async fn fail(store: &Store, times: usize) {
    for _ in 0..times {
        store.attempt_failed(Act::SignIn, None).await.unwrap();
    }
}

on_both! {
    async fn an_address_waits_longer_and_longer(bench) {
        let store = from(&bench, "203.0.113.9");
        fail(&store, 100).await;
        assert_eq!(wait(&store, Act::SignIn).await, 0);
        fail(&store, 1).await;
        assert_eq!(wait(&store, Act::SignIn).await, 1);
        bench.surroundings.pass_millis(1000);
        assert_eq!(wait(&store, Act::SignIn).await, 0);
        fail(&store, 1).await;
        assert_eq!(wait(&store, Act::SignIn).await, 2);
        // Another act, another address, and nobody at all are free.
        assert_eq!(wait(&store, Act::ExchangeTokens).await, 0);
        assert_eq!(wait(&from(&bench, "203.0.113.8"), Act::SignIn).await, 0);
        assert_eq!(wait(&bench.store, Act::SignIn).await, 0);
    }

    async fn another_hub_counts_on(bench) {
        let here = from(&bench, "2001:db8::1");
        let other = bench.open_again().await.unwrap();
        // The same household: only the lower half of the address differs.
        let there = other.on_behalf_of(&Origin {
            address: Some("2001:db8::ffff:2".parse().unwrap()),
            ..Origin::default()
        });
        fail(&here, 60).await;
        fail(&there, 41).await;
        assert_eq!(wait(&here, Act::SignIn).await, 1);
        assert_eq!(wait(&there, Act::SignIn).await, 1);
    }

    async fn failures_at_once_are_all_counted(bench) {
        let store = from(&bench, "203.0.113.9");
        let mut failing = tokio::task::JoinSet::new();
        for _ in 0..103 {
            let store = store.clone();
            failing.spawn(async move { fail(&store, 1).await });
        }
        failing.join_all().await;
        assert_eq!(wait(&store, Act::SignIn).await, 4);
    }

    async fn a_failure_is_recorded_and_so_is_the_wait(bench) {
        let store = from(&bench, "203.0.113.9");
        fail(&store, 100).await;
        assert!(bench.store.audit_entries(0, 10).await.unwrap().is_empty());
        let event = Event::refused(Kind::SignInFailed, "lost");
        store.attempt_failed(Act::SignIn, Some(event)).await.unwrap();
        let [failed, limited] = bench.store.audit_entries(0, 10).await.unwrap().try_into().unwrap();
        assert_eq!((failed.kind.as_str(), failed.reason.as_deref()), ("sign_in_failed", Some("lost")));
        assert_eq!(limited.kind, "attempts_limited");
        assert_eq!(limited.address.as_deref(), Some("203.0.113.9"));
        assert_eq!(limited.details, r#"{"act":"sign_in","seconds":1}"#);
    }

    async fn what_is_forgiven_is_forgotten_and_nothing_shows_whose_it_was(bench) {
        let whose = || bench.ask("select whose from attempt_limit", "select whose from attempt_limit");
        fail(&from(&bench, "203.0.113.9"), 3).await;
        let [first] = whose().await.try_into().unwrap();
        assert_eq!(first.len(), 64);
        assert!(!first.contains("203"));
        bench.surroundings.pass_minutes(2);
        fail(&from(&bench, "203.0.113.8"), 1).await;
        let left = whose().await;
        assert_eq!(left.len(), 1);
        assert_ne!(left, [first]);
    }
}
