//! Everything that can keep a sheet from coming out, one variant for each situation that asks something
//! else of the officer.

use crate::media::Media;
use serde::{Deserialize, Serialize};
use std::{error::Error, fmt, sync::Arc};

/// Why a printer cannot be used, or a job did not come out.
///
/// Two faults are equal when they are the same situation, whatever caused them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum PrintFault {
    /// This machine has no print server, or it does not run.
    #[error("the print server of this machine does not answer")]
    NoSpooler {
        #[source]
        #[serde(skip)]
        cause: Cause,
    },
    /// The network cannot be searched for printers.
    #[error("the network cannot be searched")]
    NoSearch {
        #[source]
        #[serde(skip)]
        cause: Cause,
    },
    /// Nobody knows the printer's name.
    #[error("no computer or printer is called {host}")]
    UnknownHost { host: String },
    /// The printer does not answer: off, without cable, elsewhere.
    #[error("the printer cannot be reached")]
    Unreachable {
        #[source]
        #[serde(skip)]
        cause: Cause,
    },
    /// The queue takes jobs; the printer behind it is off or without connection.
    #[error("the printer of this queue is offline")]
    Offline,
    /// The queue, or the printer under that address, is no more.
    #[error("there is no such printer")]
    PrinterGone,
    /// Somebody stopped it; somebody has to start it again (RFC 8011, 5.4.12 `paused`).
    #[error("the printer is stopped")]
    PrinterStopped,
    /// It works on what it has and takes nothing new (RFC 8011, 5.4.23).
    #[error("the printer takes no jobs")]
    NotAccepting,
    #[error("the printer is busy")]
    Busy,
    #[error("paper is jammed")]
    Jam,
    #[error("there is no paper")]
    NoPaper,
    /// The paper wanted is not in it. `loaded`: what is; empty: it does not take that size at all.
    #[error("the wrong paper is loaded")]
    WrongPaperSize { wanted: Media, loaded: Vec<Media> },
    #[error("a cover is open")]
    CoverOpen,
    #[error("a tray is missing")]
    TrayMissing,
    #[error("toner or ink is used up")]
    NoToner,
    #[error("the output tray is full")]
    OutputFull,
    /// It does not print PDF.
    #[error("the printer does not take this kind of file")]
    FormatRefused,
    /// It read the file and could not make anything of it (`document-format-error`).
    #[error("the printer cannot read the file")]
    DocumentBroken,
    /// It does not do what the ticket asks for, for instance so many copies.
    #[error("the printer cannot do: {}", options.join(", "))]
    OptionsRefused { options: Vec<String> },
    #[error("the printer asks for other rights")]
    NotAuthorised,
    /// The printer has a fault of its own that it does not explain.
    #[error("the printer has a fault")]
    DeviceFault,
    /// It gave the job up and does not say why.
    #[error("the printer gave the job up")]
    JobAborted,
    /// Somebody else took the job out of the queue, or pressed the button at the printer.
    #[error("the job was cancelled elsewhere")]
    JobCancelledElsewhere,
    /// It does not know the job any more, and did not say how it ended.
    #[error("the printer no longer knows the job")]
    JobLost,
    /// This queue can only be printed to through the system's own dialog.
    #[error("only the system's print dialog reaches this queue")]
    DialogOnly,
    #[error("the printer gave an answer that makes no sense")]
    Nonsense {
        #[source]
        #[serde(skip)]
        cause: Cause,
    },
}

impl PrintFault {
    /// The line broke, which says nothing of the job: worth asking again.
    pub fn is_line(&self) -> bool {
        matches!(
            self,
            Self::Unreachable { .. } | Self::UnknownHost { .. } | Self::NoSpooler { .. }
        )
    }

    /// The situation as a word for records: the one that also stands in its JSON.
    pub fn code(&self) -> String {
        let json = serde_json::to_value(self).ok();
        let word = json.as_ref().and_then(|json| json["fault"].as_str());
        word.unwrap_or("unknown").to_owned()
    }

    pub(crate) fn nonsense(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Nonsense {
            cause: Cause::new(error),
        }
    }
}

/// What lies under a fault, for the log. It does not travel with a fault that is sent on.
#[derive(Clone, Default)]
pub struct Cause(Option<Arc<dyn Error + Send + Sync>>);

impl Cause {
    pub(crate) fn new(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(Some(Arc::from(error.into())))
    }
}

impl PartialEq for Cause {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Cause {}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(error) => error.fmt(f),
            None => f.write_str("not kept"),
        }
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.as_ref()?.source()
    }
}
