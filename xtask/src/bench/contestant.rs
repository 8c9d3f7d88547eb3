//! A contestant: a program that makes posters and says how that went.

use super::figures::Figures;
use crate::process;
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs and files that contests need.
pub struct Track {
    /// Our own program, built for release.
    pub program: PathBuf,
    /// The interpreter that knows the other tools.
    pub python: PathBuf,
    /// The folder with the scripts of the other tools.
    pub peers: PathBuf,
    /// Where contents are read from and files are written to.
    pub folder: PathBuf,
}

/// Who runs, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runner {
    /// A contest of our own program.
    Ours(&'static str),
    /// A script in Python: one file of all posters.
    Script(&'static str),
    /// A script in Python: a file each.
    ScriptEach(&'static str),
}

impl Track {
    /// The file with so many contents.
    pub fn contents(&self, count: usize) -> PathBuf {
        self.folder.join(format!("contents-{count}.json"))
    }

    /// Runs a contestant once and checks that its file has all pages.
    pub fn run(&self, name: &str, runner: Runner, posters: usize) -> Result<Figures> {
        let out = self.folder.join(format!("{name}.pdf"));
        let said = process::read(&mut self.command(runner, posters, &out))?;
        let figures: Figures = serde_json::from_str(&said)
            .with_context(|| format!("{name} gave no figures but {said:?}"))?;
        ensure!(
            figures.posters == posters,
            "{name} made {} posters of {posters}",
            figures.posters
        );
        if let Some(wanted) = runner.pages(posters) {
            let pages = pages(&out)?;
            ensure!(
                pages == wanted,
                "the file of {name} has {pages} pages, not {wanted}"
            );
        }
        Ok(figures)
    }

    fn command(&self, runner: Runner, posters: usize, out: &Path) -> Command {
        let mut command = match runner {
            Runner::Ours(contest) => {
                let mut command = Command::new(&self.program);
                command.args(["run", contest]);
                command
            }
            Runner::Script(script) | Runner::ScriptEach(script) => {
                let mut command = Command::new(&self.python);
                command.arg(self.peers.join(script));
                command.env("PYTHONDONTWRITEBYTECODE", "1");
                command
            }
        };
        if matches!(runner, Runner::ScriptEach(_)) {
            command.arg("--each");
        }
        command.arg("--contents").arg(self.contents(posters));
        command.arg("--out").arg(out);
        command
    }
}

impl Runner {
    /// How many pages the file has that is left on disk; none where no file is made.
    fn pages(self, posters: usize) -> Option<usize> {
        match self {
            Runner::Ours("layout") => None,
            Runner::Ours(contest) if contest.ends_with("-each") => Some(1),
            Runner::ScriptEach(_) => Some(1),
            Runner::Ours(_) | Runner::Script(_) => Some(posters),
        }
    }
}

fn pages(file: &Path) -> Result<usize> {
    let said = process::read(Command::new("pdfinfo").arg(file))?;
    pages_in(&said)
        .with_context(|| format!("pdfinfo says no number of pages of {}", file.display()))
}

fn pages_in(said: &str) -> Option<usize> {
    let line = said.lines().find_map(|line| line.strip_prefix("Pages:"));
    line?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_from_pdfinfo() {
        assert_eq!(
            pages_in("Title: Pages: 3\nPages:           1000\n"),
            Some(1000)
        );
        assert_eq!(pages_in("Title: Posters\n"), None);
    }

    #[test]
    fn what_is_left_on_disk_is_known() {
        assert_eq!(Runner::Ours("layout").pages(7), None);
        assert_eq!(Runner::Ours("ours").pages(7), Some(7));
        assert_eq!(Runner::Ours("krilla-each").pages(7), Some(1));
        assert_eq!(Runner::Script("typst_peer.py").pages(7), Some(7));
        assert_eq!(Runner::ScriptEach("typst_peer.py").pages(7), Some(1));
    }
}
