//! Guessing Tokens is stopped.

use crate::{
    bench::on_both,
    tokens::{hash, issue},
};
use infodesk_domain::{
    ProblemCode,
    rights::{Role, Unit},
};

on_both! {
    async fn after_ten_failures_even_the_right_one_is_refused_for_a_while(bench) {
        let known = bench.with_register().await;
        issue(&bench, "right", Role::AgencyOfficer, Unit::Agency(known.unit)).await;
        let officer = bench.officer("somchai").await;
        let redeem = async |officer, text: &str| {
            bench.store.redeem_token(officer, &hash(text)).await.unwrap().map_err(|p| p.code)
        };
        for i in 0..10 {
            assert_eq!(redeem(officer, &format!("guess {i}")).await, Err(ProblemCode::TokenUnknown));
            bench.surroundings.pass_minutes(1);
        }
        assert_eq!(redeem(officer, "right").await, Err(ProblemCode::TokenTooManyAttempts));
        // Somebody else is not kept out.
        let other = bench.officer("somying").await;
        assert_eq!(redeem(other, "wrong").await, Err(ProblemCode::TokenUnknown));
        // Fifteen minutes after the first failure there are nine left that count.
        bench.surroundings.pass_minutes(5);
        assert!(redeem(officer, "right").await.is_ok());
    }

    async fn guesses_at_once_are_counted_one_by_one(bench) {
        let officer = bench.officer("somchai").await;
        let mut guessing = tokio::task::JoinSet::new();
        for i in 0..32 {
            let store = bench.store.clone();
            guessing.spawn(async move {
                store.redeem_token(officer, &hash(&format!("guess {i}"))).await.unwrap().unwrap_err().code
            });
        }
        let codes = guessing.join_all().await;
        let seen = codes.iter().filter(|code| **code == ProblemCode::TokenUnknown).count();
        assert_eq!(seen, 10);
    }
}
