//! A print job: what is asked for, what was sent, and how it stands.

use crate::{fault::PrintFault, media::Media, printer::PrinterId, wire::Place};
use serde::{Deserialize, Serialize};

/// What is asked of a printer along with the PDF. Always asked besides: one side, and no scaling, for a
/// poster's symbol must keep its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobTicket {
    /// Stands in everybody's queue. Of its own for each sending, so that a job whose receipt was lost on
    /// the line is found again rather than sent twice.
    pub name: String,
    pub media: Media,
    /// At least 1.
    pub copies: u32,
}

/// A job that a printer has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub(crate) printer: PrinterId,
    pub(crate) number: i32,
    pub(crate) name: String,
    pub(crate) media: Media,
    pub(crate) behind: Option<Place>,
}

impl Job {
    pub fn printer(&self) -> &PrinterId {
        &self.printer
    }

    /// As the printer counts its jobs.
    pub fn number(&self) -> i32 {
        self.number
    }
}

/// How a job stands. `impressions`: sides printed, all copies together; `None` where the printer does not
/// count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum JobState {
    /// Other jobs come first, or the printer has not begun.
    Waiting,
    /// Somebody has to let it go.
    Held,
    Printing {
        impressions: Option<u32>,
        /// What the printer warns of while it goes on.
        warning: Option<PrintFault>,
    },
    /// It goes on when somebody has dealt with the fault.
    Stopped {
        fault: PrintFault,
        impressions: Option<u32>,
    },
    /// The line is broken; the job goes on without us.
    OutOfTouch,
    Done {
        impressions: Option<u32>,
    },
    /// Cancelled, by us or elsewhere.
    Cancelled {
        impressions: Option<u32>,
    },
    Aborted {
        fault: PrintFault,
        impressions: Option<u32>,
    },
}

impl JobState {
    /// Nothing comes after it.
    pub fn is_end(&self) -> bool {
        matches!(
            self,
            Self::Done { .. } | Self::Cancelled { .. } | Self::Aborted { .. }
        )
    }

    /// Sides printed so far.
    pub fn impressions(&self) -> Option<u32> {
        match self {
            Self::Waiting | Self::Held => Some(0),
            Self::OutOfTouch => None,
            Self::Printing { impressions, .. }
            | Self::Stopped { impressions, .. }
            | Self::Done { impressions }
            | Self::Cancelled { impressions }
            | Self::Aborted { impressions, .. } => *impressions,
        }
    }
}
