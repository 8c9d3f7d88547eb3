//! Word of every job that came to its end, for whoever keeps a log of prints.

use crate::posters::Poster;
use infodesk_domain::{ServicePointId, Timestamp};
use infodesk_printing::PrintFault;
use std::{future::Future, pin::Pin};

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobResult {
    /// All copies of it are out.
    Printed,
    Failed(PrintFault),
    /// The officer took it back.
    TakenBack,
}

/// A job that a printer took, at its end. A sheet that took several tries has as many of these.
pub struct JobRecord<'a> {
    pub point: ServicePointId,
    /// As it was sent.
    pub poster: &'a Poster,
    /// Good copies; `None` where the printer does not tell.
    pub copies: Option<u32>,
    /// The printer, as people call it.
    pub printer: &'a str,
    pub result: JobResult,
    pub at: Timestamp,
}

/// The log's work on one record.
pub type Recorded<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// Keeps records of prints. What goes wrong in keeping one is its own affair: the sheet is printed.
pub trait PrintLog: Send + Sync + 'static {
    fn record<'a>(&'a self, record: JobRecord<'a>) -> Recorded<'a>;
}

/// Writes to the program's own log.
pub struct TraceLog;

impl PrintLog for TraceLog {
    fn record<'a>(&'a self, record: JobRecord<'a>) -> Recorded<'a> {
        tracing::info!(
            point = %record.point,
            copies = ?record.copies,
            printer = record.printer,
            result = ?record.result,
            "a print job has ended"
        );
        Box::pin(async {})
    }
}
