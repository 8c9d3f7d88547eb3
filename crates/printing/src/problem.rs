//! What a printer says is the matter with it: `printer-state-reasons` (RFC 8011, 5.4.12; PWG 5100.9, 4.1,
//! for those that came later; what CUPS adds of its own).

use crate::{fault::PrintFault, media::Media};
use serde::{Deserialize, Serialize};

/// How much it matters, by the ending of the printer's word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// For information; also what is left over from a fault that is past.
    Report,
    /// It prints still, or prints again without anybody's doing.
    Warning,
    /// It prints nothing until somebody comes.
    Error,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    Jam,
    NoPaper,
    PaperLow,
    /// It waits for paper of another size.
    OtherPaperWanted,
    CoverOpen,
    TrayMissing,
    NoToner,
    TonerLow,
    OutputFull,
    OutputNearlyFull,
    Paused,
    Offline,
    /// Waits for a place in the memory of the printer or the spooler.
    MemoryFull,
    /// Something of its own; the word is the printer's.
    Other,
}

/// One thing that is the matter with a printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PrinterProblem {
    pub condition: Condition,
    pub urgency: Urgency,
    /// The printer's own word, for whoever repairs it.
    pub word: String,
}

impl PrinterProblem {
    /// Reads one value of `printer-state-reasons`; `None` where it is no problem.
    pub(crate) fn read(word: &str) -> Option<Self> {
        let (name, urgency) = split(word);
        if NO_PROBLEM.contains(&name) || name.starts_with("cups-") {
            return None;
        }
        let condition = condition(name);
        Some(Self {
            condition,
            urgency: urgency.unwrap_or(usual_urgency(condition)),
            word: word.to_owned(),
        })
    }

    pub(crate) fn offline() -> Self {
        Self {
            condition: Condition::Offline,
            urgency: Urgency::Error,
            word: "offline".to_owned(),
        }
    }

    /// The fault that this is when a job does not come out; `None` for what only announces itself.
    pub(crate) fn fault(&self, wanted: Option<&Media>, loaded: &[Media]) -> Option<PrintFault> {
        Some(match self.condition {
            Condition::Jam => PrintFault::Jam,
            Condition::NoPaper => PrintFault::NoPaper,
            Condition::OtherPaperWanted => match wanted {
                Some(wanted) => PrintFault::WrongPaperSize {
                    wanted: wanted.clone(),
                    loaded: loaded.to_vec(),
                },
                None => PrintFault::NoPaper,
            },
            Condition::CoverOpen => PrintFault::CoverOpen,
            Condition::TrayMissing => PrintFault::TrayMissing,
            Condition::NoToner => PrintFault::NoToner,
            Condition::OutputFull => PrintFault::OutputFull,
            Condition::Paused => PrintFault::PrinterStopped,
            Condition::Offline => PrintFault::Offline,
            Condition::MemoryFull => PrintFault::Busy,
            Condition::Other if self.urgency == Urgency::Error => PrintFault::DeviceFault,
            Condition::Other
            | Condition::PaperLow
            | Condition::TonerLow
            | Condition::OutputNearlyFull => return None,
        })
    }
}

/// Words that say how the work goes on, not that it does not. `connecting-to-device` stands from the first
/// moment of each job of a queue.
const NO_PROBLEM: &[&str] = &[
    "none",
    "connecting-to-device",
    "moving-to-paused",
    "identify-printer-requested",
    "configuration-change",
    "hibernate",
    "warming-up",
    "wifi-not-configured",
];

fn split(word: &str) -> (&str, Option<Urgency>) {
    for (ending, urgency) in [
        ("-report", Urgency::Report),
        ("-warning", Urgency::Warning),
        ("-error", Urgency::Error),
    ] {
        if let Some(name) = word.strip_suffix(ending) {
            return (name, Some(urgency));
        }
    }
    (word, None)
}

