//! Whether an officer proved who they are lately enough for what weighs much.

use crate::Timestamp;

/// `authenticated_at` is when the officer last proved themselves at the identity provider, `limit` for how many
/// milliseconds that holds. A proof from the future proves nothing: a clock was wrong.
pub const fn is_fresh(authenticated_at: Timestamp, now: Timestamp, limit: i64) -> bool {
    let age = now.0.saturating_sub(authenticated_at.0);
    age >= 0 && age <= limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_holds_up_to_the_limit_and_never_ahead_of_time() {
        let at = |now| is_fresh(Timestamp(1_000), Timestamp(now), 60);
        assert_eq!(
            [999, 1_000, 1_060, 1_061].map(at),
            [false, true, true, false]
        );
        assert!(!is_fresh(Timestamp(i64::MIN), Timestamp(i64::MAX), 60));
        assert!(!is_fresh(Timestamp(i64::MAX), Timestamp(i64::MIN), 60));
    }
}
