//! `infodesk poster`
use std::{path::PathBuf, process::ExitCode};

#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    #[arg(long)]
    pub points: PathBuf,
}

pub fn run(_: &Arguments) -> ExitCode {
    ExitCode::FAILURE
}
