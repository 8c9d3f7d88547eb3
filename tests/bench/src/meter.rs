//! The meters: a stopwatch, the peak of memory, the size of the file.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde::Serialize;

/// How a task went: the one line that it prints.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// How many posters were made.
    pub posters: usize,
    /// From the contents in memory to the last byte.
    pub seconds: f64,
    /// What all processors together worked in that time.
    pub cpu_seconds: f64,
    /// The most memory that the process ever held, in bytes.
    pub peak_bytes: u64,
    /// The size of the file, or of all files together; 0 where none is made.
    pub file_bytes: u64,
    /// The middle time of one poster in milliseconds, where each is timed by itself.
    pub median_ms: Option<f64>,
}

/// A stopwatch that runs from its start, for the wall's time and the processors'.
pub struct Stopwatch {
    start: Instant,
    cpu: f64,
}

impl Stopwatch {
    /// Starts it.
    pub fn start() -> Result<Self> {
        Ok(Stopwatch {
            start: Instant::now(),
            cpu: cpu_seconds()?,
        })
    }

    /// The seconds since the start, on the wall and of all processors together.
    pub fn seconds(&self) -> Result<(f64, f64)> {
        let wall = self.start.elapsed().as_secs_f64();
        Ok((wall, cpu_seconds()? - self.cpu))
    }
}

/// The middle of some times in milliseconds.
pub fn median_ms(mut laps: Vec<Duration>) -> Option<f64> {
    laps.sort_unstable();
    let middle = laps.get(laps.len() / 2)?;
    Some(middle.as_secs_f64() * 1000.0)
}

/// How long all threads of this process worked so far: user and system time in hundredths of a second, the 14th and
/// 15th field of `/proc/self/stat` (`proc(5)`).
fn cpu_seconds() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat").context("processor time is read on Linux")?;
    // the second field is the program's name in brackets, which may hold spaces
    let (_, rest) = stat.rsplit_once(')').context("no name in the status")?;
    let ticks = rest
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(str::parse::<u32>);
    let ticks: u32 = ticks.sum::<Result<u32, _>>()?;
    Ok(f64::from(ticks) / 100.0)
}

/// The high-water mark of this process's resident memory, as Linux keeps it (`proc(5)`, `VmHWM`).
pub fn peak_bytes() -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status").context("peak memory is read on Linux")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|rest| rest.trim().strip_suffix(" kB"));
    let kilobytes: u64 = kilobytes.context("no VmHWM in the status")?.parse()?;
    Ok(kilobytes * 1024)
}
