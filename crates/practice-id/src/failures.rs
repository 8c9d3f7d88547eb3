//! Wrong passwords, counted for each username whether such an account exists or not.

use crate::accounts::normal_username;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many wrong passwords lock a username.
const ALLOWED: u32 = 5;
/// How long it stays locked, and how long a wrong password counts. Milliseconds.
const LOCK_MS: i64 = 15 * 60 * 1000;
/// Usernames remembered at the most; guessing names must not fill the memory.
const LIMIT: usize = 1_000;
/// Characters of a username that count here.
const NAME_LIMIT: usize = 64;

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Failures(BTreeMap<String, Count>);

#[derive(Clone, Serialize, Deserialize)]
struct Count {
    tries: u32,
    /// UTC milliseconds.
    last: i64,
}

impl Count {
    /// False also for an instant in the future: the clock was wrong then or is wrong now, and
    /// neither should lock anybody out for longer than said.
    fn counts(&self, now: i64) -> bool {
        (0..LOCK_MS).contains(&now.saturating_sub(self.last))
    }
}

impl Failures {
    /// Milliseconds until the username may be tried again; `None` when it may be tried now.
    pub(crate) fn locked_for(&self, username: &str, now: i64) -> Option<i64> {
        let count = self.0.get(&key(username))?;
        (count.tries >= ALLOWED && count.counts(now)).then(|| count.last + LOCK_MS - now)
    }

    /// Counts a try before the password is looked at, so that many tries at once gain nothing.
    pub(crate) fn count(&mut self, username: &str, now: i64) {
        self.0.retain(|_, count| count.counts(now));
        let key = key(username);
        let count = self.0.entry(key.clone()).or_insert(Count {
            tries: 0,
            last: now,
        });
        count.tries += 1;
        count.last = now;
        if self.0.len() > LIMIT {
            let oldest = self.0.iter().filter(|(name, _)| **name != key);
            let oldest = oldest
                .min_by_key(|(_, count)| count.last)
                .map(|(name, _)| name.clone());
            oldest.and_then(|name| self.0.remove(&name));
        }
    }

    /// The password was right.
    pub(crate) fn forget(&mut self, username: &str) {
        self.0.remove(&key(username));
    }

    /// Whether the username has more than the one try that is under way.
    pub(crate) fn has_more_than_one(&self, username: &str) -> bool {
        self.0
            .get(&key(username))
            .is_some_and(|count| count.tries > 1)
    }
}

fn key(username: &str) -> String {
    normal_username(username).chars().take(NAME_LIMIT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after_tries(tries: u32) -> Failures {
        let mut failures = Failures::default();
        for _ in 0..tries {
            failures.count("Somchai", 1_000);
        }
        failures
    }

    #[test]
    fn the_fifth_wrong_password_locks_for_fifteen_minutes() {
        assert_eq!(after_tries(4).locked_for("somchai", 1_000), None);
        let locked = after_tries(5);
        assert_eq!(locked.locked_for(" SOMCHAI ", 1_000), Some(LOCK_MS));
        assert_eq!(locked.locked_for("somchai", 1_000 + LOCK_MS - 1), Some(1));
        assert_eq!(locked.locked_for("somchai", 1_000 + LOCK_MS), None);
        assert_eq!(locked.locked_for("somying", 1_000), None);
    }

    #[test]
    fn a_right_password_or_enough_time_starts_anew() {
        let mut failures = after_tries(4);
        failures.forget("somchai");
        failures.count("somchai", 1_000);
        assert_eq!(failures.locked_for("somchai", 1_000), None);

        let mut failures = after_tries(5);
        failures.count("somchai", 1_000 + LOCK_MS);
        assert_eq!(failures.locked_for("somchai", 1_000 + LOCK_MS), None);
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out_for_ever() {
        assert_eq!(after_tries(5).locked_for("somchai", -90_000_000), None);
    }

    #[test]
    fn the_memory_is_bounded() {
        let mut failures = Failures::default();
        for number in 0..LIMIT + 10 {
            failures.count(&format!("name{number}"), 1_000);
        }
        assert_eq!(failures.0.len(), LIMIT);
    }
}
