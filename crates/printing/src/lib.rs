//! Printers of this machine and of the network: find them, ask how they are, send a PDF, follow the job
//! to its end.
//!
//! All of it speaks IPP (RFC 8011): to CUPS for the machine's queues, to the printer itself for those
//! that announce themselves by DNS-SD. Where a queue leads to an IPP printer, that printer is asked too:
//! CUPS does not know what is loaded in it, and calls a job done that the printer gave up.
//!
//! Not here: what is printed, in which order, how often (that is `desk`); words for the screen (a
//! [`PrintFault`] is a situation, the screen has the sentence); the system's print dialog.

mod answer;
mod ask;
mod fault;
mod follow;
mod job;
mod media;
mod names;
mod network;
mod office;
mod printer;
mod problem;
mod report;
mod search;
mod send;
mod spooler;
mod status;
mod status_code;
#[cfg(windows)]
mod windows;
mod wire;

pub use fault::{Cause, PrintFault};
pub use follow::Follow;
pub use job::{Job, JobState, JobTicket};
pub use media::Media;
pub use office::PrintingOffice;
pub use printer::{Printer, PrinterId, PrinterKind, PrinterState};
pub use problem::{Condition, PrinterProblem, Urgency};
pub use search::{Found, Search};
pub use spooler::Spooler;
