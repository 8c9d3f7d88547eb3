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

pub use batch::{Order, Phase, SheetState};
pub use choice::PrinterChoice;
pub use log::{JobRecord, JobResult, PrintLog, Recorded};
pub use queue::{PrintQueue, Started};
pub use search::Printers;
pub use view::{BatchView, CurrentSheet, SheetProblem};

pub use infodesk_printing::PrinterId;

use infodesk_printing::{PrintingOffice, Spooler};
use std::time::Duration;

#[cfg(test)]
mod tests;

/// How often a printer is asked how a job stands.
pub(crate) const EVERY: Duration = Duration::from_secs(1);

/// The printers of this computer, used by whoever is signed in to its system.
pub(crate) fn office() -> Option<PrintingOffice> {
    let user = ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_else(|| "infodesk".to_owned());
    match PrintingOffice::new(Spooler::of_this_machine(), user) {
        Ok(office) => Some(office),
        Err(fault) => {
            tracing::warn!(
                error = &fault as &dyn std::error::Error,
                "no printer can be reached"
            );
            None
        }
    }
}
