//! How far a batch is.

/// How far a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Posters laid out and written, left out, or found standing.
    pub done: usize,
    /// Posters of the batch.
    pub total: usize,
    /// Those among the done that were left out.
    pub bad: usize,
    /// The texts are looked at before anything is written.
    pub checking: bool,
}
