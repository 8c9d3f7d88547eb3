//! The command line: how the window is to start, and the subcommands that work without one.

pub mod poster;

use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};
use url::Url;

/// โต๊ะทำงานของเจ้าหน้าที่ สำหรับศูนย์รวมข้อมูลเพื่อติดต่อราชการ (info)
#[derive(Debug, Clone, Parser)]
#[command(name = "infodesk", version)]
pub struct Arguments {
    /// The hub to work with; remembered for the next start.
    #[arg(long, value_name = "URL")]
    pub hub: Option<Url>,
    /// Work with practice data on this computer alone; remembered for the next start.
    #[arg(long, conflicts_with = "hub")]
    pub standalone: bool,
    /// Where the app keeps its data.
    #[arg(long, value_name = "DIR", env = "INFODESK_DATA_DIR")]
    pub data_dir: Option<PathBuf>,
    /// Writes the TypeScript bindings of the shell's commands and ends.
    #[arg(long, value_name = "FILE", hide = true)]
    pub export_bindings: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Makes posters from a list of service points.
    Poster(poster::Arguments),
}

impl Command {
    /// Runs to the end; the status is one of the design's (0 done, 2 usage, 3 bad input).
    pub fn run(self) -> ExitCode {
        match self {
            Self::Poster(arguments) => poster::run(&arguments),
        }
    }
}
