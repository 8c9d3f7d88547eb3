//! How a note goes from one stage to the next.

/// Where a note stands, without who and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    Waiting,
    Settled,
    Withdrawn,
}

/// What can be done to a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// By one it waits for.
    Settle,
    /// By its writer.
    Withdraw,
}

/// All that can happen. What is not here cannot.
pub const TRANSITIONS: &[(Stage, Act, Stage)] = &[
    (Stage::Waiting, Act::Settle, Stage::Settled),
    (Stage::Waiting, Act::Withdraw, Stage::Withdrawn),
];

/// The stage after `act`; `None`: it cannot be done.
pub fn next(stage: Stage, act: Act) -> Option<Stage> {
    TRANSITIONS
        .iter()
        .find(|(from, by, _)| (*from, *by) == (stage, act))
        .map(|(_, _, to)| *to)
}
