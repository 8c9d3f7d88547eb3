//! `cargo xtask bench posters`: the same posters by us and by others, one after the other in one run.

use super::contestant::Track;
use super::contests::{CONTESTS, rounds, starters};
use super::figures::Figures;
use super::machine::{self, Machine};
use super::report::{Entry, Report};
use super::targets;
use crate::{process, python, workspace};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Builds and installs what is needed, runs every contest, prints the table and writes the JSON.
///
/// `most` limits the rounds.
pub fn run(root: &Path, data: &Path, most: Option<usize>) -> Result<()> {
    // before our own compiler and contestants make it busy
    let machine = Machine::here()?;
    let requirements = root.join("tests/bench/peers/requirements.txt");
    let track = track(root, &requirements)?;
    write_contents(&track, data)?;
    let runs = race(&track, most.unwrap_or_else(rounds))?;
    let contests = CONTESTS.iter().zip(runs);
    let contests: Vec<Entry> = contests
        .filter_map(|(contest, runs)| Entry::of(contest, runs))
        .collect();
    let middles: BTreeMap<_, _> = contests
        .iter()
        .map(|entry| (entry.name, entry.middle.clone()))
        .collect();
    let report = Report {
        date: machine::now()?,
        machine,
        versions: machine::versions(root, &requirements)?,
        targets: targets::judge(&middles),
        contests,
    };
    let file = track.folder.join("posters.json");
    fs::write(&file, serde_json::to_vec_pretty(&report)?)
        .with_context(|| format!("cannot write {}", file.display()))?;
    println!("\n{}\nWritten: {}", report.table(), file.display());
    Ok(())
}

fn track(root: &Path, requirements: &Path) -> Result<Track> {
    let build = ["build", "--release", "--package", "infodesk-bench"];
    process::run(workspace::cargo(root).args(build))?;
    let target = workspace::target_folder(root)?;
    let folder = target.join("bench");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(Track {
        program: target.join("release/infodesk-bench"),
        python: python::environment(root, "bench-posters", requirements)?,
        peers: root.join("tests/bench/peers"),
        folder,
    })
}

/// One file for each number of posters that a contest asks for.
fn write_contents(track: &Track, data: &Path) -> Result<()> {
    let mut counts: Vec<usize> = CONTESTS.iter().map(|contest| contest.posters).collect();
    counts.sort_unstable();
    counts.dedup();
    for count in counts {
        let mut command = Command::new(&track.program);
        command.args(["contents", "--count", &count.to_string(), "--data"]);
        process::run(command.arg(data).arg("--out").arg(track.contents(count)))?;
    }
    Ok(())
}

/// The runs of every contest, in the order of the contests.
fn race(track: &Track, most: usize) -> Result<Vec<Vec<Figures>>> {
    let mut runs = vec![Vec::new(); CONTESTS.len()];
    for round in 0..rounds().min(most) {
        for index in starters(round) {
            let contest = &CONTESTS[index];
            let figures = track.run(contest.name, contest.runner, contest.posters)?;
            println!(
                "round {}: {} {:.0} posters/s, {:.1} ms of processor each",
                round + 1,
                contest.title,
                figures.posters as f64 / figures.seconds,
                figures.cpu_seconds * 1000.0 / figures.posters as f64
            );
            runs[index].push(figures);
        }
    }
    Ok(runs)
}
