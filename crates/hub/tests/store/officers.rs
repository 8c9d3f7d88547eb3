//! Officers who sign in.

use crate::bench::{on_both, profile};
use infodesk_domain::{OfficerId, officers::Officer};

on_both! {
    async fn the_same_person_stays_the_same_officer(bench) {
        let first = bench.officer("somchai").await;
        let mut changed = profile("somchai");
        changed.name = "สมชาย ทดลองงาน".to_owned();
        changed.email = None;
        assert_eq!(bench.store.officer_signed_in(&changed).await.unwrap(), first);
        let officer = Officer { id: first, name: changed.name, email: None };
        assert_eq!(bench.store.officer(first).await.unwrap(), Some(officer));
    }

    async fn issuer_and_subject_tell_persons_apart(bench) {
        let here = bench.officer("somchai").await;
        let mut elsewhere = profile("somchai");
        elsewhere.issuer = "https://other-id.example".to_owned();
        assert_ne!(bench.store.officer_signed_in(&elsewhere).await.unwrap(), here);
        assert_ne!(bench.officer("somying").await, here);
    }

    async fn one_person_signing_in_many_times_at_once_is_entered_once(bench) {
        let mut signing_in = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = bench.store.clone();
            signing_in.spawn(async move { store.officer_signed_in(&profile("somchai")).await.unwrap() });
        }
        let ids = signing_in.join_all().await;
        assert!(ids.iter().all(|id| *id == ids[0]));
    }

    async fn an_unknown_officer_is_nobody(bench) {
        let nobody = OfficerId::new(&bench.surroundings);
        assert_eq!(bench.store.officer(nobody).await.unwrap(), None);
        assert_eq!(bench.store.me(nobody).await.unwrap(), None);
    }
}
