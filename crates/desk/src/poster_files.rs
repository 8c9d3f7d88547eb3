//! "ทำเป็นไฟล์": the posters of many service points as files, for a print shop or to be sent out by province.

use crate::{
    changes::Changed,
    poster_batch::{self, Batch, BatchError, BatchItem, Destination, Made, Pace, Progress},
    posters,
    register::{Register, RegisterError},
    replica::ReplicaError,
    service_points::ServicePointView,
    sheets,
};
use infodesk_domain::{ServicePointId, Timestamp};
use infodesk_thailand::divisions;
use serde::{Deserialize, Serialize};
use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// What one file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FilesPer {
    /// All posters are in one file.
    Batch,
    Point,
    /// The posters of one province, after their packing list.
    Province,
}

/// Which posters, and how often each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilesWanted {
    pub points: Vec<ServicePointId>,
    pub per: FilesPer,
    /// Sheets of each poster, 1 at least.
    pub copies: u32,
    /// The file for [`FilesPer::Batch`], else a folder. What stands in a folder already is not made again.
    pub place: PathBuf,
}

/// How far the files are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, specta::Type)]
pub struct FilesProgress {
    pub done: u32,
    pub total: u32,
    /// Posters a second; none at the beginning.
    pub per_second: Option<f64>,
    pub seconds_left: Option<u32>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum FilesOutcome {
    Made {
        /// Where they are.
        place: String,
        posters: u32,
        files: u32,
        /// Posters that stood in files already.
        kept: u32,
        /// The names of points whose poster cannot be made.
        left_out: Vec<String>,
    },
    /// Files that were whole by then stay.
    Cancelled,
}

/// The making under way, if there is one.
#[derive(Default)]
pub(crate) struct Making {
    progress: Mutex<Option<FilesProgress>>,
    cancelled: AtomicBool,
    alone: tokio::sync::Mutex<()>,
}

/// The window hears of progress so often, in milliseconds.
const EVERY: i64 = 200;

impl Register {
    /// Makes the posters as the officer wants posters, see [`Register::poster_options`]. Points that are gone or
    /// outside the officer's rights are left out, as are posters that cannot be made.
    ///
    /// # Errors
    /// [`RegisterError::FileNotWritten`]; [`RegisterError::NotFound`] where there is nothing to make.
    pub async fn make_files(&self, wanted: FilesWanted) -> Result<FilesOutcome, RegisterError> {
        let _alone = self.inner.making.alone.lock().await;
        self.inner.making.cancelled.store(false, Ordering::Relaxed);
        let now = self.inner.surroundings.now();
        let design = self.poster_design().await?;
        let batch = Batch {
            design,
            destination: destination(wanted.per, wanted.place.clone()),
            skip_bad: true,
            now,
            title: "โปสเตอร์จุดบริการ".to_owned(),
            as_of: sheets::as_of(now),
        };
        let register = self.clone();
        let making = tokio::task::spawn_blocking(move || register.make(&batch, wanted));
        let made = making.await.map_err(ReplicaError::from);
        *self.inner.making.progress() = None;
        self.tell(Changed::PosterFiles);
        made?
    }

    /// How far the files are; none while none are made.
    #[must_use]
    pub fn files_progress(&self) -> Option<FilesProgress> {
        *self.inner.making.progress()
    }

    /// Breaks the making off after the posters in hand.
    pub fn cancel_files(&self) {
        self.inner.making.cancelled.store(true, Ordering::Relaxed);
    }

    /// Blocks until all is made.
    fn make(&self, batch: &Batch, wanted: FilesWanted) -> Result<FilesOutcome, RegisterError> {
        let mut items = Vec::with_capacity(wanted.points.len());
        for point in wanted.points {
            if let Some(view) = self.printable(point)? {
                items.push(item(view, wanted.copies, batch.now));
            }
        }
        if items.is_empty() {
            return Err(RegisterError::NotFound);
        }
        let mut told = batch.now;
        let mut watch = |progress: Progress| self.watch(progress, batch.now, &mut told);
        match poster_batch::make(batch, items, &mut watch) {
            Ok(made) => Ok(outcome(made, wanted.place)),
            Err(BatchError::Cancelled) => Ok(FilesOutcome::Cancelled),
            Err(BatchError::Bad(_)) => Err(RegisterError::NotFound),
            Err(BatchError::NotWritten { source, .. }) => {
                Err(RegisterError::FileNotWritten(source))
            }
            Err(BatchError::Broken(error)) => Err(error.into()),
        }
    }

    fn watch(&self, progress: Progress, begun: Timestamp, told: &mut Timestamp) -> ControlFlow<()> {
        let now = self.inner.surroundings.now();
        let pace = Pace::of(begun, now, progress.done, progress.total);
        *self.inner.making.progress() = Some(FilesProgress {
            done: count(progress.done),
            total: count(progress.total),
            per_second: pace.map(|pace| pace.rate),
            seconds_left: pace.map(|pace| u32::try_from(pace.seconds_left).unwrap_or(u32::MAX)),
        });
        if now.0 - told.0 >= EVERY {
            *told = now;
            self.tell(Changed::PosterFiles);
        }
        match self.inner.making.cancelled.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

impl Making {
    fn progress(&self) -> MutexGuard<'_, Option<FilesProgress>> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn destination(per: FilesPer, place: PathBuf) -> Destination {
    match per {
        FilesPer::Batch => Destination::OneFile(place),
        FilesPer::Point => Destination::PerPoint(place),
        FilesPer::Province => Destination::PerProvince(place),
    }
}

/// What stands for the province of a point without an address.
const NO_PROVINCE: &str = "ไม่ระบุจังหวัด";

fn item(view: ServicePointView, copies: u32, now: Timestamp) -> BatchItem<String> {
    let province = view.point.particulars.address.province;
    let province = province.and_then(divisions::province);
    BatchItem {
        key: view.point.particulars.name_th.clone(),
        province: province.map_or_else(|| NO_PROVINCE.to_owned(), |one| one.name_th.to_owned()),
        place: view.place_label.clone(),
        copies: copies.max(1),
        content: posters::content(view, now),
    }
}

fn outcome(made: Made<String>, place: PathBuf) -> FilesOutcome {
    FilesOutcome::Made {
        place: place.display().to_string(),
        posters: count(made.posters),
        files: count(made.files),
        kept: count(made.kept),
        left_out: made.bad.into_iter().map(|bad| bad.key).collect(),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
