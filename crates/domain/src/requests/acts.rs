//! Who may do what to a service request, and what the second of two who decide is told.

use super::{Decision, RequestAct, RequestActs, RequestStage, check::MOST_REASON, next};
use crate::{
    Problem, ProblemCode, Timestamp, records,
    rights::{Rights, Role},
};

/// Whoever acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    Officer {
        /// It is their own request.
        asked: bool,
        /// They look after requests; see [`looks_after`].
        operator: bool,
    },
    /// Whoever holds the link of the mail.
    Executive,
    /// Time alone.
    Clock,
}

/// Why an act does not come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refused {
    /// It is not for them, now or ever.
    NotTheirs,
    /// The request stands elsewhere by now.
    MovedOn,
}

/// Operators see every request, whatever their grant is bound to.
pub fn looks_after(rights: &Rights) -> bool {
    rights
        .grants
        .iter()
        .any(|grant| grant.role == Role::Operator)
}

/// The stage after `act` of `who`.
///
/// # Errors
/// [`Refused`]; whose act it is comes first, so that the refusal tells a stranger nothing of the stage.
pub fn act(stage: RequestStage, act: RequestAct, who: Who) -> Result<RequestStage, Refused> {
    if !is_theirs(act, who) {
        return Err(Refused::NotTheirs);
    }
    next(stage, act).ok_or(Refused::MovedOn)
}

/// Nobody decides their own request, operators neither.
const fn is_theirs(act: RequestAct, who: Who) -> bool {
    match act {
        RequestAct::AskExecutive | RequestAct::SendAgain | RequestAct::Withdraw => {
            matches!(who, Who::Officer { asked: true, .. })
        }
        RequestAct::Approve | RequestAct::Return | RequestAct::Reject => matches!(
            who,
            Who::Officer {
                asked: false,
                operator: true
            }
        ),
        RequestAct::Confirm | RequestAct::Decline => matches!(who, Who::Executive),
        RequestAct::Expire => matches!(who, Who::Clock),
    }
}

/// What `who` may do to a request that stands at `stage`.
pub fn acts_of(stage: RequestStage, who: Who) -> RequestActs {
    let may = |what| act(stage, what, who).is_ok();
    RequestActs {
        decide: may(RequestAct::Approve),
        ask_executive: may(RequestAct::AskExecutive),
        send_again: may(RequestAct::SendAgain),
        withdraw: may(RequestAct::Withdraw),
    }
}

/// What whoever comes too late is told: where it stands, who brought it there, and when.
pub fn moved_on(stage: RequestStage, by: Option<&str>, at: Timestamp) -> Problem {
    Problem::error("", ProblemCode::RequestMovedOn)
        .with("by", by.unwrap_or_default())
        .with("at", at.0)
        .with("state", stage.word())
}

/// The act of a decision, with the note or the reason as it is kept.
///
/// # Errors
/// One problem, at `note` or `reason`.
pub fn decided(decision: &Decision) -> Result<(RequestAct, String), Problem> {
    match decision {
        Decision::Approve => Ok((RequestAct::Approve, String::new())),
        Decision::Return { note } => Ok((RequestAct::Return, reason("note", note)?)),
        Decision::Reject { reason: text } => Ok((RequestAct::Reject, reason("reason", text)?)),
    }
}

/// A reason as it is kept.
///
/// # Errors
/// One problem, at `field`: it is missing or too long.
pub fn reason(field: &str, text: &str) -> Result<String, Problem> {
    let text = records::trim(text);
    match text.chars().count() {
        0 => Err(Problem::error(field, ProblemCode::ReasonMissing)),
        length if length > MOST_REASON => {
            Err(Problem::error(field, ProblemCode::NoteTooLong).with("most", MOST_REASON))
        }
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::requests::TRANSITIONS;
    use proptest::prelude::*;

    const ACTS: [RequestAct; 9] = [
        RequestAct::Confirm,
        RequestAct::Decline,
        RequestAct::Expire,
        RequestAct::AskExecutive,
        RequestAct::SendAgain,
        RequestAct::Withdraw,
        RequestAct::Approve,
        RequestAct::Return,
        RequestAct::Reject,
    ];

    const fn officer(asked: bool, operator: bool) -> Who {
        Who::Officer { asked, operator }
    }

    const EVERYBODY: [Who; 6] = [
        officer(true, false),
        officer(false, true),
        officer(true, true),
        officer(false, false),
        Who::Executive,
        Who::Clock,
    ];

    #[test]
    fn each_act_is_for_some_and_for_nobody_else() {
        let whose = |act| -> Vec<usize> {
            let theirs = EVERYBODY.iter().enumerate();
            theirs
                .filter(|(_, who)| is_theirs(act, **who))
                .map(|(place, _)| place)
                .collect()
        };
        for act in ACTS {
            let expected: &[usize] = match act {
                RequestAct::AskExecutive | RequestAct::SendAgain | RequestAct::Withdraw => &[0, 2],
                RequestAct::Approve | RequestAct::Return | RequestAct::Reject => &[1],
                RequestAct::Confirm | RequestAct::Decline => &[4],
                RequestAct::Expire => &[5],
            };
            assert_eq!(whose(act), expected, "{act:?}");
        }
    }

    #[test]
    fn an_operators_own_request_waits_for_another() {
        let stage = RequestStage::AwaitsOperator;
        assert!(acts_of(stage, officer(false, true)).decide);
        let own = acts_of(stage, officer(true, true));
        assert!(!own.decide && own.withdraw);
        let refused = act(stage, RequestAct::Approve, officer(true, true));
        assert_eq!(refused, Err(Refused::NotTheirs));
    }

    #[test]
    fn a_decision_against_says_why() {
        let read = |note: &str| {
            decided(&Decision::Return {
                note: note.to_owned(),
            })
        };
        let kept = "ขอหนังสือฉบับใหม่".to_owned();
        assert_eq!(
            read(" ขอหนังสือฉบับใหม่ \n").unwrap(),
            (RequestAct::Return, kept)
        );
        let missing = Problem::error("note", ProblemCode::ReasonMissing);
        assert_eq!(read("\u{200B} ").unwrap_err(), missing);
        let long = read(&"ก".repeat(MOST_REASON + 1)).unwrap_err();
        assert_eq!(long.args["most"], MOST_REASON.to_string());
    }

    #[test]
    fn who_comes_too_late_learns_who_was_there_and_when() {
        let problem = moved_on(RequestStage::Approved, Some("สมหญิง ใจดี"), Timestamp(7));
        let args = ["by", "at", "state"].map(|name| problem.args[name].clone());
        assert_eq!(args, ["สมหญิง ใจดี", "7", "approved"]);
        assert_eq!(
            moved_on(RequestStage::LinkExpired, None, Timestamp(7)).args["by"],
            ""
        );
    }

    proptest! {
        #[test]
        fn no_mix_of_acts_and_people_leaves_the_diagram(
            tries in prop::collection::vec(
                (prop::sample::select(ACTS.to_vec()), prop::sample::select(EVERYBODY.to_vec())), 0..60)
        ) {
            let mut stage = RequestStage::AwaitsExecutive;
            for (what, who) in tries {
                match act(stage, what, who) {
                    Ok(to) => {
                        prop_assert!(TRANSITIONS.contains(&(stage, what, to)));
                        prop_assert!(is_theirs(what, who) && !stage.is_last());
                        stage = to;
                    }
                    Err(Refused::MovedOn) => prop_assert_eq!(next(stage, what), None),
                    Err(Refused::NotTheirs) => prop_assert!(!is_theirs(what, who)),
                }
            }
        }
    }
}
