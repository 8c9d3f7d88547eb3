//! Following a job to its end.

use crate::{
    answer::{self, Attributes},
    ask::Ask,
    fault::PrintFault,
    job::{Job, JobState},
    media::Media,
    office::PrintingOffice,
    printer::PrinterState,
    report::{JobReport, PrinterReport, judge},
    status,
    wire::Place,
};
use ipp::{attribute::IppAttributes, model::Operation, value::IppValue};
use std::time::Duration;

/// RFC 8011, 5.3.
const JOB_ATTRIBUTES: &[&str] = &[
    "job-id",
    "job-impressions-completed",
    "job-media-sheets-completed",
    "job-name",
    "job-originating-user-name",
    "job-state",
    "job-state-reasons",
];

/// How many looks in a row may find nobody before the job is given up.
const MOST_MISSES: u32 = 30;

/// A job, watched.
pub struct Follow {
    office: PrintingOffice,
    job: Job,
    every: Duration,
    last: Option<JobState>,
    misses: u32,
    over: bool,
}

/// One of a printer's jobs, as found by its name.
pub(crate) struct FoundJob {
    pub number: i32,
    report: JobReport,
}

impl PrintingOffice {
    /// Watches a job, looking `every` so often.
    pub fn follow(&self, job: &Job, every: Duration) -> Follow {
        Follow {
            office: self.clone(),
            job: job.clone(),
            every,
            last: None,
            misses: 0,
            over: false,
        }
    }

    /// How a job stands at this moment.
    ///
    /// # Errors
    /// The line's; [`PrintFault::JobLost`] when the printer has forgotten it.
    pub async fn job_state(&self, job: &Job) -> Result<JobState, PrintFault> {
        let place = self.wire().place(&job.printer.0);
        let mut report = self.job_report(&place, job.number).await?;
        let mut printer = self.printer_report(&place).await?;
        if let Some(behind) = &job.behind {
            self.look_further(behind, job, &mut report, &mut printer)
                .await;
        }
        Ok(judge(&report, &printer, &job.media))
    }

    /// What the printer behind the queue says. Its silence is one of the printer's problems, and no reason
    /// not to believe the queue.
    async fn look_further(
        &self,
        behind: &Place,
        job: &Job,
        report: &mut JobReport,
        printer: &mut PrinterReport,
    ) {
        match self.printer_report(behind).await {
            Ok(further) => printer.add(further),
            Err(fault) if fault.is_line() => printer.add(PrinterReport::offline()),
            Err(fault) => tracing::debug!(%fault, "the printer behind the queue"),
        }
        match self.find_job(behind, &job.name).await {
            Ok(Some(found)) => report.take_from_behind(found.report),
            // Not there yet, or forgotten again.
            Ok(None) => {}
            Err(fault) => tracing::debug!(%fault, "the jobs behind the queue"),
        }
    }

    async fn job_report(&self, place: &Place, number: i32) -> Result<JobReport, PrintFault> {
        let ask = Ask::of_job(
            Operation::GetJobAttributes,
            place.uri(),
            number,
            self.user(),
        )
        .and_then(|ask| ask.wanting(JOB_ATTRIBUTES))
        .map_err(PrintFault::nonsense)?;
        let answer = match self.wire().ask(place, ask, &[]).await {
            Err(PrintFault::PrinterGone) => return Err(PrintFault::JobLost),
            answer => answer?,
        };
        let attributes = answer::jobs(&answer).next().ok_or(PrintFault::JobLost)?;
        Ok(report(attributes))
    }

    async fn printer_report(&self, place: &Place) -> Result<PrinterReport, PrintFault> {
        let ask = Ask::of_printer(Operation::GetPrinterAttributes, place.uri(), self.user())
            .and_then(|ask| ask.wanting(&["media-ready", "printer-state", "printer-state-reasons"]))
            .map_err(PrintFault::nonsense)?;
        let answer = self.wire().ask(place, ask, &[]).await?;
        let attributes = answer::printers(&answer)
            .next()
            .ok_or(PrintFault::PrinterGone)?;
        let queue = matches!(place, Place::Spooler { .. });
        Ok(PrinterReport {
            stopped: status::state(attributes) == PrinterState::Stopped,
            problems: status::problems(attributes),
            loaded: if queue {
                Vec::new()
            } else {
                Media::read_all(attributes.texts("media-ready"))
            },
        })
    }

    /// Our newest job of that name, under way or ended.
    pub(crate) async fn find_job(
        &self,
        place: &Place,
        name: &str,
    ) -> Result<Option<FoundJob>, PrintFault> {
        let mut newest = None;
        for which in ["not-completed", "completed"] {
            let answer = self.jobs(place, which).await?;
            let ours = answer::jobs(&answer)
                .filter(|job| {
                    job.text("job-name") == Some(crate::ask::shortened(name))
                        && job
                            .text("job-originating-user-name")
                            .is_none_or(|user| user == self.user())
                })
                .filter_map(|job| Some((job.number("job-id")?, report(job))));
            newest = ours.chain(newest).max_by_key(|(number, _)| *number);
        }
        Ok(newest.map(|(number, report)| FoundJob { number, report }))
    }

    async fn jobs(&self, place: &Place, which: &str) -> Result<IppAttributes, PrintFault> {
        let ask = Ask::of_printer(Operation::GetJobs, place.uri(), self.user())
            .and_then(|ask| {
                ask.operation("limit", IppValue::Integer(100))?
                    .operation("which-jobs", crate::ask::keyword(which)?)?
                    .wanting(JOB_ATTRIBUTES)
            })
            .map_err(PrintFault::nonsense)?;
        self.wire().ask(place, ask, &[]).await
    }
}

impl Follow {
    /// The next state that is another than the one before; `None` after the end.
    ///
    /// # Errors
    /// Once, and nothing after it, when the printer has been out of reach for too long, or does not know
    /// the job any more.
    pub async fn next(&mut self) -> Option<Result<JobState, PrintFault>> {
        while !self.over {
            if self.last.is_some() {
                tokio::time::sleep(self.every).await;
            }
            let state = match self.office.job_state(&self.job).await {
                Ok(state) => {
                    self.misses = 0;
                    state
                }
                Err(fault) if fault.is_line() && self.misses < MOST_MISSES => {
                    self.misses += 1;
                    tracing::debug!(%fault, misses = self.misses, "out of touch with a printer");
                    JobState::OutOfTouch
                }
                Err(fault) => {
                    self.over = true;
                    return Some(Err(fault));
                }
            };
            self.over = state.is_end();
            if self.last.as_ref() != Some(&state) {
                self.last = Some(state.clone());
                return Some(Ok(state));
            }
        }
        None
    }
}

fn report(attributes: Attributes<'_>) -> JobReport {
    JobReport {
        state: attributes.number("job-state").unwrap_or_default(),
        reasons: attributes
            .texts("job-state-reasons")
            .map(str::to_owned)
            .collect(),
        impressions: attributes
            .count("job-impressions-completed")
            .or_else(|| attributes.count("job-media-sheets-completed")),
    }
}
