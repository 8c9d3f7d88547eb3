//! How a service request goes from one stage to the next.

use serde::{Deserialize, Serialize};

/// Where a service request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RequestStage {
    /// รอผู้บริหารยืนยัน
    AwaitsExecutive,
    /// The executive's link ran out; the requester asks anew.
    LinkExpired,
    /// ผู้บริหารไม่ยืนยัน
    Declined,
    /// รอ สพร. พิจารณา
    AwaitsOperator,
    /// ส่งกลับให้แก้ไข
    Returned,
    Rejected,
    Approved,
    /// By whoever asked.
    Withdrawn,
}

impl RequestStage {
    pub const ALL: [Self; 8] = [
        Self::AwaitsExecutive,
        Self::LinkExpired,
        Self::Declined,
        Self::AwaitsOperator,
        Self::Returned,
        Self::Rejected,
        Self::Approved,
        Self::Withdrawn,
    ];

    /// As it is written in problems: the word on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::AwaitsExecutive => "awaits_executive",
            Self::LinkExpired => "link_expired",
            Self::Declined => "declined",
            Self::AwaitsOperator => "awaits_operator",
            Self::Returned => "returned",
            Self::Rejected => "rejected",
            Self::Approved => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Nothing more happens to it.
    pub fn is_last(self) -> bool {
        TRANSITIONS.iter().all(|(from, _, _)| *from != self)
    }
}

/// What can be done to a service request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestAct {
    /// By the executive, with the link of the mail.
    Confirm,
    /// The same, the other way.
    Decline,
    /// By the clock.
    Expire,
    /// By the requester: another address or name of the executive, or the same once more; a new link goes out.
    AskExecutive,
    /// By the requester, with what was to be corrected; the executive confirms anew.
    SendAgain,
    Withdraw,
    /// By an operator.
    Approve,
    Return,
    Reject,
}

/// All that can happen. What is not here cannot.
pub const TRANSITIONS: &[(RequestStage, RequestAct, RequestStage)] = {
    use RequestAct::{
        Approve, AskExecutive, Confirm, Decline, Expire, Reject, Return, SendAgain, Withdraw,
    };
    use RequestStage::{
        Approved, AwaitsExecutive, AwaitsOperator, Declined, LinkExpired, Rejected, Returned,
        Withdrawn,
    };
    &[
        (AwaitsExecutive, Confirm, AwaitsOperator),
        (AwaitsExecutive, Decline, Declined),
        (AwaitsExecutive, Expire, LinkExpired),
        (AwaitsExecutive, AskExecutive, AwaitsExecutive),
        (AwaitsExecutive, Withdraw, Withdrawn),
        (LinkExpired, AskExecutive, AwaitsExecutive),
        (LinkExpired, Withdraw, Withdrawn),
        (Declined, SendAgain, AwaitsExecutive),
        (Declined, Withdraw, Withdrawn),
        (AwaitsOperator, Approve, Approved),
        (AwaitsOperator, Return, Returned),
        (AwaitsOperator, Reject, Rejected),
        (AwaitsOperator, Withdraw, Withdrawn),
        (Returned, SendAgain, AwaitsExecutive),
        (Returned, Withdraw, Withdrawn),
    ]
};

/// The stage after `act`; `None`: it cannot be done.
pub fn next(stage: RequestStage, act: RequestAct) -> Option<RequestStage> {
    TRANSITIONS
        .iter()
        .find(|(from, by, _)| (*from, *by) == (stage, act))
        .map(|(_, _, to)| *to)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_word_in_problems_is_the_word_on_the_wire() {
        for stage in RequestStage::ALL {
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.word());
        }
    }

    #[test]
    fn from_one_stage_an_act_leads_to_one_other() {
        for (place, (from, act, to)) in TRANSITIONS.iter().enumerate() {
            assert_eq!(next(*from, *act), Some(*to));
            let same = TRANSITIONS[place + 1..]
                .iter()
                .find(|(f, a, _)| (f, a) == (from, act));
            assert_eq!(same, None);
        }
    }

    #[test]
    fn what_is_over_stays_over() {
        use RequestStage::{Approved, Rejected, Withdrawn};
        let last: Vec<_> = RequestStage::ALL
            .into_iter()
            .filter(|s| s.is_last())
            .collect();
        assert_eq!(last, [Rejected, Approved, Withdrawn]);
    }
}
