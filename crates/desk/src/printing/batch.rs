//! A batch of posters as a machine without a printer: which sheet comes next, how each one stands, what
//! stands in the way of all of them.

use crate::errors::ErrorCode;
use infodesk_domain::{ServicePointId, Timestamp};
use infodesk_printing::{JobState, PrintFault};
use serde::{Deserialize, Serialize};

/// A poster that is wanted on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Order {
    pub point: ServicePointId,
    /// The point's name, for the list of what failed and for everybody's print queue.
    pub label: String,
    /// At least 1.
    pub copies: u32,
}

/// How the batch as a whole stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Phase {
    Printing,
    /// The poster under way still comes out.
    Pausing,
    Paused,
    /// Somebody has to go to the printer; then it goes on with the same sheet.
    Blocked {
        fault: PrintFault,
    },
    Stopping,
    /// What had not been printed is not coming.
    Stopped,
    Finished,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SheetState {
    Waiting,
    Printing,
    Done,
    Failed {
        fault: PrintFault,
        /// The printer does not say how many copies are good: somebody has to look, or good ones would be
        /// printed twice.
        uncertain: bool,
    },
    /// There is no poster to print.
    Skipped {
        code: ErrorCode,
    },
}

/// One poster of the batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    pub order: Order,
    /// Good copies that are out.
    pub printed: u32,
    pub state: SheetState,
}

/// What is to be done next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Print {
        order: Order,
        copies: u32,
    },
    /// Until the officer decides.
    Wait,
    End,
}

/// The sheet under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Current {
    pub sheet: usize,
    /// Of this job; a printer may not make all of a sheet's at once.
    pub copies: u32,
    pub job: Option<JobState>,
}

/// What a fault of a job means for its batch.
enum Then {
    /// The printer is at fault: mended, it prints the rest of this sheet.
    SameSheet,
    /// The sheet is at fault.
    NextSheet,
    /// The sheet is lost, and somebody should look before the next one.
    LookFirst,
}

#[derive(Debug)]
pub(super) struct Batch {
    pub sheets: Vec<Sheet>,
    pub phase: Phase,
    pub current: Option<Current>,
    copies_max: u32,
    /// Milliseconds at work, without the present stretch.
    worked: i64,
    /// When the present stretch of work began.
    since: Option<Timestamp>,
}

impl Batch {
    /// `copies_max`: the most copies the printer makes of one job.
    pub fn new(orders: Vec<Order>, copies_max: u32, now: Timestamp) -> Self {
        let sheets = orders.into_iter().map(|order| Sheet {
            printed: 0,
            state: SheetState::Waiting,
            order,
        });
        Self {
            sheets: sheets.collect(),
            phase: Phase::Printing,
            current: None,
            copies_max: copies_max.max(1),
            worked: 0,
            since: Some(now),
        }
    }

