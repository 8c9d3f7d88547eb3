//! How a Token goes from one stage to the next.

use super::Token;
use crate::{Problem, ProblemCode, Timestamp};

/// Where a Token stands, without who and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenStage {
    Waiting,
    Used,
    Expired,
    Revoked,
}

/// What can happen to a Token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenAct {
    /// By an officer who enters it.
    Redeem,
    /// By the clock.
    Expire,
    /// By somebody who could hand it out.
    Revoke,
    /// By somebody who could hand it out: another one for the same right goes to the same address.
    SendAnew,
}

/// All that can happen. What is not here cannot.
pub const TRANSITIONS: &[(TokenStage, TokenAct, TokenStage)] = {
    use TokenAct::{Expire, Redeem, Revoke, SendAnew};
    use TokenStage::{Expired, Revoked, Used, Waiting};
    &[
        (Waiting, Redeem, Used),
        (Waiting, Expire, Expired),
        (Waiting, Revoke, Revoked),
        (Waiting, SendAnew, Revoked),
        (Expired, SendAnew, Revoked),
    ]
};

/// The stage after `act`; `None`: it cannot be done.
pub fn next(stage: TokenStage, act: TokenAct) -> Option<TokenStage> {
    TRANSITIONS
        .iter()
        .find(|(from, by, _)| (*from, *by) == (stage, act))
        .map(|(_, _, to)| *to)
}

impl TokenStage {
    /// As it is on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Used => "used",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }
}

impl Token {
    /// Whichever ended it first counts: a used one is never revoked, and one that was revoked does not expire.
    pub fn stage(&self, now: Timestamp) -> TokenStage {
        if self.used.is_some() {
            TokenStage::Used
        } else if self.revoked_at.is_some() {
            TokenStage::Revoked
        } else if now >= self.expires_at {
            TokenStage::Expired
        } else {
            TokenStage::Waiting
        }
    }
}

/// May the Token be made worthless now?
///
/// # Errors
/// The problem that it does not wait any more.
pub fn revoke(token: &Token, now: Timestamp) -> Result<TokenStage, Problem> {
    act(token, TokenAct::Revoke, now)
}

/// May another one be mailed in its place now?
///
/// # Errors
/// The problem that it was used or revoked before.
pub fn send_anew(token: &Token, now: Timestamp) -> Result<TokenStage, Problem> {
    act(token, TokenAct::SendAnew, now)
}

fn act(token: &Token, act: TokenAct, now: Timestamp) -> Result<TokenStage, Problem> {
    let stage = token.stage(now);
    next(stage, act)
        .ok_or_else(|| Problem::error("", ProblemCode::TokenNotWaiting).with("state", stage.word()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{
        rights::{Role, Unit},
        tokens::{TokenState, redeem},
    };
    use proptest::prelude::*;

    const LIFE: i64 = 10;

    fn id(n: u128) -> uuid::Uuid {
        uuid::Uuid::from_u128(n)
    }

    fn token() -> Token {
        Token {
            id: id(1).into(),
            role: Role::AgencyOfficer,
            unit: Unit::Agency(id(2).into()),
            department_id: id(2).into(),
            expires_at: Timestamp(LIFE),
            used: None,
            revoked_at: None,
        }
    }

    #[test]
    fn the_word_is_the_one_on_the_wire() {
        let (by, at) = ("มานี สมมติ".to_owned(), Timestamp(1));
        for (state, stage) in [
            (TokenState::Waiting, TokenStage::Waiting),
            (TokenState::Used { by, at }, TokenStage::Used),
            (TokenState::Expired, TokenStage::Expired),
            (TokenState::Revoked { by: None, at }, TokenStage::Revoked),
        ] {
            assert_eq!(serde_json::to_value(state).unwrap()["state"], stage.word());
        }
    }

    #[test]
    fn only_what_still_waits_is_revoked_and_what_expired_is_sent_anew() {
        let not_waiting = |state: &str| {
            Err(Problem::error("", ProblemCode::TokenNotWaiting).with("state", state))
        };
        let (before, after) = (Timestamp(LIFE - 1), Timestamp(LIFE));
        assert_eq!(revoke(&token(), before), Ok(TokenStage::Revoked));
        assert_eq!(revoke(&token(), after), not_waiting("expired"));
        assert_eq!(send_anew(&token(), before), Ok(TokenStage::Revoked));
        assert_eq!(send_anew(&token(), after), Ok(TokenStage::Revoked));
        let revoked = Token {
            revoked_at: Some(before),
            ..token()
        };
        assert_eq!(revoke(&revoked, after), not_waiting("revoked"));
        assert_eq!(send_anew(&revoked, before), not_waiting("revoked"));
        let used = Token {
            used: Some((id(7).into(), before)),
            ..token()
        };
        assert_eq!(revoke(&used, after), not_waiting("used"));
        assert_eq!(send_anew(&used, before), not_waiting("used"));
    }

    #[derive(Debug, Clone, Copy)]
    enum Step {
        Pass,
        Redeem,
        Revoke,
        SendAnew,
    }

    fn step() -> impl Strategy<Value = Step> {
        use Step::{Pass, Redeem, Revoke, SendAnew};
        prop_oneof![Just(Pass), Just(Redeem), Just(Revoke), Just(SendAnew)]
    }

    proptest! {
        /// Whatever is done in whatever order, every change is one of the diagram, and a Token is used once at most.
        #[test]
        fn no_sequence_of_acts_leaves_the_diagram(steps in prop::collection::vec(step(), 0..40)) {
            let (mut token, mut now, mut uses) = (token(), Timestamp(0), 0);
            for step in steps {
                let before = token.stage(now);
                let act = match step {
                    Step::Pass => {
                        now = now.plus_millis(1);
                        TokenAct::Expire
                    }
                    Step::Redeem => {
                        if redeem(&token, &[], now).is_ok() {
                            token.used = Some((id(7).into(), now));
                            uses += 1;
                        }
                        TokenAct::Redeem
                    }
                    Step::Revoke => {
                        if revoke(&token, now).is_ok() {
                            token.revoked_at = Some(now);
                        }
                        TokenAct::Revoke
                    }
                    Step::SendAnew => {
                        if send_anew(&token, now).is_ok() {
                            token.revoked_at = Some(now);
                        }
                        TokenAct::SendAnew
                    }
                };
                let after = token.stage(now);
                if after != before {
                    prop_assert_eq!(next(before, act), Some(after));
                }
                prop_assert!(uses <= 1);
            }
        }
    }
}
