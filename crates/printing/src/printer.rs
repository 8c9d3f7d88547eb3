//! A printer as it was when it was asked.

use crate::{media::Media, problem::PrinterProblem};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Which printer: its URI, the same on every day and through every start.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
pub struct PrinterId(pub String);

impl fmt::Display for PrinterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PrinterKind {
    /// Set up on this machine, or on the print server it uses.
    Queue,
    /// Found by its own announcement.
    Network,
}

/// RFC 8011, 5.4.11.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PrinterState {
    Idle,
    Printing,
    Stopped,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Printer {
    pub id: PrinterId,
    /// As people call it.
    pub name: String,
    /// Where it stands, as far as somebody has written it down.
    pub location: Option<String>,
    pub kind: PrinterKind,
    /// What this machine prints on when nobody says otherwise.
    pub is_default: bool,
    pub state: PrinterState,
    pub accepts_jobs: bool,
    pub problems: Vec<PrinterProblem>,
    /// What lies in its trays; empty where it does not tell.
    pub media_ready: Vec<Media>,
    /// What it can take at all; empty where it does not tell.
    pub media_supported: Vec<Media>,
    pub media_default: Option<Media>,
    /// A PDF can be sent to it as it is.
    pub accepts_pdf: bool,
    pub colour: bool,
    /// The most copies of one job.
    pub copies_max: u32,
}
