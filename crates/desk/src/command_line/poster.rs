//! `infodesk poster`: a list of service points in, PDFs out. No window, no hub.
//!
//! Unless rows are to be skipped, everything is looked at before anything is written, so that all that is wrong
//! with the list is said in one go.

mod columns;
mod console;
mod failure;
mod field;
mod list;
mod making;
mod options;
mod place;
mod problem;
mod progress;
mod report;
mod row;
mod warnings;
mod words;

pub use console::{Console, Status};
pub use options::{BaseUrl, InkName, LanguageName, PaperName, Per, TemplateName};

use crate::{poster_batch::Destination, surroundings::Computer};
use failure::Failure;
use field::Field;
use list::List;
use report::Made;
use std::{
    fs,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::AtomicBool,
};

#[derive(Debug, Clone, clap::Args)]
#[command(after_help = words::AFTER_HELP)]
#[command(group = clap::ArgGroup::new("place").required(true))]
pub struct Arguments {
    #[arg(long, value_name = "CSV", help = words::HELP_POINTS)]
    pub points: PathBuf,
    #[arg(long, value_name = "PDF", group = "place", help = words::HELP_OUT)]
    pub out: Option<PathBuf>,
    #[arg(long, value_name = "DIR", group = "place", help = words::HELP_OUT_DIR)]
    pub out_dir: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "point", conflicts_with = "out", help = words::HELP_PER)]
    pub per: Per,
    #[arg(long, value_enum, default_value = "poster", help = words::HELP_TEMPLATE)]
    pub template: TemplateName,
    #[arg(long, value_enum, ignore_case = true, help = words::HELP_PAPER)]
    pub paper: Option<PaperName>,
    #[arg(long, value_enum, default_value = "th", help = words::HELP_LANG)]
    pub lang: LanguageName,
    #[arg(long, value_enum, default_value = "full", help = words::HELP_INK)]
    pub ink: InkName,
    #[arg(long, value_name = "PNG|SVG", help = words::HELP_EMBLEM)]
    pub emblem: Option<PathBuf>,
    #[arg(long, value_name = "URL", default_value = "https://info.go.th", help = words::HELP_BASE_URL)]
    pub base_url: BaseUrl,
    #[arg(long, help = words::HELP_SKIP_BAD)]
    pub skip_bad: bool,
    #[arg(long, help = words::HELP_JSON)]
    pub json: bool,
}

impl Arguments {
    /// Where the posters are to go, as it was given.
    fn place(&self) -> &Path {
        let given = self.out.as_deref().or(self.out_dir.as_deref());
        given.unwrap_or(Path::new("."))
    }

    fn destination(&self) -> Destination {
        let place = self.place().to_owned();
        match (&self.out_dir, self.per) {
            (None, _) => Destination::OneFile(place),
            (Some(_), Per::Point) => Destination::PerPoint(place),
            (Some(_), Per::Province) => Destination::PerProvince(place),
        }
    }
}

/// Makes the posters with the computer's own clock and terminal. Ctrl C breaks off without leaving half a file.
pub fn run(arguments: &Arguments) -> ExitCode {
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let terminal = err.is_terminal();
    let console = Console {
        out: &mut out,
        err: &mut err,
        terminal,
        surroundings: &Computer,
        broken_off: console::broken_off_by_ctrl_c(),
    };
    carry_out(arguments, console).into()
}

/// Never broken off.
pub static NEVER: AtomicBool = AtomicBool::new(false);

/// Makes the posters. Files are there afterwards whole or not at all; older ones stay as they were unless they are
/// replaced.
pub fn carry_out(arguments: &Arguments, mut console: Console) -> Status {
    match make(arguments, &mut console) {
        Ok(made) => {
            report::done(&mut console, arguments, &made);
            match made.skipped.is_empty() {
                true => Status::Done,
                false => Status::BadInput,
            }
        }
        Err(failure) => {
            report::failed(&mut console, arguments, &failure);
            failure.status()
        }
    }
}

fn make(arguments: &Arguments, console: &mut Console) -> Result<Made, Failure> {
    let started = console.surroundings.now();
    refuse_the_list_as_target(&arguments.points, arguments)?;
    let design = options::design(arguments)?;
    let bytes = fs::read(&arguments.points).map_err(Failure::Unreadable)?;
    let per_province = matches!(arguments.destination(), Destination::PerProvince(_));
    let also_needed = per_province.then_some(Field::Province);
    let list = List::read(&bytes, &arguments.base_url, also_needed);
    drop(bytes);
    report::warn(console, &list.warnings);
    let made = making::make(list, arguments, design, started, console)?;
    let now = console.surroundings.now().0;
    Ok(Made {
        millis: now.saturating_sub(started.0).max(0),
        ..made
    })
}

/// A slip of the shell's history would put the posters in the place of the list they are made from.
fn refuse_the_list_as_target(points: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let Some(out) = &arguments.out else {
        return Ok(());
    };
    match (points.canonicalize(), out.canonicalize()) {
        (Ok(points), Ok(out)) if points == out => Err(Failure::OverwritesList),
        _ if out.is_dir() => Err(Failure::NotWritten(io::ErrorKind::IsADirectory.into())),
        _ => Ok(()),
    }
}
