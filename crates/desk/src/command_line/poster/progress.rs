//! How far it is, for somebody who waits at a terminal.

use super::{console::Console, words};
use infodesk_domain::Timestamp;

/// What is done sooner needs no word.
const PATIENCE_MS: i64 = 1000;
const BETWEEN_MS: i64 = 200;

pub(super) struct Progress<'a, 'c> {
    console: &'a mut Console<'c>,
    total: usize,
    done: usize,
    /// When to speak next.
    next: Timestamp,
    shown: bool,
}

impl<'a, 'c> Progress<'a, 'c> {
    pub fn new(console: &'a mut Console<'c>, started: Timestamp, total: usize) -> Self {
        Self {
            console,
            total,
            done: 0,
            next: started.plus_millis(PATIENCE_MS),
            shown: false,
        }
    }

    /// One more row is done.
    pub fn step(&mut self) {
        self.done += 1;
        if !self.console.terminal {
            return;
        }
        let now = self.console.surroundings.now();
        let last = self.shown && self.done == self.total;
        if now >= self.next || last {
            self.console
                .rewrite(&words::progress(self.done, self.total));
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
        };
        let mut progress = Progress::new(&mut console, FixedSurroundings::MORNING, 10);
        for _ in 0..10 {
            clock.pass_millis(millis_a_row);
            progress.step();
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
