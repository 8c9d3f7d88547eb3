//! The table and the JSON of the poster benchmark.

use super::contests::Contest;
use super::figures::{Figures, Middle};
use super::machine::Machine;
use super::targets::Verdict;
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything that was measured, as `target/bench/posters.json` has it.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The minute it was over, in UTC.
    pub date: String,
    /// Where.
    pub machine: Machine,
    /// With what.
    pub versions: BTreeMap<String, String>,
    /// Every contest with its runs.
    pub contests: Vec<Entry>,
    /// Every target.
    pub targets: Vec<Verdict>,
}

/// A contest with its runs.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// What the table calls it.
    pub title: &'static str,
    /// How many posters a run makes.
    pub posters: usize,
    /// The runs, in the order in which they took place.
    pub runs: Vec<Figures>,
    /// The middle of the runs.
    pub middle: Middle,
}

impl Entry {
    /// The entry of a contest; none if it never ran.
    pub fn of(contest: &Contest, runs: Vec<Figures>) -> Option<Self> {
        Some(Entry {
            name: contest.name,
            title: contest.title,
            posters: contest.posters,
            middle: Middle::of(&runs)?,
            runs,
        })
    }
}

impl Report {
    /// The table in Markdown, with the targets below it.
    pub fn table(&self) -> String {
        let machine = &self.machine;
        let versions = self.versions.iter();
        let versions: Vec<String> = versions
            .map(|(name, version)| format!("{name} {version}"))
            .collect();
        let figures = self.contests.iter().map(Entry::cells);
        let targets = self.targets.iter().map(Verdict::cells);
        format!(
            "Measured {} on {} ({} cores, {:.0} GB, {}; load {:.1} before), with {}.\n\n{}\n{}",
            self.date,
            machine.processor,
            machine.cores,
            machine.memory_bytes as f64 / 1e9,
            machine.system,
            machine.load,
            versions.join(", "),
            aligned(HEAD, figures.collect()),
            aligned(["target", "wanted", "measured", "holds"], targets.collect()),
        )
    }
}

const HEAD: [&str; 8] = [
    "contest",
    "posters",
    "runs",
    "posters/s",
    "CPU ms",
    "ms each",
    "peak MB",
    "KB a poster",
];

impl Entry {
    fn cells(&self) -> [String; 8] {
        let middle = &self.middle;
        let size = middle.bytes_a_poster as f64 / 1e3;
        [
            self.title.to_owned(),
            self.posters.to_string(),
            self.runs.len().to_string(),
            format!("{:.0}", middle.rate),
            format!("{:.1}", middle.cpu_ms),
            middle
                .poster_ms
                .map_or("–".to_owned(), |ms| format!("{ms:.1}")),
            format!("{:.0}", middle.peak_bytes as f64 / 1e6),
            if size == 0.0 {
                "–".to_owned()
            } else {
                format!("{size:.1}")
            },
        ]
    }
}

impl Verdict {
    fn cells(&self) -> [String; 4] {
        let sign = if self.at_least { '≥' } else { '≤' };
        [
            self.target.to_owned(),
            format!("{sign} {}", self.wanted),
            format!("{:.1}", self.measured),
            if self.holds { "yes" } else { "**no**" }.to_owned(),
        ]
    }
}

/// A table in Markdown that is a table to the eye as well: the first column to the left, figures to the right.
fn aligned<const COLUMNS: usize>(head: [&str; COLUMNS], rows: Vec<[String; COLUMNS]>) -> String {
    let head = head.map(str::to_owned);
    let width = |column: usize| {
        let cells = std::iter::once(&head).chain(&rows);
        cells
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; COLUMNS] = std::array::from_fn(width);
    let line = |cells: &[String; COLUMNS]| {
        let cells = cells.iter().zip(widths).enumerate();
        let padded = cells.map(|(column, (cell, width))| match column {
            0 => format!(" {cell:<width$} |"),
            _ => format!(" {cell:>width$} |"),
        });
        format!("|{}\n", padded.collect::<String>())
    };
    let rule = widths
        .iter()
        .enumerate()
        .map(|(column, width)| match column {
            0 => format!("{}|", "-".repeat(width + 2)),
            _ => format!("{}:|", "-".repeat(width + 1)),
        });
    let rule = format!("|{}\n", rule.collect::<String>());
    line(&head) + &rule + &rows.iter().map(line).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = vec![
            ["InfoDesk".to_owned(), "1234".to_owned()],
            ["แผ่น".to_owned(), "5".to_owned()],
        ];
        let table = aligned(["who", "rate"], rows);
        let wanted = "\
| who      | rate |
|----------|-----:|
| InfoDesk | 1234 |
| แผ่น     |    5 |
";
        assert_eq!(table, wanted);
    }

    #[test]
    fn a_missed_target_stands_out() {
        let missed = Verdict {
            target: "MB",
            wanted: 100.0,
            measured: 386.04,
            at_least: false,
            holds: false,
        };
        assert_eq!(missed.cells(), ["MB", "≤ 100", "386.0", "**no**"]);
    }
}
