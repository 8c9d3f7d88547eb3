//! `cargo xtask bench NAME`: measures beside others, prints a table and writes `target/bench/NAME.json`.

mod contestant;
mod contests;
mod figures;
mod machine;
mod posters;
mod report;
mod targets;

use anyhow::Result;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct BenchArgs {
    /// What is measured
    #[arg(value_enum)]
    name: Benchmark,
    /// Where the sample data are, with schools/schools.csv and manuals/titles.csv [default: ../shared/data]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// At most so many rounds, for a quick look [default: three of what is quick, one of what is slow]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    rounds: Option<u8>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Benchmark {
    /// QR posters as PDF: by us, krilla, typst, WeasyPrint and ReportLab
    Posters,
}

/// Runs a benchmark. It succeeds when everything was measured, whether the targets hold or not: a slow machine is
/// no broken program.
pub fn run(root: &Path, args: &BenchArgs) -> Result<()> {
    let data = args.data.clone();
    let data = data.unwrap_or_else(|| root.join("../shared/data"));
    match args.name {
        Benchmark::Posters => posters::run(root, &data, args.rounds.map(usize::from)),
    }
}
