//! What is said in the end: in words on standard error, as JSON on standard output where that is asked for.

use super::{
    Arguments,
    console::Console,
    failure::Failure,
    problem::Problem,
    warnings::{Warnings, ranges},
    words,
};
use serde::Serialize;

/// What came of it.
pub(super) struct Made {
    pub posters: usize,
    /// Written now.
    pub files: usize,
    /// Posters that stood in files of an earlier try.
    pub kept: usize,
    pub bytes: u64,
    pub millis: i64,
    /// What is wrong with the rows that were left out.
    pub skipped: Vec<Problem>,
}

#[derive(Serialize)]
struct MadeJson {
    posters: usize,
    files: usize,
    kept: usize,
    bytes: u64,
    seconds: f64,
    problems: Vec<ProblemJson>,
}

#[derive(Serialize)]
struct FailureJson {
    problems: Vec<ProblemJson>,
}

/// `row` and `field` are null where the problem is not of one row or one column.
#[derive(Serialize)]
struct ProblemJson {
    row: Option<usize>,
    field: Option<&'static str>,
    reason: String,
}

pub(super) fn warn(console: &mut Console, warnings: &Warnings) {
    for name in &warnings.unused_columns {
        console.note(&words::unused_column(name));
    }
    let kinds = [
        (&warnings.check_character, words::CHECK_CHARACTER),
        (&warnings.no_agency, words::NO_AGENCY),
        (&warnings.cut_telephone, words::CUT_TELEPHONE),
    ];
    for (rows, words) in kinds {
        if !rows.is_empty() {
            console.note(&words::warning(&ranges(rows), words));
        }
    }
}

pub(super) fn done(console: &mut Console, arguments: &Arguments, made: &Made) {
    let seconds = made.millis as f64 / 1000.0;
    if !made.skipped.is_empty() {
        console.note(&words::skipped(made.skipped.len()));
        list(console, &made.skipped);
    }
    if arguments.json {
        let said = MadeJson {
            posters: made.posters,
            files: made.files,
            kept: made.kept,
            bytes: made.bytes,
            seconds,
            problems: made.skipped.iter().map(json).collect(),
        };
        say_json(console, &said);
    } else {
        let place = arguments.place().display().to_string();
        console.say(&words::done(made, seconds, &place));
    }
}

fn list(console: &mut Console, problems: &[Problem]) {
    for problem in problems {
        console.note(&format!("  {}", line(problem)));
    }
}

pub(super) fn failed(console: &mut Console, arguments: &Arguments, failure: &Failure) {
    let (points, out) = (
        arguments.points.display().to_string(),
        arguments.place().display().to_string(),
    );
    let problems = match failure {
        Failure::BadList(problems) => {
            console.note(&words::bad_list(&points, problems.len()));
            list(console, problems);
            problems.iter().map(json).collect()
        }
        Failure::OverwritesList => vec![of_all(console, words::overwrites_list(&out))],
        Failure::Unreadable(error) => vec![of_all(console, words::unreadable(&points, error))],
        Failure::NotWritten(error) => vec![of_all(console, words::not_written(&out, error))],
        Failure::CardPaper => vec![of_all(console, words::CARD_PAPER.to_owned())],
        Failure::EmblemUnreadable(error) => {
            vec![of_all(console, words::emblem_unreadable(error))]
        }
        Failure::BadEmblem(error) => vec![of_all(console, words::bad_emblem(error))],
        Failure::BrokenOff => vec![of_all(console, words::BROKEN_OFF.to_owned())],
        Failure::Broken(error) => vec![of_all(console, words::broken(error))],
    };
    if arguments.json {
        say_json(console, &FailureJson { problems });
    }
}

/// Says what is wrong with all, and gives it for the JSON.
fn of_all(console: &mut Console, reason: String) -> ProblemJson {
    console.note(&reason);
    ProblemJson {
        row: None,
        field: None,
        reason,
    }
}

fn line(problem: &Problem) -> String {
    let reason = words::fault(&problem.fault);
    let row = problem.row.map(|row| format!("แถว {row}"));
    let field = problem.field.map(|field| format!("ช่อง {}", field.name()));
    match [row, field]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
    {
        place if place.is_empty() => reason,
        place => format!("{place}: {reason}"),
    }
}

fn json(problem: &Problem) -> ProblemJson {
    ProblemJson {
        row: problem.row,
        field: problem.field.map(|field| field.name()),
        reason: words::fault(&problem.fault),
    }
}

fn say_json(console: &mut Console, value: &impl Serialize) {
    match serde_json::to_string(value) {
        Ok(text) => console.say(&text),
        Err(error) => tracing::error!(%error, "the result cannot be said as JSON"),
    }
}
