//! The targets of the poster benchmark, and whether they hold.

use super::figures::Middle;
use serde::Serialize;
use std::collections::BTreeMap;

/// One target, judged.
#[derive(Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// What is asked.
    pub target: &'static str,
    /// The figure asked for.
    pub wanted: f64,
    /// The figure measured.
    pub measured: f64,
    /// Whether more is better; otherwise less is.
    pub at_least: bool,
    /// Whether the target holds.
    pub holds: bool,
}

const MEGABYTE: f64 = 1e6;

/// Judges every target; those whose contests did not run are left out.
pub fn judge(middles: &BTreeMap<&str, Middle>) -> Vec<Verdict> {
    let of = |name: &str, figure: fn(&Middle) -> f64| middles.get(name).map(figure);
    let rate = |name: &str| of(name, |middle| middle.rate);
    let peak = |name: &str| of(name, |middle| middle.peak_bytes as f64 / MEGABYTE);
    let ratio = |ours: Option<f64>, theirs: Option<f64>| Some(ours? / theirs?);
    let at_least = [
        (
            "times typst's posters a second",
            10.0,
            ratio(rate("ours"), rate("typst")),
        ),
        (
            "times WeasyPrint's posters a second",
            30.0,
            ratio(rate("ours"), rate("weasyprint")),
        ),
        (
            "times krilla's posters a second, laid out before",
            1.0,
            ratio(rate("ours-write"), rate("krilla-write")),
        ),
        (
            "times krilla's posters a second, from contents to file",
            1.0,
            ratio(rate("ours"), rate("krilla")),
        ),
    ];
    let at_most = [
        ("MB of memory for 1,000 posters", 100.0, peak("ours")),
        ("MB of memory for 10,000 posters", 150.0, peak("ours-10000")),
        (
            "bytes a poster in one file of 1,000",
            8000.0,
            of("ours", |middle| middle.bytes_a_poster as f64),
        ),
        (
            "ms for one poster by itself, warm",
            50.0,
            middles.get("ours-each").and_then(|middle| middle.poster_ms),
        ),
    ];
    let floors = at_least.into_iter().map(|target| verdict(target, true));
    let ceilings = at_most.into_iter().map(|target| verdict(target, false));
    floors.chain(ceilings).flatten().collect()
}

fn verdict(
    (target, wanted, measured): (&'static str, f64, Option<f64>),
    at_least: bool,
) -> Option<Verdict> {
    let measured = measured?;
    Some(Verdict {
        target,
        wanted,
        measured,
        at_least,
        holds: if at_least {
            measured >= wanted
        } else {
            measured <= wanted
        },
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn middle(rate: f64, megabytes: u64) -> Middle {
        Middle {
            rate,
            cpu_ms: 1.0,
            peak_bytes: megabytes * 1_000_000,
            bytes_a_poster: 8001,
            poster_ms: Some(50.0),
        }
    }

    fn find<'a>(verdicts: &'a [Verdict], words: &str) -> &'a Verdict {
        verdicts
            .iter()
            .find(|verdict| verdict.target.contains(words))
            .unwrap()
    }

    #[test]
    fn a_ratio_needs_both_contests() {
        let middles = BTreeMap::from([("ours", middle(900.0, 100)), ("typst", middle(100.0, 432))]);
        let verdicts = judge(&middles);
        let typst = find(&verdicts, "typst");
        assert_eq!((typst.measured, typst.holds), (9.0, false));
        assert!(
            !verdicts
                .iter()
                .any(|verdict| verdict.target.contains("WeasyPrint"))
        );
    }

    #[test]
    fn a_limit_that_is_just_kept_holds() {
        let middles = BTreeMap::from([
            ("ours", middle(10.0, 100)),
            ("ours-each", middle(10.0, 10)),
            ("krilla", middle(10.0, 10)),
        ]);
        let verdicts = judge(&middles);
        assert!(find(&verdicts, "memory for 1,000").holds);
        assert!(find(&verdicts, "by itself, warm").holds);
        assert!(find(&verdicts, "from contents to file").holds);
        assert!(!find(&verdicts, "bytes a poster").holds);
    }
}
