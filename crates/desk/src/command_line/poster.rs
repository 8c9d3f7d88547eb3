//! `infodesk poster`: a list of service points in, one PDF out, a page a point. No window, no hub.
//!
//! The list is read to its end and every poster laid out before anything is written, so that all that is wrong
//! with it is said in one go.

mod columns;
mod console;
mod failure;
mod field;
mod list;
mod making;
mod problem;
mod progress;
mod records;
mod report;
mod row;
mod warnings;
mod words;

pub use console::{Console, Status};

use crate::{surroundings::Computer, whole_file};
use failure::Failure;
use infodesk_poster::{AddressError, Paper};
use list::List;
use report::Made;
use std::{
    fs,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    process::ExitCode,
    str::FromStr,
};

#[derive(Debug, Clone, clap::Args)]
#[command(after_help = words::AFTER_HELP)]
pub struct Arguments {
    #[arg(long, value_name = "CSV", help = words::HELP_POINTS)]
    pub points: PathBuf,
    #[arg(long, value_name = "PDF", help = words::HELP_OUT)]
    pub out: PathBuf,
    #[arg(long, value_enum, default_value = "a4", ignore_case = true, help = words::HELP_PAPER)]
    pub paper: PaperName,
    #[arg(long, value_name = "URL", default_value = "https://info.go.th", help = words::HELP_BASE_URL)]
    pub base_url: BaseUrl,
    #[arg(long, help = words::HELP_JSON)]
    pub json: bool,
}

/// The papers by the names that the command line knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum PaperName {
    A4,
}

impl From<PaperName> for Paper {
    fn from(name: PaperName) -> Self {
        match name {
            PaperName::A4 => Self::A4,
        }
    }
}

/// What stands before `/S/` in the addresses: an http or https address that posters can carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// The address of the point with this code.
    ///
    /// # Errors
    /// [`AddressError::BadCode`], as the base has been looked at.
    fn address(&self, code: &str) -> Result<String, AddressError> {
        infodesk_poster::address(&self.0, code)
    }
}

impl FromStr for BaseUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let base = Self(text.trim().to_owned());
        // any code will do: what is asked is whether the base is good
        match base.address("0") {
            Ok(_) => Ok(base),
            Err(_) => Err(words::BAD_BASE_URL),
        }
    }
}

/// Makes the posters with the computer's own clock and terminal.
pub fn run(arguments: &Arguments) -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let terminal = err.is_terminal();
    let console = Console {
        out: &mut out,
        err: &mut err,
        terminal,
        surroundings: &Computer,
    };
    carry_out(arguments, console).into()
}

/// Makes the posters. A file at `--out` is there afterwards, whole, exactly when the status is [`Status::Done`];
/// an older one stays as it was otherwise.
pub fn carry_out(arguments: &Arguments, mut console: Console) -> Status {
    match make(arguments, &mut console) {
        Ok(made) => {
            report::done(&mut console, arguments, &made);
            Status::Done
        }
        Err(failure) => {
            report::failed(&mut console, arguments, &failure);
            failure.status()
        }
    }
}

fn make(arguments: &Arguments, console: &mut Console) -> Result<Made, Failure> {
    let started = console.surroundings.now();
    refuse_the_list_as_target(&arguments.points, &arguments.out)?;
    let bytes = fs::read(&arguments.points).map_err(Failure::Unreadable)?;
    let list = List::read(&bytes, &arguments.base_url);
    drop(bytes);
    report::warn(console, &list.warnings);
    let posters = list.rows.len();
    let pdf = making::pdf(list, arguments.paper.into(), started, console)?;
    whole_file::write(&arguments.out, &pdf).map_err(Failure::NotWritten)?;
    Ok(Made {
        posters,
        bytes: pdf.len(),
        millis: console
            .surroundings
            .now()
            .0
            .saturating_sub(started.0)
            .max(0),
    })
}

/// A slip of the shell's history would put the posters in the place of the list they are made from.
fn refuse_the_list_as_target(points: &Path, out: &Path) -> Result<(), Failure> {
    match (points.canonicalize(), out.canonicalize()) {
        (Ok(points), Ok(out)) if points == out => Err(Failure::OverwritesList),
        _ if out.is_dir() => Err(Failure::NotWritten(io::ErrorKind::IsADirectory.into())),
        _ => Ok(()),
    }
}
