//! From what a printer says of a job and of itself to how the job stands.

use crate::{
    fault::PrintFault,
    job::JobState,
    media::Media,
    problem::{PrinterProblem, Urgency, leading_fault},
};

/// A job as its printer reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobReport {
    /// `job-state` (RFC 8011, 5.3.7).
    pub state: i32,
    /// `job-state-reasons` (RFC 8011, 5.3.8).
    pub reasons: Vec<String>,
    /// `job-impressions-completed` (RFC 8011, 5.3.18.2).
    pub impressions: Option<u32>,
}

/// A printer's part in the fate of a job.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrinterReport {
    pub stopped: bool,
    pub problems: Vec<PrinterProblem>,
    pub loaded: Vec<Media>,
}

const HELD: i32 = 4;
const PROCESSING: i32 = 5;
const STOPPED: i32 = 6;
const CANCELLED: i32 = 7;
const ABORTED: i32 = 8;
const COMPLETED: i32 = 9;

impl JobReport {
    /// The printer behind a queue has the job and knows better, above all how it ended: CUPS calls a job
    /// completed, or cancelled, that was delivered and that the printer then gave up. As long as the queue
    /// has not let go, the job is not over.
    pub fn take_from_behind(&mut self, behind: Self) {
        self.impressions = behind.impressions.or(self.impressions);
        let further = self.state == PROCESSING && behind.state < CANCELLED;
        let given_up = self.state == CANCELLED && behind.state == ABORTED;
        if self.state == COMPLETED || further || given_up {
            self.state = behind.state;
            self.reasons = behind.reasons;
        }
    }
}

impl PrinterReport {
    pub fn offline() -> Self {
        Self {
            problems: vec![PrinterProblem::offline()],
            ..Self::default()
        }
    }

    pub fn add(&mut self, further: Self) {
        self.stopped |= further.stopped;
        self.problems.extend(further.problems);
        self.loaded.extend(further.loaded);
    }
}

/// How the job stands.
pub fn judge(job: &JobReport, printer: &PrinterReport, wanted: &Media) -> JobState {
    let impressions = job.impressions;
    let leading =
        |at_least| leading_fault(&printer.problems, at_least, Some(wanted), &printer.loaded);
    let standing = || {
        let fault = leading(Urgency::Error);
        let stopped = printer
            .stopped
            .then(|| leading(Urgency::Warning).unwrap_or(PrintFault::PrinterStopped));
        stopped.or(fault)
    };
    match job.state {
        HELD => JobState::Held,
        PROCESSING => match standing() {
            Some(fault) => JobState::Stopped { fault, impressions },
            None => JobState::Printing {
                impressions,
                warning: leading(Urgency::Warning),
            },
        },
        STOPPED => JobState::Stopped {
            fault: leading(Urgency::Report).unwrap_or(PrintFault::PrinterStopped),
            impressions,
        },
        CANCELLED => JobState::Cancelled { impressions },
        ABORTED => JobState::Aborted {
            fault: why_aborted(&job.reasons)
                .or_else(|| leading(Urgency::Report))
                .unwrap_or(PrintFault::JobAborted),
            impressions,
        },
        COMPLETED => JobState::Done { impressions },
        _ => match standing() {
            Some(fault) => JobState::Stopped {
                fault,
                impressions: Some(0),
            },
            None => JobState::Waiting,
        },
    }
}

/// What the job itself says of its end (RFC 8011, 5.3.8).
fn why_aborted(reasons: &[String]) -> Option<PrintFault> {
    reasons.iter().find_map(|reason| match reason.as_str() {
        "unsupported-document-format" => Some(PrintFault::FormatRefused),
        "document-format-error"
        | "document-access-error"
        | "unsupported-compression"
        | "compression-error" => Some(PrintFault::DocumentBroken),
        "account-authorization-failed" | "account-closed" | "account-limit-reached" => {
            Some(PrintFault::NotAuthorised)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const PENDING: i32 = 3;

    fn job(state: i32) -> JobReport {
        JobReport {
            state,
            reasons: vec![],
            impressions: Some(2),
        }
    }

    fn printer(words: &[&str]) -> PrinterReport {
        PrinterReport {
            problems: words
                .iter()
                .filter_map(|word| PrinterProblem::read(word))
                .collect(),
            ..PrinterReport::default()
        }
    }

    fn judged(job: &JobReport, printer: &PrinterReport) -> JobState {
        judge(job, printer, &Media::A4)
    }

    #[test]
    fn a_job_goes_on_beside_a_warning_and_stands_at_an_error() {
        assert_eq!(
            judged(&job(PROCESSING), &printer(&["media-empty-warning"])),
            JobState::Printing {
                impressions: Some(2),
                warning: Some(PrintFault::NoPaper)
            }
        );
        assert_eq!(
            judged(&job(PROCESSING), &printer(&["media-empty-error"])),
            JobState::Stopped {
                fault: PrintFault::NoPaper,
                impressions: Some(2)
            }
        );
    }

    #[test]
    fn a_stopped_printer_keeps_a_job_waiting_for_somebody() {
        let stopped = PrinterReport {
            stopped: true,
            ..printer(&["paused"])
        };
        assert_eq!(
            judged(&job(PENDING), &stopped),
            JobState::Stopped {
                fault: PrintFault::PrinterStopped,
                impressions: Some(0)
            }
        );
        assert_eq!(judged(&job(PENDING), &printer(&[])), JobState::Waiting);
    }

    #[test]
    fn what_is_left_of_a_jam_explains_the_end() {
        assert_eq!(
            judged(&job(ABORTED), &printer(&["media-jam-report"])),
            JobState::Aborted {
                fault: PrintFault::Jam,
                impressions: Some(2)
            }
        );
        let mut unread = job(ABORTED);
        unread.reasons = vec!["document-format-error".to_owned()];
        assert_eq!(
            judged(&unread, &printer(&[])),
            JobState::Aborted {
                fault: PrintFault::DocumentBroken,
                impressions: Some(2)
            }
        );
    }

    #[test]
    fn a_queue_is_not_believed_when_the_printer_gave_the_job_up() {
        for end in [COMPLETED, CANCELLED] {
            let mut queue = job(end);
            queue.impressions = Some(3);
            queue.take_from_behind(job(ABORTED));
            assert_eq!(queue, job(ABORTED));
        }
    }

    #[test]
    fn the_queue_lets_go_before_the_job_is_over() {
        let mut queue = job(PROCESSING);
        queue.take_from_behind(job(COMPLETED));
        assert_eq!(queue, job(PROCESSING));
        let mut cancelled = job(CANCELLED);
        cancelled.take_from_behind(job(PROCESSING));
        assert_eq!(cancelled, job(CANCELLED));
    }
}
