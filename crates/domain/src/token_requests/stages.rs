//! How a request for a Token goes from one stage to the next.

use super::TokenRequestStage;

/// What can be done to a request for a Token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenRequestAct {
    /// By one it waits for: a Token is mailed.
    Approve,
    /// By one it waits for.
    Decline,
    /// By whoever asked.
    Withdraw,
}

/// All that can happen. What is not here cannot.
pub const TRANSITIONS: &[(TokenRequestStage, TokenRequestAct, TokenRequestStage)] = {
    use TokenRequestAct::{Approve, Decline, Withdraw};
    use TokenRequestStage::{Approved, Declined, Waiting, Withdrawn};
    &[
        (Waiting, Approve, Approved),
        (Waiting, Decline, Declined),
        (Waiting, Withdraw, Withdrawn),
    ]
};

/// The stage after `act`; `None`: it cannot be done.
pub fn next(stage: TokenRequestStage, act: TokenRequestAct) -> Option<TokenRequestStage> {
    TRANSITIONS
        .iter()
        .find(|(from, by, _)| (*from, *by) == (stage, act))
        .map(|(_, _, to)| *to)
}

impl TokenRequestStage {
    /// As it is on the wire and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const ALL: [TokenRequestStage; 4] = [
        TokenRequestStage::Waiting,
        TokenRequestStage::Approved,
        TokenRequestStage::Declined,
        TokenRequestStage::Withdrawn,
    ];

    #[test]
    fn the_word_is_the_one_on_the_wire() {
        for stage in ALL {
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.word());
        }
    }

    fn act() -> impl Strategy<Value = TokenRequestAct> {
        use TokenRequestAct::{Approve, Decline, Withdraw};
        prop_oneof![Just(Approve), Just(Decline), Just(Withdraw)]
    }

    proptest! {
        /// Whatever is done in whatever order: it ends once, by the first act.
        #[test]
        fn a_request_ends_once(acts in prop::collection::vec(act(), 0..8)) {
            let mut stage = TokenRequestStage::Waiting;
            let mut changes = 0;
            for act in &acts {
                if let Some(to) = next(stage, *act) {
                    prop_assert_eq!(stage, TokenRequestStage::Waiting);
                    prop_assert_ne!(to, TokenRequestStage::Waiting);
                    stage = to;
                    changes += 1;
                }
            }
            prop_assert_eq!(changes, usize::from(!acts.is_empty()));
        }
    }
}
