//! What a contestant says about one run, and the middle of several.

use serde::{Deserialize, Serialize};

/// The line of JSON that a contestant prints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// How many posters were made.
    pub posters: usize,
    /// From the contents in memory to the last byte on disk.
    pub seconds: f64,
    /// What all processors together worked in that time.
    pub cpu_seconds: f64,
    /// The most memory that the process ever held.
    pub peak_bytes: u64,
    /// The size of the file, or of all files together.
    pub file_bytes: u64,
    /// The middle time of one poster, where each is a file.
    pub median_ms: Option<f64>,
}

/// The middle of several runs of one contest.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Middle {
    /// Posters a second.
    pub rate: f64,
    /// Milliseconds that all processors together worked for one poster.
    pub cpu_ms: f64,
    /// The most memory that any run held.
    pub peak_bytes: u64,
    /// The size of the file, a poster.
    pub bytes_a_poster: u64,
    /// The middle time of one poster, where each is a file.
    pub poster_ms: Option<f64>,
}

impl Middle {
    /// The middle of the runs; none has none.
    pub fn of(runs: &[Figures]) -> Option<Self> {
        let first = runs.first()?;
        let middle = |figure: fn(&Figures) -> f64| median(runs.iter().map(figure).collect());
        let poster_ms = runs.iter().filter_map(|run| run.median_ms).collect();
        Some(Middle {
            rate: middle(|run| run.posters as f64 / run.seconds)?,
            cpu_ms: middle(|run| run.cpu_seconds * 1000.0 / run.posters as f64)?,
            peak_bytes: runs.iter().map(|run| run.peak_bytes).max()?,
            bytes_a_poster: first.file_bytes / first.posters.max(1) as u64,
            poster_ms: median(poster_ms),
        })
    }
}

/// The middle value, or the mean of the two in the middle.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = values.get(values.len() / 2)?;
    let lower = values.get((values.len() - 1) / 2)?;
    Some((lower + upper) / 2.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn run(seconds: f64, peak_bytes: u64) -> Figures {
        Figures {
            posters: 100,
            seconds,
            cpu_seconds: 2.0 * seconds,
            peak_bytes,
            file_bytes: 500_000,
            median_ms: None,
        }
    }

    #[test]
    fn the_middle_is_taken_of_rates_and_the_most_of_memory() {
        let middle = Middle::of(&[run(1.0, 10), run(4.0, 30), run(2.0, 20)]).unwrap();
        assert_eq!(middle.rate, 50.0);
        assert_eq!(middle.cpu_ms, 40.0);
        assert_eq!(middle.peak_bytes, 30);
        assert_eq!(middle.bytes_a_poster, 5_000);
        assert_eq!(middle.poster_ms, None);
    }

    #[test]
    fn an_even_number_of_runs_has_a_middle_too() {
        assert_eq!(median(vec![4.0, 1.0, 2.0, 9.0]), Some(3.0));
        assert_eq!(median(Vec::new()), None);
        assert_eq!(Middle::of(&[]), None);
    }
}
