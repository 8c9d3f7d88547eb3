//! Posters into the files of a folder: one a point, or one a province.

use super::{
    Bad, BatchError, BatchItem, Destination, Made, Press, Progress, flaws,
    parcel::{Finished, Parcel, parcels},
};
use crate::whole_file::WholeFile;
use infodesk_poster::{EncodedPage, PdfWriter, PosterError, in_order};
use std::{fs, ops::ControlFlow, path::Path};

type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;
type Encoded = Result<Result<EncodedPage, Vec<flaws::Flaw>>, PosterError>;

pub(super) fn make<K: Clone + Send + Sync>(
    press: &Press<'_>,
    folder: &Path,
    items: Vec<BatchItem<K>>,
    watch: Watch,
) -> Result<Made<K>, BatchError<K>> {
    let total = items.len();
    let not_written = |source| BatchError::NotWritten {
        path: folder.to_owned(),
        source,
    };
    fs::create_dir_all(folder).map_err(not_written)?;
    let finished = Finished::read(folder);
    let all = parcels(press.batch, items);
    let (kept, open): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|parcel| finished.has(folder, parcel));
    let kept = kept.iter().map(|parcel| parcel.items.len()).sum();
    if !press.batch.skip_bad {
        let items = open.iter().flat_map(|parcel| &parcel.items);
        let bad = looked_at(press, items, (kept, total), watch)?;
        if !bad.is_empty() {
            return Err(BatchError::Bad(bad));
        }
    }
    let mut filling = Filling {
        press,
        folder,
        finished: &finished,
        parcels: &open,
        at: 0,
        pages: Vec::new(),
        made: Made {
            posters: kept,
            kept,
            ..Made::default()
        },
        progress: Progress {
            done: kept,
            total,
            ..Progress::default()
        },
    };
    filling.all(watch)?;
    match filling.made {
        made if made.posters == 0 && !made.bad.is_empty() => Err(BatchError::Bad(made.bad)),
        made => Ok(made),
    }
}

/// Lays everything out and says what cannot be made.
pub(super) fn looked_at<'a, K: Clone + Send + Sync + 'a>(
    press: &'a Press<'a>,
    items: impl Iterator<Item = &'a BatchItem<K>> + Send,
    (kept, total): (usize, usize),
    watch: Watch,
) -> Result<Vec<Bad<K>>, BatchError<K>> {
    let mut progress = Progress {
        done: kept,
        total,
        bad: 0,
        checking: true,
    };
    let mut bad = Vec::new();
    let mut stopped = None;
    in_order(press.workers, items, work(press), |(item, page)| {
        match page {
            Ok(Ok(_)) => {}
            Ok(Err(flaws)) => bad.push(Bad {
                key: item.key.clone(),
                flaws,
            }),
            Err(broken) => {
                stopped = Some(broken.into());
                return ControlFlow::Break(());
            }
        }
        progress.done += 1;
        progress.bad = bad.len();
        let heard = watch(progress);
        if heard.is_break() {
            stopped = Some(BatchError::Cancelled);
        }
        heard
    });
    stopped.map_or(Ok(bad), Err)
}

fn work<'a, K: Sync>(
    press: &'a Press<'a>,
) -> impl Fn(&'a BatchItem<K>) -> (&'a BatchItem<K>, Encoded) + Sync {
    |item| {
        let content = item.content.clone();
        let page = flaws::encode(press.typesetter, &press.batch.design, content);
        (item, page)
    }
}

/// The parcels on their way into files.
struct Filling<'a, K> {
    press: &'a Press<'a>,
    folder: &'a Path,
    finished: &'a Finished,
    parcels: &'a [Parcel<K>],
    /// The parcel that is being filled.
    at: usize,
    /// Its posters so far; none for those left out.
    pages: Vec<Option<EncodedPage>>,
    made: Made<K>,
    progress: Progress,
}

impl<K: Clone + Send + Sync> Filling<'_, K> {
    fn all(&mut self, watch: Watch) -> Result<(), BatchError<K>> {
        let (press, parcels) = (self.press, self.parcels);
        let items = parcels.iter().flat_map(|parcel| &parcel.items);
        let mut stopped = Ok(());
        in_order(press.workers, items, work(press), |(item, page)| {
            stopped = self.take(item, page, watch);
            match stopped {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        });
        stopped
    }

    fn take(
        &mut self,
        item: &BatchItem<K>,
        page: Encoded,
        watch: Watch,
    ) -> Result<(), BatchError<K>> {
        match page? {
            Ok(page) => self.pages.push(Some(page)),
            Err(flaws) => {
                self.pages.push(None);
                let key = item.key.clone();
                self.made.bad.push(Bad { key, flaws });
            }
        }
        let parcel = &self.parcels[self.at];
        if self.pages.len() == parcel.items.len() {
            self.write(parcel)?;
            self.at += 1;
        }
        self.progress.done += 1;
        self.progress.bad = self.made.bad.len();
        match watch(self.progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(BatchError::Cancelled),
        }
    }

    fn write(&mut self, parcel: &Parcel<K>) -> Result<(), BatchError<K>> {
        let pages = std::mem::take(&mut self.pages);
        let posters = pages.iter().flatten().count();
        if posters == 0 {
            return Ok(());
        }
        let path = self.folder.join(&parcel.file);
        let bytes = self
            .write_to(&path, parcel, &pages)
            .map_err(|error| match error {
                PosterError::Pdf(source) => BatchError::NotWritten { path, source },
                other => other.into(),
            })?;
        self.made.posters += posters;
        self.made.files += 1;
        self.made.bytes += bytes;
        Ok(())
    }

    fn write_to(
        &self,
        path: &Path,
        parcel: &Parcel<K>,
        pages: &[Option<EncodedPage>],
    ) -> Result<u64, PosterError> {
        let batch = self.press.batch;
        let file = WholeFile::create(path).map_err(PosterError::Pdf)?;
        let typesetter = self.press.typesetter;
        let mut writer = PdfWriter::new(typesetter, file, &parcel.title, batch.now.0)?;
        if matches!(batch.destination, Destination::PerProvince(_)) {
            let list = parcel.packing_list(&batch.as_of, |at| pages[at].is_some());
            for page in typesetter.packing_list(&list)? {
                writer.add(&EncodedPage::new(typesetter, &page)?)?;
            }
        }
        for (item, page) in parcel.items.iter().zip(pages) {
            let copies = match batch.destination {
                Destination::PerProvince(_) => item.copies,
                _ => 1,
            };
            if let Some(page) = page {
                writer.add_copies(page, copies)?;
            }
        }
        writer.finish()?.finish().map_err(PosterError::Pdf)?;
        let bytes = fs::metadata(path).map_err(PosterError::Pdf)?.len();
        // a parcel with something left out is made again, to say again what is wrong
        if pages.iter().all(Option::is_some) {
            let noted = self.finished.note(parcel, bytes);
            noted.map_err(PosterError::Pdf)?;
        }
        Ok(bytes)
    }
}
