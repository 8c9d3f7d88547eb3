//! Work done side by side whose results come in the order of what went in.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How far each worker may be ahead of the result that is waited for: enough that none waits for a slow neighbour,
/// few enough that ten thousand results do not pile up.
const AHEAD: usize = 16;

/// Runs `work` on every item in as many threads as `workers` says, and gives the results to `take` one at a time in
/// the order of the items. When `take` breaks off, nothing new is begun and the rest is dropped.
///
/// A panic in `work` goes on in the caller.
pub fn in_order<T, R, I>(
    workers: NonZeroUsize,
    items: I,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) where
    T: Send,
    R: Send,
    I: IntoIterator<Item = T>,
    I::IntoIter: Send,
{
    let bench = Bench {
        state: Mutex::new(State {
            items: items.into_iter().fuse(),
            begun: 0,
            taken: 0,
            working: workers.get(),
            done: BTreeMap::new(),
            broken_off: false,
        }),
        changed: Condvar::new(),
        ahead: workers.get() * AHEAD,
    };
    thread::scope(|scope| {
        for _ in 0..workers.get() {
            scope.spawn(|| {
                let _leaving = Leaving(&bench);
                while let Some((index, item)) = bench.next() {
                    bench.put(index, work(item));
                }
            });
        }
        while let Some(result) = bench.take() {
            if take(result).is_break() {
                bench.break_off();
            }
        }
    });
}

struct Bench<I: Iterator, R> {
    state: Mutex<State<I, R>>,
    changed: Condvar,
    ahead: usize,
}

struct State<I: Iterator, R> {
    items: std::iter::Fuse<I>,
    begun: usize,
    taken: usize,
    working: usize,
    done: BTreeMap<usize, R>,
    broken_off: bool,
}

impl<I: Iterator, R> Bench<I, R> {
    /// What to work on next; none when all is begun or nobody wants more.
    fn next(&self) -> Option<(usize, I::Item)> {
        let mut state = self.lock();
        while !state.broken_off && state.begun >= state.taken + self.ahead {
            state = self.wait(state);
        }
        if state.broken_off {
            return None;
        }
        let item = state.items.next()?;
        state.begun += 1;
        Some((state.begun - 1, item))
    }

    fn put(&self, index: usize, result: R) {
        self.lock().done.insert(index, result);
        self.changed.notify_all();
    }

    /// The next result; none when all are taken or no worker is left to bring it.
    fn take(&self) -> Option<R> {
        let mut state = self.lock();
        loop {
            if state.broken_off {
                return None;
            }
            let next = state.taken;
            if let Some(result) = state.done.remove(&next) {
                state.taken += 1;
                self.changed.notify_all();
                return Some(result);
            }
            if state.working == 0 {
                return None;
            }
            state = self.wait(state);
        }
    }

    fn break_off(&self) {
        self.lock().broken_off = true;
        self.changed.notify_all();
    }

    // a worker that panicked leaves nothing half done behind: the lock is held for bookkeeping only
    fn lock(&self) -> MutexGuard<'_, State<I, R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State<I, R>>) -> MutexGuard<'a, State<I, R>> {
        let waited = self.changed.wait(state);
        waited.unwrap_or_else(PoisonError::into_inner)
    }
}

/// A worker that leaves, also by a panic: nobody waits for it then.
struct Leaving<'a, I: Iterator, R>(&'a Bench<I, R>);

impl<I: Iterator, R> Drop for Leaving<'_, I, R> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.working -= 1;
        // without it the results after its own would never be taken
        state.broken_off |= thread::panicking();
        drop(state);
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::sync::Barrier;

    fn three() -> NonZeroUsize {
        NonZeroUsize::new(3).unwrap()
    }

    #[test]
    fn results_come_in_order_and_all_of_them() {
        let mut taken = Vec::new();
        in_order(
            three(),
            0..1000,
            |n| n * 2,
            |n| {
                taken.push(n);
                ControlFlow::Continue(())
            },
        );
        assert_eq!(taken, (0..1000).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn the_work_is_done_side_by_side() {
        // nobody passes before all three have come
        let barrier = Barrier::new(3);
        let mut taken = 0;
        in_order(
            three(),
            0..3,
            |_| barrier.wait(),
            |_| {
                taken += 1;
                ControlFlow::Continue(())
            },
        );
        assert_eq!(taken, 3);
    }

    #[test]
    fn breaking_off_ends_an_endless_stream() {
        let mut last = 0;
        in_order(
            three(),
            1u64..,
            |n| n,
            |n| {
                last = n;
                if n == 100 {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            },
        );
        assert_eq!(last, 100);
    }

    #[test]
    fn a_panic_is_not_swallowed() {
        let run = || {
            in_order(
                three(),
                0..100,
                |n| assert!(n != 50, "this one"),
                |()| ControlFlow::Continue(()),
            );
        };
        assert!(std::panic::catch_unwind(run).is_err());
    }
}
