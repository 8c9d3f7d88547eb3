//! Guessing Tokens is stopped.

use crate::{
    bench::{Bench, on_both},
    tokens::{hash, issue},
};
use infodesk_domain::{
    OfficerId, Problem, ProblemCode,
    rights::{Role, Unit},
};
use infodesk_hub::{Origin, store::Store};

fn from(bench: &Bench, address: &str) -> Store {
    bench.store.on_behalf_of(&Origin {
        address: Some(address.parse().unwrap()),
        ..Origin::default()
    })
}

/// The problem's code, and its seconds where there are any.
async fn redeem(store: &Store, officer: OfficerId, text: &str) -> Option<(ProblemCode, String)> {
    let redeemed = store.redeem_token(officer, &hash(text)).await.unwrap();
    let problem: Problem = redeemed.err()?;
    let seconds = problem.args.get("seconds").cloned().unwrap_or_default();
    Some((problem.code, seconds))
}

fn unknown() -> Option<(ProblemCode, String)> {
    Some((ProblemCode::TokenUnknown, String::new()))
}

fn held_back(seconds: &str) -> Option<(ProblemCode, String)> {
    Some((ProblemCode::TokenTooManyAttempts, seconds.to_owned()))
}

on_both! {
    async fn after_five_failures_each_costs_twice_the_wait(bench) {
        let known = bench.with_register().await;
        issue(&bench, "right", Role::AgencyOfficer, Unit::Agency(known.unit)).await;
        let officer = bench.officer("somchai").await;
        for i in 0..6 {
            assert_eq!(redeem(&bench.store, officer, &format!("guess {i}")).await, unknown());
        }
        // Even the right one is refused unseen, and to try does not prolong the wait.
        for _ in 0..3 {
            assert_eq!(redeem(&bench.store, officer, "right").await, held_back("1"));
        }
        bench.surroundings.pass_millis(1000);
        assert_eq!(redeem(&bench.store, officer, "guess 7").await, unknown());
        assert_eq!(redeem(&bench.store, officer, "right").await, held_back("2"));
        // Somebody else is not kept out.
        let other = bench.officer("somying").await;
        assert_eq!(redeem(&bench.store, other, "wrong").await, unknown());
        bench.surroundings.pass_millis(2000);
        assert_eq!(redeem(&bench.store, officer, "right").await, None);
        // And with that, the officer's own failures are forgiven.
        assert_eq!(redeem(&bench.store, officer, "guess 8").await, unknown());
        assert_eq!(redeem(&bench.store, officer, "guess 9").await, unknown());
    }

    async fn guesses_at_once_are_counted_one_by_one(bench) {
        let officer = bench.officer("somchai").await;
        let mut guessing = tokio::task::JoinSet::new();
        for i in 0..32 {
            let store = bench.store.clone();
            guessing.spawn(async move { redeem(&store, officer, &format!("guess {i}")).await });
        }
        let outcomes = guessing.join_all().await;
        let seen = outcomes.iter().filter(|outcome| **outcome == unknown()).count();
        assert_eq!(seen, 6);
    }

    async fn an_address_with_many_accounts_is_held_back_and_a_success_does_not_buy_it_off(bench) {
        let known = bench.with_register().await;
        issue(&bench, "right", Role::AgencyOfficer, Unit::Agency(known.unit)).await;
        let store = from(&bench, "203.0.113.9");
        let mut last = bench.officer("officer").await;
        for i in 0..10 {
            last = bench.officer(&format!("officer {i}")).await;
            for j in 0..5 {
                assert_eq!(redeem(&store, last, &format!("guess {i} {j}")).await, unknown());
            }
        }
        let fresh = bench.officer("fresh").await;
        assert_eq!(redeem(&store, fresh, "right").await, None);
        assert_eq!(redeem(&store, fresh, "guess").await, unknown());
        assert_eq!(redeem(&store, fresh, "guess").await, held_back("1"));
        // From elsewhere the officer is heard.
        assert_eq!(redeem(&from(&bench, "203.0.113.8"), fresh, "guess").await, unknown());
        assert_ne!(last, fresh);
    }
}
