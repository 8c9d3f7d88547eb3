//! The contests of the poster benchmark as data: who, how many posters, how many rounds.

use super::contestant::Runner;

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contest {
    /// Its name in the JSON and in the targets.
    pub name: &'static str,
    /// What it is called in the table.
    pub title: &'static str,
    /// Who runs.
    pub runner: Runner,
    /// How many posters.
    pub posters: usize,
    /// How many times; the slow ones run once, with fewer posters.
    pub rounds: usize,
}

const fn contest(
    name: &'static str,
    title: &'static str,
    runner: Runner,
    posters: usize,
    rounds: usize,
) -> Contest {
    Contest {
        name,
        title,
        runner,
        posters,
        rounds,
    }
}

use Runner::{Ours, Script, ScriptEach};

/// All contests, in the order of the table.
pub const CONTESTS: &[Contest] = &[
    contest("ours", "InfoDesk", Ours("ours"), 1000, 3),
    contest("krilla", "our layout, krilla", Ours("krilla"), 1000, 3),
    contest("typst", "typst", Script("typst_peer.py"), 1000, 3),
    contest(
        "reportlab",
        "ReportLab",
        Script("reportlab_peer.py"),
        1000,
        3,
    ),
    contest(
        "weasyprint",
        "WeasyPrint",
        Script("weasyprint_peer.py"),
        200,
        1,
    ),
    contest("ours-10000", "InfoDesk, 10,000", Ours("ours"), 10_000, 1),
    contest("layout", "layout alone", Ours("layout"), 1000, 3),
    contest(
        "ours-write",
        "file alone, InfoDesk",
        Ours("ours-write"),
        1000,
        3,
    ),
    contest(
        "krilla-write",
        "file alone, krilla",
        Ours("krilla-write"),
        1000,
        3,
    ),
    contest(
        "ours-each",
        "a file each, InfoDesk",
        Ours("ours-each"),
        200,
        3,
    ),
    contest(
        "krilla-each",
        "a file each, krilla",
        Ours("krilla-each"),
        200,
        3,
    ),
    contest(
        "typst-each",
        "a file each, typst",
        ScriptEach("typst_peer.py"),
        200,
        3,
    ),
    contest(
        "reportlab-each",
        "a file each, ReportLab",
        ScriptEach("reportlab_peer.py"),
        200,
        3,
    ),
    contest(
        "weasyprint-each",
        "a file each, WeasyPrint",
        ScriptEach("weasyprint_peer.py"),
        50,
        1,
    ),
];

/// Who runs in a round, in alternating order, so that nobody always runs on a machine that somebody else has warmed.
pub fn starters(round: usize) -> Vec<usize> {
    let mut starters: Vec<usize> = (0..CONTESTS.len())
        .filter(|&index| round < CONTESTS[index].rounds)
        .collect();
    if round % 2 == 1 {
        starters.reverse();
    }
    starters
}

/// The most rounds that any contest has.
pub fn rounds() -> usize {
    CONTESTS
        .iter()
        .map(|contest| contest.rounds)
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_contest_has_its_rounds_and_a_name_of_its_own() {
        let mut runs = vec![0; CONTESTS.len()];
        for round in 0..rounds() {
            starters(round)
                .into_iter()
                .for_each(|index| runs[index] += 1);
        }
        let wanted: Vec<usize> = CONTESTS.iter().map(|contest| contest.rounds).collect();
        assert_eq!(runs, wanted);
        let mut names: Vec<&str> = CONTESTS.iter().map(|contest| contest.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CONTESTS.len());
    }

    #[test]
    fn rounds_go_to_and_fro() {
        let (there, back) = (starters(0), starters(1));
        assert_eq!(there[0], 0);
        assert_eq!(back.last(), Some(&0));
    }
}
