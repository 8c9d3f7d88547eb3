//! Word of every job that came to its end, for the log of prints.

use crate::{posters::Poster, prints::Print, register::Register};
use infodesk_domain::{
    ServicePointId,
    prints::{Destination, PrintResult},
};
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
}

/// The log's work on one record.
pub type Recorded<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// Keeps records of prints. What goes wrong in keeping one is its own affair: the sheet is printed.
pub trait PrintLog: Send + Sync + 'static {
    fn record<'a>(&'a self, record: JobRecord<'a>) -> Recorded<'a>;
}

/// The log of the register, which tells the hub.
impl PrintLog for Register {
    fn record<'a>(&'a self, record: JobRecord<'a>) -> Recorded<'a> {
        Box::pin(async move {
            let print = Print {
                copies: record.copies,
                destination: Destination::Printer {
                    name: record.printer.to_owned(),
                },
                result: result(&record.result),
            };
            let told = self.record_print(record.point, record.poster, print).await;
            if let Err(error) = told {
                tracing::warn!(%error, point = %record.point, "a print is missing in the log");
            }
        })
    }
}

fn result(result: &JobResult) -> PrintResult {
    match result {
        JobResult::Printed => PrintResult::Printed,
        JobResult::TakenBack => PrintResult::Cancelled,
        JobResult::Failed(fault) => PrintResult::Failed {
            fault: fault.code(),
        },
    }
}
