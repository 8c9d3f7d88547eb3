//! How far it is, for somebody who waits at a terminal.

use super::{console::Console, words};
use crate::poster_batch::{self, Pace};
use infodesk_domain::Timestamp;
use std::sync::atomic::Ordering;

/// What is done sooner needs no word.
const PATIENCE_MS: i64 = 1000;
const BETWEEN_MS: i64 = 200;

pub(super) struct Progress<'a, 'c> {
    console: &'a mut Console<'c>,
    started: Timestamp,
    /// When to speak next.
    next: Timestamp,
    shown: bool,
}

impl<'a, 'c> Progress<'a, 'c> {
    pub fn new(console: &'a mut Console<'c>, started: Timestamp) -> Self {
        Self {
            console,
            started,
            next: started.plus_millis(PATIENCE_MS),
            shown: false,
        }
    }

    /// Whether whoever waits wants no more of it.
    pub fn is_broken_off(&self) -> bool {
        self.console.broken_off.load(Ordering::Relaxed)
    }

    /// It has come so far.
    pub fn step(&mut self, step: poster_batch::Progress) {
        if !self.console.terminal {
            return;
        }
        let now = self.console.surroundings.now();
        let last = self.shown && step.done == step.total;
        if now >= self.next || last {
            let pace = Pace::of(self.started, now, step.done, step.total);
            self.console.rewrite(&words::progress(step, pace));
            self.next = now.plus_millis(BETWEEN_MS);
            self.shown = true;
        }
    }

    /// Leaves the line free for what is said next.
    pub fn finish(&mut self) {
        if self.shown {
            self.console.rewrite("");
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use infodesk_test_support::FixedSurroundings;

    /// What is written while ten rows take this long each.
    fn written(terminal: bool, millis_a_row: i64) -> String {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let clock = FixedSurroundings::default();
        let mut console = Console {
            out: &mut out,
            err: &mut err,
            terminal,
            surroundings: &clock,
            broken_off: &crate::command_line::poster::NEVER,
        };
        let mut progress = Progress::new(&mut console, FixedSurroundings::MORNING);
        for done in 1..=10 {
            clock.pass_millis(millis_a_row);
            progress.step(poster_batch::Progress {
                done,
                total: 10,
                ..poster_batch::Progress::default()
            });
        }
        progress.finish();
        assert_eq!(out, b"");
        String::from_utf8(err).unwrap()
    }

    #[test]
    fn a_terminal_hears_after_a_second_and_keeps_nothing() {
        let text = written(true, 120);
        // at 1080 ms, and at the end
        assert_eq!(text.matches("9/10").count(), 1);
        assert_eq!(text.matches("10/10").count(), 1);
        assert!(
            !text.contains("8/10") && text.ends_with("\r\x1b[K"),
            "{text:?}"
        );
    }

    #[test]
    fn quick_work_and_files_hear_nothing() {
        assert_eq!(written(true, 99), "");
        assert_eq!(written(false, 500), "");
    }
}
