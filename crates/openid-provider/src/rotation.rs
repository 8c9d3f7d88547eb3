//! When a refresh token may be exchanged: once, and once more if the answer may have been lost.
//!
//! Each exchange raises the session's generation by one, and the new refresh token bears it. A
//! token one generation behind is the one just spent: within the grace it may come once more, as
//! long as its successor has not been used. The retry raises the generation again, so that the
//! successor that went astray is spent too. Anything older is a stolen or doubled token and ends
//! the session (RFC 9700 §4.14.2).

use crate::{
    secret::TokenHash,
    storage::{NewRefresh, NewTokens, Session},
};
use serde::{Deserialize, Serialize};

/// An exchange that a client asks for.
#[derive(Clone, Debug)]
pub struct Rotation {
    pub presented: TokenHash,
    pub client_id: String,
    /// Hashes of the tokens that the client gets if all is well.
    pub access: TokenHash,
    pub refresh: TokenHash,
    pub now: i64,
    pub(crate) access_ms: i64,
    pub(crate) idle_ms: i64,
    pub(crate) grace_ms: i64,
}

/// How far a session's refresh tokens have come; kept with the session, at first the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefreshState {
    /// That of the refresh token handed out last.
    pub generation: i64,
    pub rotated_at: Option<i64>,
    /// The last exchange was itself a retry.
    pub retried: bool,
}

/// What the storage holds about a presented refresh token.
#[derive(Clone, Debug)]
pub struct StoredRefresh {
    pub session: Session,
    pub state: RefreshState,
    /// Of the presented token.
    pub generation: i64,
    /// Of the presented token.
    pub expires_at: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Keep `state` with the session, and the tokens with it; the refresh token has the generation
    /// of `state`.
    Rotate {
        state: RefreshState,
        tokens: NewTokens,
    },
    Replayed,
    Expired,
}

impl Rotation {
    /// Decides about the presented token; writes nothing.
    #[must_use]
    pub fn judge(&self, stored: &StoredRefresh) -> Verdict {
        let StoredRefresh {
            session,
            state,
            generation,
            ..
        } = stored;
        if session.client_id != self.client_id {
            return Verdict::Replayed;
        }
        let current = *generation == state.generation;
        if !current && !self.is_retry(state, *generation) {
            return Verdict::Replayed;
        }
        if self.now >= stored.expires_at || self.now >= session.ends_at {
            return Verdict::Expired;
        }
        Verdict::Rotate {
            state: RefreshState {
                generation: state.generation + 1,
                rotated_at: Some(self.now),
                retried: !current,
            },
            tokens: self.tokens(session.ends_at),
        }
    }

    fn is_retry(&self, state: &RefreshState, generation: i64) -> bool {
        let in_grace = state
            .rotated_at
            .is_some_and(|at| self.now.saturating_sub(at) <= self.grace_ms);
        generation + 1 == state.generation && !state.retried && in_grace
    }

    fn tokens(&self, ends_at: i64) -> NewTokens {
        NewTokens {
            access: self.access,
            access_expires_at: ends_at.min(self.now.saturating_add(self.access_ms)),
            refresh: Some(NewRefresh {
                hash: self.refresh,
                expires_at: ends_at.min(self.now.saturating_add(self.idle_ms)),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::secret::SessionId;

    const GRACE: i64 = 30_000;

    fn asked_at(now: i64) -> Rotation {
        Rotation {
            presented: TokenHash::of("presented"),
            client_id: "app".into(),
            access: TokenHash::of("access"),
            refresh: TokenHash::of("refresh"),
            now,
            access_ms: 600_000,
            idle_ms: 1_000_000,
            grace_ms: GRACE,
        }
    }

    fn stored(state: RefreshState, generation: i64) -> StoredRefresh {
        StoredRefresh {
            session: Session {
                id: SessionId("s".into()),
                client_id: "app".into(),
                subject: "somchai".into(),
                scope: "openid".into(),
                device: None,
                auth_time: 0,
                started_at: 0,
                ends_at: 5_000_000,
            },
            state,
            generation,
            expires_at: 2_000_000,
        }
    }

    fn next_state(now: i64, state: RefreshState, generation: i64) -> RefreshState {
        match asked_at(now).judge(&stored(state, generation)) {
            Verdict::Rotate { state, .. } => state,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_retry_is_granted_and_spends_the_successor_that_went_astray() {
        let first = next_state(1_000, RefreshState::default(), 0);
        assert_eq!(
            first,
            RefreshState {
                generation: 1,
                rotated_at: Some(1_000),
                retried: false
            }
        );
        let retried = next_state(1_000 + GRACE, first, 0);
        assert_eq!((retried.generation, retried.retried), (2, true));

        let judge = |generation| asked_at(2_000 + GRACE).judge(&stored(retried, generation));
        assert_eq!(judge(0), Verdict::Replayed, "a second retry");
        assert_eq!(
            judge(1),
            Verdict::Replayed,
            "the successor that went astray"
        );
        assert!(matches!(judge(2), Verdict::Rotate { .. }));
    }

    #[test]
    fn no_retry_after_the_grace_nor_after_the_successor_was_used() {
        let first = next_state(1_000, RefreshState::default(), 0);
        let late = asked_at(1_001 + GRACE).judge(&stored(first, 0));
        assert_eq!(late, Verdict::Replayed);
        let second = next_state(2_000, first, 1);
        assert_eq!(asked_at(2_001).judge(&stored(second, 0)), Verdict::Replayed);
    }

    #[test]
    fn another_clients_token_counts_as_stolen() {
        let mut asked = asked_at(1_000);
        asked.client_id = "other".into();
        assert_eq!(
            asked.judge(&stored(RefreshState::default(), 0)),
            Verdict::Replayed
        );
    }

    #[test]
    fn idle_and_absolute_ends_hold() {
        let fresh = stored(RefreshState::default(), 0);
        assert_eq!(asked_at(2_000_000).judge(&fresh), Verdict::Expired);
        let mut late = fresh;
        late.expires_at = i64::MAX;
        assert_eq!(asked_at(5_000_000).judge(&late), Verdict::Expired);
        let Verdict::Rotate { tokens, .. } = asked_at(4_900_000).judge(&late) else {
            panic!("not rotated");
        };
        assert_eq!(tokens.access_expires_at, 5_000_000);
        assert_eq!(tokens.refresh.unwrap().expires_at, 5_000_000);
    }
}