    /// Nothing more comes of it by itself.
    pub fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Stopped | Phase::Finished)
    }

    /// What to do next, when nothing is under way. The earliest sheet that waits comes first: a sheet that
    /// was broken off goes on before the others.
    pub fn step(&mut self, now: Timestamp) -> Step {
        match self.phase {
            Phase::Printing => match self.next_sheet() {
                Some(step) => step,
                None => {
                    self.enter(Phase::Finished, now);
                    Step::End
                }
            },
            Phase::Pausing => {
                self.enter(Phase::Paused, now);
                Step::Wait
            }
            Phase::Paused | Phase::Blocked { .. } => Step::Wait,
            Phase::Stopping => {
                self.enter(Phase::Stopped, now);
                Step::End
            }
            Phase::Stopped | Phase::Finished => Step::End,
        }
    }

    fn next_sheet(&mut self) -> Option<Step> {
        let waits = |sheet: &Sheet| sheet.state == SheetState::Waiting;
        let index = self.sheets.iter().position(waits)?;
        let sheet = &mut self.sheets[index];
        let copies = (sheet.order.copies - sheet.printed).min(self.copies_max);
        sheet.state = SheetState::Printing;
        let order = sheet.order.clone();
        self.current = Some(Current {
            sheet: index,
            copies,
            job: None,
        });
        Some(Step::Print { order, copies })
    }

    /// The poster could not be made.
    pub fn not_made(&mut self, code: ErrorCode) {
        self.close(0, SheetState::Skipped { code });
    }

    /// The printer has no time; the same sheet is next again.
    pub fn not_yet(&mut self) {
        self.close(0, SheetState::Waiting);
    }

    /// The printer took no job.
    pub fn refused(&mut self, fault: PrintFault, now: Timestamp) {
        self.failed(fault, Some(0), now);
    }

    /// The job is out of sight for good; how much of it came out nobody knows.
    pub fn lost(&mut self, fault: PrintFault, now: Timestamp) {
        self.failed(fault, None, now);
    }

    /// The job stands so now. `ours`: if it was cancelled, it was by us.
    pub fn job_is(&mut self, state: JobState, ours: bool, now: Timestamp) {
        match state {
            JobState::Done { .. } => {
                let copies = self.current.as_ref().map_or(0, |current| current.copies);
                self.close(copies, SheetState::Waiting);
            }
            JobState::Cancelled {
                impressions: Some(printed),
            } if ours => self.close(printed, SheetState::Waiting),
            JobState::Cancelled { impressions } => {
                self.failed(PrintFault::JobCancelledElsewhere, impressions, now);
            }
            JobState::Aborted { fault, impressions } => self.failed(fault, impressions, now),
            under_way => {
                if let Some(current) = &mut self.current {
                    current.job = Some(under_way);
                }
            }
        }
    }

    fn failed(&mut self, fault: PrintFault, printed: Option<u32>, now: Timestamp) {
        let then = then(&fault);
        let uncertain = printed.is_none();
        let again = matches!(then, Then::SameSheet) && !uncertain;
        let state = if again {
            SheetState::Waiting
        } else {
            let fault = fault.clone();
            SheetState::Failed { fault, uncertain }
        };
        self.close(printed.unwrap_or(0), state);
        let stands = uncertain || !matches!(then, Then::NextSheet);
        if stands && matches!(self.phase, Phase::Printing | Phase::Pausing) {
            self.enter(Phase::Blocked { fault }, now);
        }
    }

    /// The sheet under way is no longer. With its last copy it is done, whatever else there was.
    fn close(&mut self, printed: u32, state: SheetState) {
        let Some(current) = self.current.take() else {
            return;
        };
        let sheet = &mut self.sheets[current.sheet];
        sheet.printed += printed.min(current.copies);
        sheet.state = if sheet.printed >= sheet.order.copies {
            SheetState::Done
        } else {
            state
        };
    }

    pub fn pause(&mut self, now: Timestamp) {
        if self.phase == Phase::Printing {
            let phase = match self.current {
                Some(_) => Phase::Pausing,
                None => Phase::Paused,
            };
            self.enter(phase, now);
        }
    }

    /// Goes on after a pause, or when what stood in the way has been seen to.
    pub fn resume(&mut self, now: Timestamp) {
        if matches!(
            self.phase,
            Phase::Pausing | Phase::Paused | Phase::Blocked { .. }
        ) {
            self.enter(Phase::Printing, now);
        }
    }

    /// Ends after the poster under way.
    pub fn stop(&mut self, now: Timestamp) {
        if !self.is_over() {
            let phase = match self.current {
                Some(_) => Phase::Stopping,
                None => Phase::Stopped,
            };
            self.enter(phase, now);
        }
    }

    /// Sends what failed again, and what a stop left over: the copies that are missing, not the good ones.
    /// `uncertain`: also where nobody knows how many those are. False when there is nothing to send.
    pub fn retry(&mut self, uncertain: bool, now: Timestamp) -> bool {
        for sheet in &mut self.sheets {
            let again = match sheet.state {
                SheetState::Failed { uncertain: u, .. } => uncertain || !u,
                SheetState::Skipped { .. } => true,
                _ => false,
            };
            if again {
                sheet.state = SheetState::Waiting;
            }
        }
        let waits = |sheet: &Sheet| sheet.state == SheetState::Waiting;
        let waiting = self.sheets.iter().any(waits);
        if waiting && self.is_over() {
            self.enter(Phase::Printing, now);
        }
        waiting
    }

    /// Milliseconds at work until now: pauses and faults do not count.
    pub fn worked(&self, now: Timestamp) -> i64 {
        let present = self.since.map_or(0, |since| (now.0 - since.0).max(0));
        self.worked + present
    }

    fn enter(&mut self, phase: Phase, now: Timestamp) {
        self.worked = self.worked(now);
        let works = matches!(phase, Phase::Printing | Phase::Pausing | Phase::Stopping);
        self.since = works.then_some(now);
        self.phase = phase;
    }
}

fn then(fault: &PrintFault) -> Then {
    match fault {
        PrintFault::DocumentBroken => Then::NextSheet,
        PrintFault::JobCancelledElsewhere | PrintFault::JobLost => Then::LookFirst,
        _ => Then::SameSheet,
    }
}
