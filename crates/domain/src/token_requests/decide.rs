//! The rules for ending a request.

use super::{
    Reason, TokenRequest, TokenRequestAct, TokenRequestHappening, TokenRequestStage, next,
};
use crate::{OfficerId, Problem, ProblemCode, records::trim};

/// Characters of a reason.
pub const MOST_REASON: usize = 1_000;

impl Reason {
    /// The reason as it is kept: it says something, and not too much.
    ///
    /// # Errors
    /// One problem, at the field `reason`.
    pub fn read(&self) -> Result<String, Problem> {
        let reason = trim(&self.reason);
        match reason.chars().count() {
            0 => Err(Problem::error("reason", ProblemCode::ReasonMissing)),
            length if length > MOST_REASON => {
                Err(Problem::error("reason", ProblemCode::FieldTooLong).with("most", MOST_REASON))
            }
            _ => Ok(reason.to_owned()),
        }
    }
}

/// May `officer`, for whom the request waits, approve it?
///
/// # Errors
/// One problem, of the whole: it is their own, or somebody was here before.
pub fn approve(request: &TokenRequest, officer: OfficerId) -> Result<TokenRequestStage, Problem> {
    decide(request, officer, TokenRequestAct::Approve)
}

/// The reason as it is kept, if `officer`, for whom the request waits, may decline it.
///
/// # Errors
/// One problem: of the whole, or at the field `reason`.
pub fn decline(
    request: &TokenRequest,
    officer: OfficerId,
    reason: &Reason,
) -> Result<(TokenRequestStage, String), Problem> {
    let stage = decide(request, officer, TokenRequestAct::Decline)?;
    Ok((stage, reason.read()?))
}

/// May whoever asked take the request back?
///
/// # Errors
/// The problem that it does not wait any more.
pub fn withdraw(request: &TokenRequest) -> Result<TokenRequestStage, Problem> {
    act(request, TokenRequestAct::Withdraw)
}

fn decide(
    request: &TokenRequest,
    officer: OfficerId,
    by: TokenRequestAct,
) -> Result<TokenRequestStage, Problem> {
    if request.from.id == officer {
        return Err(Problem::error("", ProblemCode::OwnRequest));
    }
    act(request, by)
}

fn act(request: &TokenRequest, by: TokenRequestAct) -> Result<TokenRequestStage, Problem> {
    next(request.stage, by).ok_or_else(|| moved_on(request))
}

/// What a second decider is told: what became of it, by whom, when.
fn moved_on(request: &TokenRequest) -> Problem {
    let problem = Problem::error("", ProblemCode::TokenRequestMovedOn);
    let problem = problem.with("state", request.stage.word());
    let ended = request.timeline.iter().rev().find(|event| {
        use TokenRequestHappening::{Approved, Asked, Declined, TokenMailed, Withdrawn};
        match event.what {
            Approved | Declined | Withdrawn => true,
            Asked | TokenMailed => false,
        }
    });
    match ended {
        Some(event) => problem
            .with("by", event.by.as_deref().unwrap_or_default())
            .with("at", event.at.0),
        None => problem,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{
        Timestamp,
        officers::Officer,
        rights::{Role, Unit},
        token_requests::TokenRequestEvent,
    };

    fn officer(n: u128) -> OfficerId {
        uuid::Uuid::from_u128(n).into()
    }

    fn event(what: TokenRequestHappening, by: Option<&str>, at: i64) -> TokenRequestEvent {
        TokenRequestEvent {
            what,
            by: by.map(str::to_owned),
            at: Timestamp(at),
            note: String::new(),
        }
    }

    /// Of officer 1.
    fn waiting() -> TokenRequest {
        TokenRequest {
            id: uuid::Uuid::from_u128(5).into(),
            stage: TokenRequestStage::Waiting,
            from: Officer {
                id: officer(1),
                name: "สมชาย สมมติ".to_owned(),
                email: None,
            },
            role: Role::AgencyOfficer,
            unit: Unit::Agency(uuid::Uuid::from_u128(4).into()),
            unit_name_th: String::new(),
            agency_name_th: String::new(),
            email: "somchai@office.example".to_owned(),
            note: String::new(),
            asked_at: Timestamp(1),
            timeline: vec![event(TokenRequestHappening::Asked, Some("สมชาย สมมติ"), 1)],
            may_decide: false,
            may_withdraw: false,
        }
    }

    fn approved() -> TokenRequest {
        let mut request = waiting();
        request.stage = TokenRequestStage::Approved;
        let approved = event(TokenRequestHappening::Approved, Some("มานี สมมติ"), 7);
        let mailed = event(TokenRequestHappening::TokenMailed, None, 8);
        request.timeline.extend([approved, mailed]);
        request
    }

    fn because(reason: &str) -> Reason {
        Reason {
            reason: reason.to_owned(),
        }
    }

    #[test]
    fn one_it_waits_for_approves_or_declines_with_a_reason() {
        assert_eq!(
            approve(&waiting(), officer(2)),
            Ok(TokenRequestStage::Approved)
        );
        assert_eq!(
            decline(&waiting(), officer(2), &because(" ไม่ใช่บุคลากร\n")),
            Ok((TokenRequestStage::Declined, "ไม่ใช่บุคลากร".to_owned()))
        );
        let code = |reason: &str| {
            let declined = decline(&waiting(), officer(2), &because(reason));
            declined.unwrap_err().code
        };
        assert_eq!(code(" \u{200B}"), ProblemCode::ReasonMissing);
        assert_eq!(code(&"ก".repeat(1_001)), ProblemCode::FieldTooLong);
    }

    #[test]
    fn nobody_decides_their_own_but_takes_it_back() {
        let own = Problem::error("", ProblemCode::OwnRequest);
        assert_eq!(approve(&waiting(), officer(1)), Err(own.clone()));
        assert_eq!(decline(&waiting(), officer(1), &because("x")), Err(own));
        assert_eq!(withdraw(&waiting()), Ok(TokenRequestStage::Withdrawn));
    }

    #[test]
    fn whoever_comes_second_learns_what_happened() {
        let told = Problem::error("", ProblemCode::TokenRequestMovedOn)
            .with("state", "approved")
            .with("by", "มานี สมมติ")
            .with("at", 7);
        let request = approved();
        assert_eq!(approve(&request, officer(3)), Err(told.clone()));
        assert_eq!(
            decline(&request, officer(3), &because("x")),
            Err(told.clone())
        );
        assert_eq!(withdraw(&request), Err(told));
    }
}
