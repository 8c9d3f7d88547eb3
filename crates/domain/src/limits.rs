//! How often something may go wrong before the next attempt has to wait.
//!
//! Failures fill a tally, and time empties it again at a steady rate. While the tally holds no more than
//! the free ones there is no waiting; each failure beyond doubles the wait, up to a quarter of an hour.

use crate::{Problem, ProblemCode, Timestamp};

const FIRST_WAIT_MILLIS: i64 = 1000;
const LONGEST_WAIT_MILLIS: i64 = 15 * 60 * 1000;
const MINUTE: i64 = 60 * 1000;

/// What is attempted. Each is counted by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    RedeemToken,
    /// Coming back from the identity provider.
    SignIn,
    /// Exchanging a code or a refresh token.
    ExchangeTokens,
    /// Opening or answering an executive's link.
    FollowLink,
}

/// By whom it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    Account,
    /// A whole ministry may come from one address, so an address may fail far more often.
    Address,
}

/// How many failures are free, and after how many milliseconds one is forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    pub free: u32,
    pub forgiven_every: i64,
}

/// The rules in force. They are ours: no law or guideline gives numbers.
pub const fn rule(act: Act, per: Per) -> Rule {
    let (free, forgiven_every) = match (act, per) {
        // A Token is typed from a mail: five are enough for tired eyes.
        (Act::RedeemToken, Per::Account) => (5, 15 * MINUTE),
        (Act::RedeemToken, Per::Address) => (50, MINUTE),
        (Act::SignIn, Per::Account) => (10, 5 * MINUTE),
        (Act::SignIn, Per::Address) => (100, MINUTE / 2),
        (Act::ExchangeTokens, Per::Account) => (10, 5 * MINUTE),
        // On a Monday morning every desk of a building presents a refresh token that ran out.
        (Act::ExchangeTokens, Per::Address) => (500, MINUTE / 30),
        // Nobody signs in for a link; mail scanners of a ministry come from few addresses.
        (Act::FollowLink, Per::Account | Per::Address) => (50, MINUTE),
    };
    Rule {
        free,
        forgiven_every,
    }
}

/// What is known of earlier failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// No attempt before this.
    pub open_at: Timestamp,
    /// Everything is forgiven then, and the tally may be forgotten.
    pub clear_at: Timestamp,
}

/// Milliseconds until the next attempt is heard; more than none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait(i64);

impl Tally {
    pub fn wait(&self, now: Timestamp) -> Option<Wait> {
        let left = self.open_at.0.saturating_sub(now.0);
        (left > 0).then_some(Wait(left))
    }
}

/// The tally after one more failure at `now`. An attempt that had to wait is none.
pub fn after_failure(rule: Rule, before: Option<Tally>, now: Timestamp) -> Tally {
    let filled_until = before.map_or(now, |tally| tally.clear_at.max(now));
    let clear_at = filled_until.plus_millis(rule.forgiven_every);
    let counted = (clear_at.0 - now.0 + rule.forgiven_every - 1) / rule.forgiven_every;
    Tally {
        open_at: now.plus_millis(wait_after(counted - i64::from(rule.free))),
        clear_at,
    }
}

/// The wait after so many failures more than are free.
fn wait_after(beyond: i64) -> i64 {
    match u32::try_from(beyond) {
        Err(_) | Ok(0) => 0,
        // Ten doublings are more than the longest wait.
        Ok(n) => LONGEST_WAIT_MILLIS.min(FIRST_WAIT_MILLIS << (n - 1).min(10)),
    }
}

impl Wait {
    /// Whole seconds, rounded up.
    pub const fn seconds(self) -> i64 {
        (self.0 + 999) / 1000
    }

    /// What a screen shows at `field`. args: `seconds`.
    pub fn problem(self, field: &str) -> Problem {
        Problem::error(field, ProblemCode::TokenTooManyAttempts).with("seconds", self.seconds())
    }

    /// The wait that a problem speaks of.
    pub fn of(problem: &Problem) -> Option<Self> {
        let seconds: i64 = match problem.code {
            ProblemCode::TokenTooManyAttempts => problem.args.get("seconds")?.parse().ok()?,
            _ => return None,
        };
        Some(Self(seconds.saturating_mul(1000)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const RULE: Rule = Rule {
        free: 3,
        forgiven_every: 10 * MINUTE,
    };

    #[test]
    fn after_the_free_ones_each_wait_is_twice_the_last() {
        let seconds = [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900];
        let mut now = Timestamp(1_000_000);
        let mut tally = None;
        for (failure, expected) in (1..).zip(seconds) {
            let next = after_failure(RULE, tally, now);
            let wait = next.wait(now).map_or(0, Wait::seconds);
            assert_eq!(wait, expected, "failure {failure}");
            // Just when it opens, so that time forgives next to nothing.
            now = next.open_at;
            tally = Some(Tally {
                clear_at: now.plus_millis(RULE.forgiven_every * failure),
                ..next
            });
        }
    }

    #[test]
    fn time_forgives_one_failure_after_the_other() {
        let now = Timestamp(0);
        let mut tally = None;
        for _ in 0..4 {
            tally = Some(after_failure(RULE, tally, now));
        }
        assert_eq!(tally.unwrap().wait(now), Some(Wait(1000)));
        assert_eq!(tally.unwrap().clear_at, Timestamp(4 * RULE.forgiven_every));
        for (minutes, seconds) in [(1, 2), (10, 1), (20, 0), (40, 0)] {
            let later = Timestamp(minutes * MINUTE);
            let next = after_failure(RULE, tally, later);
            assert_eq!(
                next.wait(later).map_or(0, Wait::seconds),
                seconds,
                "{minutes}"
            );
        }
    }

    #[test]
    fn a_wait_is_whole_seconds_and_reads_back() {
        for (millis, seconds) in [(1, 1), (1000, 1), (1001, 2), (900_000, 900)] {
            let problem = Wait(millis).problem("token");
            assert_eq!(problem.args["seconds"], seconds.to_string());
            assert_eq!(Wait::of(&problem), Some(Wait(seconds * 1000)));
        }
        let other = Problem::error("token", ProblemCode::TokenUnknown);
        assert_eq!(Wait::of(&other), None);
    }

    proptest! {
        #[test]
        fn nobody_waits_longer_than_a_quarter_of_an_hour(
            gaps in prop::collection::vec(0..3_600_000_i64, 1..60)
        ) {
            for act in [Act::RedeemToken, Act::SignIn, Act::ExchangeTokens] {
                for per in [Per::Account, Per::Address] {
                    let mut now = Timestamp(1_795_399_200_000);
                    let mut tally: Option<Tally> = None;
                    for gap in &gaps {
                        now = now.plus_millis(*gap);
                        let next = after_failure(rule(act, per), tally, now);
                        prop_assert!(next.open_at.0 - now.0 <= LONGEST_WAIT_MILLIS);
                        // What may be forgotten makes nobody wait.
                        prop_assert!(next.open_at <= next.clear_at);
                        tally = Some(next);
                    }
                }
            }
        }
    }
}
