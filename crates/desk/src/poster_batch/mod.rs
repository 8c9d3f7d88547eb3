//! Many posters at once: into one file, a file a point, or a file a province with its packing list.
//!
//! Posters are laid out side by side and written as they come, so a batch of ten thousand takes little more memory
//! than one of ten. Every file appears whole or not at all. A batch that was broken off is begun again where it
//! was left: files that stand already, made of the same texts in the same design, are not made again.

mod flaws;
mod folder;
mod one_file;
mod pace;
mod parcel;
mod progress;

pub use flaws::{Flaw, FlawKind, PosterField};
pub use pace::Pace;
pub use progress::Progress;

use crate::typesetter;
use infodesk_domain::Timestamp;
use infodesk_poster::{Design, PosterContent, PosterError};
use std::{io, num::NonZeroUsize, ops::ControlFlow, path::PathBuf, thread};

/// One poster of a batch.
#[derive(Debug, Clone)]
pub struct BatchItem<K> {
    /// What the caller knows the poster by: a row, a service point.
    pub key: K,
    pub content: PosterContent,
    /// Which parcel it goes into.
    pub province: String,
    /// Where the point is, as the packing list says it.
    pub place: String,
    /// How many sheets of it, 1 at least.
    pub copies: u32,
}

/// Where the posters go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// All into this file.
    OneFile(PathBuf),
    /// A file a point, into this folder.
    PerPoint(PathBuf),
    /// A file a province into this folder, its packing list first, each poster as often as there are copies.
    PerProvince(PathBuf),
}

/// How a batch is to be made.
#[derive(Debug, Clone)]
pub struct Batch {
    pub design: Design,
    pub destination: Destination,
    /// Leaves posters out that cannot be made; else one of them stops the whole batch.
    pub skip_bad: bool,
    /// The date of the files.
    pub now: Timestamp,
    /// The title of a file of many posters.
    pub title: String,
    /// The date of the information, as the packing list says it.
    pub as_of: String,
}

/// A poster that cannot be made, and all that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad<K> {
    pub key: K,
    pub flaws: Vec<Flaw>,
}

/// What came of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made<K> {
    /// Posters that stand in files now, those of an earlier try among them.
    pub posters: usize,
    /// Files written now.
    pub files: usize,
    /// Bytes of the files written now.
    pub bytes: u64,
    /// Posters that stood in files already.
    pub kept: usize,
    /// Posters left out.
    pub bad: Vec<Bad<K>>,
}

impl<K> Default for Made<K> {
    fn default() -> Self {
        Self {
            posters: 0,
            files: 0,
            bytes: 0,
            kept: 0,
            bad: Vec::new(),
        }
    }
}

/// Why there is no batch. Files that were finished before stay.
#[derive(Debug, thiserror::Error)]
pub enum BatchError<K> {
    #[error("{} posters cannot be made", .0.len())]
    Bad(Vec<Bad<K>>),
    #[error("the batch was cancelled")]
    Cancelled,
    #[error("{path} cannot be written")]
    NotWritten {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("the posters cannot be made")]
    Broken(#[from] PosterError),
}

/// Makes a batch. `watch` hears how far it is, on the calling thread, and may break it off.
///
/// # Errors
/// See [`BatchError`].
pub fn make<K: Clone + Send + Sync>(
    batch: &Batch,
    items: Vec<BatchItem<K>>,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Made<K>, BatchError<K>> {
    let press = Press::new(batch)?;
    match &batch.destination {
        Destination::OneFile(path) => one_file::make(&press, path, items, watch),
        Destination::PerPoint(folder) | Destination::PerProvince(folder) => {
            folder::make(&press, folder, items, watch)
        }
    }
}

/// Looks at posters without making them, and says which cannot be made.
///
/// # Errors
/// [`BatchError::Cancelled`] and [`BatchError::Broken`].
pub fn check<K: Clone + Send + Sync>(
    batch: &Batch,
    items: &[BatchItem<K>],
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<Bad<K>>, BatchError<K>> {
    folder::looked_at(&Press::new(batch)?, items.iter(), (0, items.len()), watch)
}

/// What all ways of making a batch share.
struct Press<'a> {
    batch: &'a Batch,
    typesetter: &'a infodesk_poster::Typesetter,
    workers: NonZeroUsize,
}

impl<'a> Press<'a> {
    fn new(batch: &'a Batch) -> Result<Self, PosterError> {
        Ok(Self {
            batch,
            typesetter: typesetter::shared()?,
            workers: thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
        })
    }
}
