//! The order of the checks, and how they went.

use super::{rust, screens, window};
use crate::bindings;
use crate::npm;
use crate::packages::{self, Need};
use crate::tidy;
use anyhow::{Result, bail};
use clap::builder::PossibleValuesParser;
use std::path::Path;
use std::time::{Duration, Instant};

struct Step {
    name: &'static str,
    check: fn(&Path) -> Result<()>,
}

impl Step {
    const fn new(name: &'static str, check: fn(&Path) -> Result<()>) -> Self {
        Self { name, check }
    }
}

/// What is quick and often wrong comes first, the real window last. The
/// stories across crates and the OpenAPI snapshot are among the Rust tests.
const STEPS: &[Step] = &[
    Step::new("packages", |_| packages::ensure(Need::Test)),
    Step::new("npm", npm::install),
    Step::new("format", format),
    Step::new("lint", lint),
    Step::new("docs", rust::docs),
    Step::new("rust-tests", rust::tests),
    Step::new("screens", screens::tests),
    Step::new("bindings", bindings::check),
    Step::new("tidy", tidy::run),
    Step::new("window", window::on_the_dev_build),
    Step::new("window-release", window::on_the_release_build),
];

fn format(root: &Path) -> Result<()> {
    rust::format(root)?;
    screens::format(root)
}

fn lint(root: &Path) -> Result<()> {
    rust::lint(root)?;
    screens::lint(root)
}

#[derive(clap::Args)]
pub struct TestArgs {
    /// Only this step; may be given more than once
    #[arg(long, value_name = "STEP", value_parser = names())]
    only: Vec<String>,
    /// Everything but the real window
    #[arg(long, conflicts_with = "only")]
    skip_window: bool,
}

impl TestArgs {
    fn wants(&self, name: &str) -> bool {
        let is_named = self.only.is_empty() || self.only.iter().any(|only| only == name);
        is_named && !(self.skip_window && name.starts_with("window"))
    }
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(STEPS.iter().map(|step| step.name))
}

/// Runs the checks, and fails at the first one that fails.
pub fn run(root: &Path, args: &TestArgs) -> Result<()> {
    let steps: Vec<&Step> = STEPS.iter().filter(|step| args.wants(step.name)).collect();
    let mut passed = Vec::new();
    for step in &steps {
        println!("\n=== {}", step.name);
        let start = Instant::now();
        if let Err(error) = (step.check)(root) {
            println!(
                "\n{}",
                summary(&passed, Some((step.name, start.elapsed())), steps.len())
            );
            return Err(error.context(format!("the step {} failed", step.name)));
        }
        passed.push((step.name, start.elapsed()));
    }
    if passed.is_empty() {
        bail!("no step was chosen");
    }
    println!("\n{}", summary(&passed, None, steps.len()));
    Ok(())
}

type Timed = (&'static str, Duration);

/// A line a step, and a last line with the sums.
fn summary(passed: &[Timed], failed: Option<Timed>, all: usize) -> String {
    let line = |word: &str, (name, time): &Timed| {
        format!("{word} {name:<16}{:>8.1} s\n", time.as_secs_f64())
    };
    let mut text: String = passed.iter().map(|step| line("passed", step)).collect();
    text.extend(failed.iter().map(|step| line("FAILED", step)));
    let failures = usize::from(failed.is_some());
    text += &format!("{} passed, {failures} failed", passed.len());
    match all - passed.len() - failures {
        0 => text,
        left => format!("{text}, {left} not run"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn the_last_line_sums_up() {
        let all_passed = summary(&[("format", SECOND), ("lint", SECOND)], None, 2);
        assert_eq!(all_passed.lines().last(), Some("2 passed, 0 failed"));

        let stopped = summary(&[("format", SECOND)], Some(("lint", SECOND)), 5);
        assert!(stopped.contains("FAILED lint"), "{stopped}");
        assert_eq!(
            stopped.lines().last(),
            Some("1 passed, 1 failed, 3 not run")
        );
    }

    #[test]
    fn the_window_can_be_left_out() {
        let args = TestArgs {
            only: vec![],
            skip_window: true,
        };
        let left: Vec<_> = STEPS
            .iter()
            .filter(|step| !args.wants(step.name))
            .map(|step| step.name)
            .collect();
        assert_eq!(left, ["window", "window-release"]);
    }

    #[test]
    fn one_step_can_be_chosen() {
        let args = TestArgs {
            only: vec!["tidy".into()],
            skip_window: false,
        };
        assert_eq!(STEPS.iter().filter(|step| args.wants(step.name)).count(), 1);
    }
}