/// Without an ending a reason is an error (RFC 8011, 5.4.12), but what is only running low stops nothing.
fn usual_urgency(condition: Condition) -> Urgency {
    match condition {
        Condition::PaperLow | Condition::TonerLow | Condition::OutputNearlyFull => Urgency::Warning,
        // Vendors add many of their own; to call each a fault would cry wolf.
        Condition::Other => Urgency::Warning,
        _ => Urgency::Error,
    }
}

fn condition(name: &str) -> Condition {
    match name {
        "media-jam" => Condition::Jam,
        "media-empty" => Condition::NoPaper,
        "media-low" => Condition::PaperLow,
        "media-needed" => Condition::OtherPaperWanted,
        "cover-open" | "door-open" | "interlock-open" => Condition::CoverOpen,
        "input-tray-missing" | "output-tray-missing" => Condition::TrayMissing,
        "toner-empty" | "marker-supply-empty" | "marker-waste-full" => Condition::NoToner,
        "toner-low" | "marker-supply-low" | "marker-waste-almost-full" => Condition::TonerLow,
        "output-area-full" => Condition::OutputFull,
        "output-area-almost-full" => Condition::OutputNearlyFull,
        "paused" => Condition::Paused,
        "offline" | "shutdown" | "timed-out" => Condition::Offline,
        "spool-area-full" => Condition::MemoryFull,
        _ => Condition::Other,
    }
}

/// The fault that explains best why nothing comes out: the weightiest problem, and of equals the one that a
/// person can see at the printer, before "stopped", which they all lead to.
pub(crate) fn leading_fault(
    problems: &[PrinterProblem],
    at_least: Urgency,
    wanted: Option<&Media>,
    loaded: &[Media],
) -> Option<PrintFault> {
    problems
        .iter()
        .filter(|problem| problem.urgency >= at_least)
        .filter_map(|problem| Some((rank(problem), problem.fault(wanted, loaded)?)))
        .max_by_key(|(rank, _)| *rank)
        .map(|(_, fault)| fault)
}

fn rank(problem: &PrinterProblem) -> (bool, Urgency) {
    let visible = !matches!(
        problem.condition,
        Condition::Paused | Condition::Other | Condition::MemoryFull
    );
    (visible, problem.urgency)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(words: &[&str]) -> Vec<PrinterProblem> {
        words
            .iter()
            .filter_map(|w| PrinterProblem::read(w))
            .collect()
    }

    #[test]
    fn the_ending_says_how_much_it_matters() {
        let urgency = |word| PrinterProblem::read(word).unwrap().urgency;
        assert_eq!(urgency("media-empty-error"), Urgency::Error);
        assert_eq!(urgency("media-empty-warning"), Urgency::Warning);
        assert_eq!(urgency("media-empty-report"), Urgency::Report);
        assert_eq!(urgency("media-empty"), Urgency::Error);
        assert_eq!(urgency("media-low"), Urgency::Warning);
    }

    #[test]
    fn ordinary_work_is_no_problem() {
        assert_eq!(
            read(&[
                "none",
                "connecting-to-device",
                "cups-waiting-for-job-completed"
            ]),
            []
        );
    }

    #[test]
    fn what_can_be_seen_at_the_printer_is_said_before_that_it_stands() {
        let problems = read(&["paused", "toner-low", "media-jam-warning"]);
        assert_eq!(
            leading_fault(&problems, Urgency::Warning, None, &[]),
            Some(PrintFault::Jam)
        );
        assert_eq!(
            leading_fault(&problems, Urgency::Error, None, &[]),
            Some(PrintFault::PrinterStopped)
        );
    }

    #[test]
    fn a_warning_of_what_runs_low_is_no_fault() {
        let problems = read(&["toner-low-warning", "media-low-error"]);
        assert_eq!(leading_fault(&problems, Urgency::Report, None, &[]), None);
    }

    #[test]
    fn waiting_for_other_paper_names_the_paper() {
        let fault = leading_fault(
            &read(&["media-needed-error"]),
            Urgency::Error,
            Some(&Media::A3),
            &[Media::A4],
        );
        assert_eq!(
            fault,
            Some(PrintFault::WrongPaperSize {
                wanted: Media::A3,
                loaded: vec![Media::A4]
            })
        );
    }
}
