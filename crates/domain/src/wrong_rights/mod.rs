//! "สิทธิ์ไม่ถูกต้อง": an officer writes that a right of theirs is wrong, or that one is missing; whoever looks
//! after rights there answers.
//!
//! Source: the guideline, Profile, "สิทธิ์ไม่ถูกต้อง".

mod addressee;
mod stages;

pub use addressee::asks_first;
pub use stages::{Act, Stage, TRANSITIONS, next};

use crate::{
    AgencyId, GrantId, Problem, ProblemCode, Timestamp, WrongRightsId, officers::Officer, records,
    rights::Role,
};
use serde::{Deserialize, Serialize};

/// Characters of a note: fewer say nothing that somebody could act on.
pub const LEAST: usize = 10;
/// Characters of a note or of an answer.
pub const MOST: usize = 1_000;
/// Notes of one officer that wait at once.
pub const MOST_WAITING: usize = 5;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Wrong {
    /// A right that the officer holds.
    Grant(GrantId),
    /// A right in this agency, or below it, that they should hold.
    Missing(AgencyId),
}

/// What the officer sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportWrongRights {
    pub wrong: Wrong,
    pub note: String,
}

/// What whoever settles it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettleWrongRights {
    pub reply: String,
}

/// Where a note stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum NoteState {
    Waiting,
    Settled {
        reply: String,
        /// Who answered.
        by: String,
        at: Timestamp,
    },
    /// By whoever wrote it.
    Withdrawn {
        at: Timestamp,
    },
}

/// A note, as its writer and those it waits for see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WrongRightsNote {
    pub id: WrongRightsId,
    pub from: Officer,
    pub wrong: Wrong,
    /// Of the right that is wrong.
    pub role: Option<Role>,
    pub unit_name_th: String,
    /// The department and its ministry: "กรมการปกครอง กระทรวงมหาดไทย".
    pub agency_name_th: String,
    pub note: String,
    pub written_at: Timestamp,
    pub state: NoteState,
    /// It waits for the officer who asks.
    pub may_settle: bool,
    /// The officer who asks wrote it, and it still waits.
    pub may_withdraw: bool,
}

/// The newest note first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WrongRightsNotes {
    pub notes: Vec<WrongRightsNote>,
}

impl NoteState {
    pub const fn stage(&self) -> Stage {
        match self {
            Self::Waiting => Stage::Waiting,
            Self::Settled { .. } => Stage::Settled,
            Self::Withdrawn { .. } => Stage::Withdrawn,
        }
    }
}

/// The note as it is kept, if it may be written beside those of the officer that wait already.
///
/// # Errors
/// Problems at the fields `note` and `wrong`.
pub fn report(report: &ReportWrongRights, waiting: &[Wrong]) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    let note = records::trim(&report.note);
    let length = note.chars().count();
    if length < LEAST {
        problems.push(Problem::error("note", ProblemCode::NoteTooShort).with("least", LEAST));
    }
    if length > MOST {
        problems.push(Problem::error("note", ProblemCode::NoteTooLong).with("most", MOST));
    }
    if waiting.contains(&report.wrong) {
        problems.push(Problem::error("wrong", ProblemCode::WrongRightsReported));
    } else if waiting.len() >= MOST_WAITING {
        let problem = Problem::error("wrong", ProblemCode::TooManyNotes);
        problems.push(problem.with("most", MOST_WAITING));
    }
    if problems.is_empty() {
        Ok(note.to_owned())
    } else {
        Err(problems)
    }
}

/// The answer as it is kept, if the note still waits for one.
///
/// # Errors
/// One problem: of the whole, where somebody was here before; else at the field `reply`.
pub fn settle(state: &NoteState, reply: &str) -> Result<String, Problem> {
    act(state, Act::Settle)?;
    let reply = records::trim(reply);
    match reply.chars().count() {
        0 => Err(Problem::error("reply", ProblemCode::ReplyMissing)),
        length if length > MOST => {
            Err(Problem::error("reply", ProblemCode::NoteTooLong).with("most", MOST))
        }
        _ => Ok(reply.to_owned()),
    }
}

/// May the officer who wrote the note take it back?
///
/// # Errors
/// The problem that it does not wait any more.
pub fn withdraw(state: &NoteState) -> Result<(), Problem> {
    act(state, Act::Withdraw).map(drop)
}

fn act(state: &NoteState, act: Act) -> Result<Stage, Problem> {
    next(state.stage(), act).ok_or_else(|| over(state))
}

/// What a second decider is told: what happened, by whom, when.
fn over(state: &NoteState) -> Problem {
    match state {
        NoteState::Settled { by, at, .. } => Problem::error("", ProblemCode::NoteSettled)
            .with("by", by)
            .with("at", at.0),
        NoteState::Withdrawn { at } => {
            Problem::error("", ProblemCode::NoteWithdrawn).with("at", at.0)
        }
        NoteState::Waiting => Problem::error("", ProblemCode::NothingToChange),
    }
}

#[cfg(test)]
mod tests;
