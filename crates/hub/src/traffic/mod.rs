//! The traffic log: one line of JSON for each request, in a file for each day (UTC), apart from the
//! program's own log.
//!
//! It is what section 26 of the Computer Crime Act asks a service provider to keep: where a communication
//! came from, where it went, when, how much, how long. Never in it: what follows `?` in an address,
//! headers, bodies, and with them tokens, codes and citizen numbers.

mod line;

pub(crate) use line::{Line, Seen};

use crate::config::TrafficConfig;
use chrono::{DateTime, Days, NaiveDate, Utc};
use infodesk_domain::{Surroundings, Timestamp};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// Shared by all requests. A line is written before its answer leaves: a few microseconds, and a crash
/// loses none of them.
pub(crate) struct TrafficLog {
    kept: TrafficConfig,
    surroundings: Arc<dyn Surroundings>,
    today: Mutex<Option<Today>>,
}

struct Today {
    date: NaiveDate,
    file: File,
}

impl TrafficLog {
    /// Makes the folder where it is missing, and removes what is too old.
    pub(crate) fn open(
        kept: &TrafficConfig,
        surroundings: Arc<dyn Surroundings>,
    ) -> io::Result<Self> {
        fs::create_dir_all(&kept.folder)?;
        let log = Self {
            kept: kept.clone(),
            surroundings,
            today: Mutex::default(),
        };
        log.turn_to(date_of(log.surroundings.now()))?;
        Ok(log)
    }

    /// A request is answered even if its line cannot be written; then the program's log says so.
    pub(crate) fn write(&self, line: &Line) {
        let date = date_of(self.surroundings.now());
        if let Err(error) = self.append(date, &line.json()) {
            tracing::error!(%error, "a line of the traffic log could not be written");
        }
    }

    fn append(&self, date: NaiveDate, line: &str) -> io::Result<()> {
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        if today.as_ref().is_none_or(|today| today.date != date) {
            *today = Some(self.begin(date)?);
        }
        match today.as_mut() {
            // One write: hubs that share the file do not mix their lines.
            Some(today) => today.file.write_all(line.as_bytes()),
            None => Ok(()),
        }
    }

    fn turn_to(&self, date: NaiveDate) -> io::Result<()> {
        let begun = self.begin(date)?;
        *self.today.lock().unwrap_or_else(PoisonError::into_inner) = Some(begun);
        Ok(())
    }

    fn begin(&self, date: NaiveDate) -> io::Result<Today> {
        remove_before(&self.kept.folder, date, self.kept.days)?;
        let path = self.kept.folder.join(format!("traffic-{date}.jsonl"));
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Today {
            date,
            file: options.open(path)?,
        })
    }
}

/// Removes the files of days more than `days` before `today`; other files stay.
fn remove_before(folder: &Path, today: NaiveDate, days: u32) -> io::Result<()> {
    let Some(oldest) = today.checked_sub_days(Days::new(days.into())) else {
        return Ok(());
    };
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name
            .to_str()
            .and_then(day_of)
            .is_some_and(|day| day < oldest)
        {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn day_of(name: &str) -> Option<NaiveDate> {
    let day = name.strip_prefix("traffic-")?.strip_suffix(".jsonl")?;
    day.parse().ok()
}

fn date_of(at: Timestamp) -> NaiveDate {
    moment(at).date_naive()
}

fn moment(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn files_of_days_beyond_the_last_one_kept_are_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            "traffic-2026-08-24.jsonl",
            "traffic-2026-08-25.jsonl",
            "traffic-2026-11-23.jsonl",
            "traffic-notes.jsonl",
            "hub.sqlite",
        ];
        for name in names {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let today = "2026-11-23".parse().unwrap();
        remove_before(folder.path(), today, 90).unwrap();
        let kept = names.map(|name| folder.path().join(name).exists());
        assert_eq!(kept, [false, true, true, true, true]);
    }
}
