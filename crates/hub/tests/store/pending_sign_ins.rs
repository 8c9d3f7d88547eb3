//! Sign-ins under way.

use crate::bench::on_both;
use infodesk_domain::{Surroundings, Timestamp};
use infodesk_hub::store::PendingSignIn;

fn pending(state: &str, expires_at: Timestamp) -> PendingSignIn {
    PendingSignIn {
        state_hash: state.to_owned(),
        cookie_hash: "cookie".to_owned(),
        provider: "digital-id".to_owned(),
        request: "{\"state\":\"of the app\"}".to_owned(),
        verifier: "verifier".to_owned(),
        nonce: "nonce".to_owned(),
        expires_at,
    }
}

on_both! {
    async fn one_is_taken_once(bench) {
        let saved = pending("a", bench.surroundings.now().plus_millis(60_000));
        bench.store.save_pending_sign_in(&saved).await.unwrap();
        assert_eq!(bench.store.take_pending_sign_in("b").await.unwrap(), None);
        let mut takers = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = bench.store.clone();
            takers.spawn(async move { store.take_pending_sign_in("a").await.unwrap() });
        }
        let taken: Vec<_> = takers.join_all().await.into_iter().flatten().collect();
        assert_eq!(taken, [saved]);
    }

    async fn an_expired_one_is_gone(bench) {
        let saved = pending("a", bench.surroundings.now().plus_millis(60_000));
        bench.store.save_pending_sign_in(&saved).await.unwrap();
        bench.surroundings.pass_minutes(1);
        assert_eq!(bench.store.take_pending_sign_in("a").await.unwrap(), None);
    }

    async fn what_has_expired_is_forgotten(bench) {
        let soon = bench.surroundings.now().plus_millis(60_000);
        bench.store.save_pending_sign_in(&pending("a", soon)).await.unwrap();
        bench.surroundings.pass_minutes(2);
        let later = bench.surroundings.now().plus_millis(60_000);
        bench.store.save_pending_sign_in(&pending("b", later)).await.unwrap();
        let kept = bench.ask("select state_hash from pending_sign_in", "select state_hash from pending_sign_in");
        assert_eq!(kept.await, ["b"]);
    }
}
