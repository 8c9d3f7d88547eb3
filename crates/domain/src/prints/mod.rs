//! Prints: which poster was put on paper, when, how many, on what, with what result.
//!
//! A print is told after it happened, so the rule refuses only what cannot be true. Whether the sheet on
//! the wall still says what the register says is [`PosterState`].

mod check;
mod poster;

pub use check::{LONGEST_PRINTER, MOST_COPIES, check, printer_name};
pub use poster::{PosterState, mark, version};

use crate::{Problem, Timestamp, service_points::Actor};
use serde::{Deserialize, Serialize};

/// The size of a sheet, as ISO 216 has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    A3,
    A4,
    A5,
}

/// What was set on the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sheet {
    pub paper: Paper,
    /// The code of the design: small Latin letters, digits, `-` and `_`, at most 40.
    pub template: String,
    /// The poster's version (see [`version()`]), as its number on the sheet has it.
    pub version: i64,
    /// A mark of what the sheet says (see [`mark()`]).
    pub mark: String,
}

/// Where the sheet went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Destination {
    /// Straight to a printer; its name as [`printer_name()`] cleans it.
    Printer { name: String },
    /// Through the system's print dialog, which need not tell where it sends.
    SystemDialog { printer: Option<String> },
    /// A file, for a print shop or for later. Whether it ever came on paper is not known here.
    File,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PrintResult {
    /// Done, as far as the printer or the system tells.
    Printed,
    Failed {
        /// What stopped it: a code of the same letters as [`Sheet::template`].
        fault: String,
    },
    Cancelled,
}

/// One print of one poster, as the desk tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrintRecord {
    pub sheet: Sheet,
    /// Good copies. `None` where nobody tells: a system's dialog keeps the number for itself.
    pub copies: Option<u32>,
    pub destination: Destination,
    pub result: PrintResult,
    /// By the clock of the desk.
    pub printed_at: Timestamp,
}

/// The last time a point's poster came on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LastPrint {
    pub at: Timestamp,
    pub by: String,
    /// `None` where nobody told.
    pub copies: Option<u32>,
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub version: i64,
    /// A mark of what the sheet says.
    pub mark: String,
}

/// A print that may go into the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    pub record: PrintRecord,
    /// The point's last print from now on; `None` where the record does not change it.
    pub last: Option<LastPrint>,
}

/// Takes a print into the log of a point whose last print was `last`.
///
/// # Errors
/// What cannot be true of a print; see [`check()`].
pub fn record(
    last: Option<&LastPrint>,
    record: &PrintRecord,
    actor: &Actor,
    now: Timestamp,
) -> Result<Recorded, Vec<Problem>> {
    let problems = check(record, now);
    if problems.is_empty() {
        Ok(Recorded {
            record: record.clone(),
            last: later(last, record, &actor.name),
        })
    } else {
        Err(problems)
    }
}

/// The last print that `record` makes, told by `by`. `None`: what was the last print stays it, because
/// nothing came on paper this time, or because the record is of an earlier moment and only arrives now.
pub fn later(last: Option<&LastPrint>, record: &PrintRecord, by: &str) -> Option<LastPrint> {
    let came_on_paper =
        record.result == PrintResult::Printed && record.destination != Destination::File;
    let is_later = last.is_none_or(|last| last.at < record.printed_at);
    (came_on_paper && is_later).then(|| LastPrint {
        at: record.printed_at,
        by: by.to_owned(),
        copies: record.copies,
        version: record.sheet.version,
        mark: record.sheet.mark.clone(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::service_points::testing::actor;

    pub(super) fn printed(at: i64) -> PrintRecord {
        PrintRecord {
            sheet: Sheet {
                paper: Paper::A4,
                template: "standard".to_owned(),
                version: 7,
                mark: "0123456789abcdef".to_owned(),
            },
            copies: Some(2),
            destination: Destination::Printer {
                name: "ห้องธุรการ".to_owned(),
            },
            result: PrintResult::Printed,
            printed_at: Timestamp(at),
        }
    }

    fn last_after(last: Option<&LastPrint>, told: &PrintRecord) -> Option<LastPrint> {
        record(last, told, &actor(), Timestamp(1000)).unwrap().last
    }

    #[test]
    fn the_latest_print_is_the_last_one_whenever_it_arrives() {
        let first = last_after(None, &printed(10)).unwrap();
        assert_eq!((first.at, first.by.as_str()), (Timestamp(10), "สมหญิง สมมติ"));
        assert_eq!((first.copies, first.version), (Some(2), 7));
        let second = last_after(Some(&first), &printed(20)).unwrap();
        assert_eq!(second.at, Timestamp(20));
        assert_eq!(last_after(Some(&second), &printed(15)), None);
        assert_eq!(last_after(Some(&second), &printed(20)), None);
    }

    #[test]
    fn only_what_came_on_paper_is_a_last_print() {
        let jam = PrintResult::Failed {
            fault: "jam".to_owned(),
        };
        for result in [jam, PrintResult::Cancelled] {
            let told = PrintRecord {
                result,
                ..printed(10)
            };
            assert_eq!(last_after(None, &told), None);
        }
        let to_file = PrintRecord {
            destination: Destination::File,
            ..printed(10)
        };
        assert_eq!(last_after(None, &to_file), None);
        let by_dialog = PrintRecord {
            destination: Destination::SystemDialog { printer: None },
            copies: None,
            ..printed(10)
        };
        assert_eq!(last_after(None, &by_dialog).unwrap().copies, None);
    }

    #[test]
    fn what_cannot_be_true_is_not_recorded() {
        let told = printed(1000 + 3_600_000);
        assert!(record(None, &told, &actor(), Timestamp(1000)).is_err());
    }
}
