//! "พิมพ์โปสเตอร์": the officer's printer, and posters on their way to it.
//!
//! `batch` decides what comes next and knows no printer; `run` does it; `queue` is what the screens hold on
//! to; `log` is told of every job's end.

mod batch;
mod choice;
mod log;
mod queue;
mod run;
mod search;
mod view;

#[cfg(test)]
mod tests;

pub use batch::{Order, Phase, SheetState};
pub use choice::PrinterChoice;
pub use log::{JobRecord, JobResult, PrintLog, Recorded, TraceLog};
pub use queue::{PrintQueue, Started};
pub use search::{PrinterAnswer, Printers};
pub use view::{BatchView, CurrentSheet, SheetProblem};
