//! A request that goes away half-way leaves nothing behind.

use crate::bench::{edit, on_both, phones, profile};
use infodesk_domain::commands::Outcome;
use infodesk_test_support::SmallRegister;
use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

/// Lets a future be polled so many times, and then drops it.
struct Steps<F> {
    inner: Option<Pin<Box<F>>>,
    left: usize,
}

impl<F: Future> Steps<F> {
    fn of(inner: F, left: usize) -> Self {
        Self {
            inner: Some(Box::pin(inner)),
            left,
        }
    }
}

impl<F: Future> Future for Steps<F> {
    /// `None`: dropped before its end.
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.left == 0 {
            self.inner = None;
            return Poll::Ready(None);
        }
        self.left -= 1;
        let polled = self
            .inner
            .as_mut()
            .map(|inner| inner.as_mut().poll(context));
        match polled {
            Some(Poll::Ready(done)) => Poll::Ready(Some(done)),
            Some(Poll::Pending) if self.left == 0 => {
                self.inner = None;
                Poll::Ready(None)
            }
            _ => Poll::Pending,
        }
    }
}

/// Runs `attempt` with one step more each time; how often it did not come to its end.
async fn cut_short<F, Fut>(mut attempt: F) -> usize
where
    F: FnMut(usize) -> Fut,
    Fut: Future<Output = bool>,
{
    let mut cut = 0;
    for steps in 1..=30 {
        cut += usize::from(!attempt(steps).await);
    }
    cut
}

on_both! {
    async fn a_register_is_entered_whole_or_not_at_all(bench) {
        let bench = &bench;
        let cut = cut_short(|steps| async move {
            let (known, register) = SmallRegister::build(&bench.surroundings);
            let ended = Steps::of(bench.store.enter(&register), steps).await;
            // Whoever gets the connection next commits; nothing of the other may come with it.
            bench.store.officer_signed_in(&profile("next")).await.unwrap();
            let entered = bench.store.agencies().await.unwrap();
            let ours = entered.iter().filter(|a| register.agencies.iter().any(|r| r.id == a.id)).count();
            let points = bench.store.service_points_of_unit(known.unit).await.unwrap().len();
            match ended {
                Some(outcome) => {
                    outcome.unwrap();
                    assert_eq!((ours, points), (register.agencies.len(), 1));
                    true
                }
                // The last step may have been the wait for the commit.
                None => {
                    let whole = (register.agencies.len(), 1);
                    assert!([(0, 0), whole].contains(&(ours, points)), "{ours} agencies, {points} points");
                    false
                }
            }
        }).await;
        // How many steps a machine needs varies; the first ones never come to the end.
        assert!(cut >= 2, "cut short {cut} times only");
    }

    async fn an_edit_is_carried_out_whole_or_not_at_all(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let (bench, known) = (&bench, &known);
        let cut = cut_short(|steps| async move {
            let before = bench.point(officer, known.at_unit).await;
            let number = format!("02 000 {steps:04}");
            let operation = bench.operation(edit(known.at_unit, phones(&[&number]), i64::MAX));
            let ended = Steps::of(bench.store.carry_out(officer, &operation), steps).await;
            bench.store.officer_signed_in(&profile("next")).await.unwrap();
            let head = || async {
                let page = bench.store.feed_page(officer, known.department, 0, 500).await;
                page.unwrap().unwrap().head
            };
            // A commit that nobody waited for may still land: look until nothing landed in between.
            let (after, head) = loop {
                let before = head().await;
                let after = bench.point(officer, known.at_unit).await;
                if head().await == before {
                    break (after, before);
                }
            };
            let done = after.particulars.phones == [number];
            // The number of the change and the change itself go together.
            let version = after.version_of(infodesk_domain::service_points::Field::Phones);
            assert_eq!(done, after != before);
            assert!(version == 0 || version == head);
            let Some(result) = ended else {
                // The same push again is carried out now, or answers what was done.
                let again = bench.store.carry_out(officer, &operation).await.unwrap();
                assert!(matches!(again.outcome, Outcome::Applied { version: Some(_) }));
                return false;
            };
            assert!(matches!(result.unwrap().outcome, Outcome::Applied { version: Some(_) }));
            assert!(done);
            true
        }).await;
        // How many steps a machine needs varies; the first ones never come to the end.
        assert!(cut >= 2, "cut short {cut} times only");
    }
}
