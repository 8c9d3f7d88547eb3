//! All posters into one file, written while they are laid out.

use super::{Bad, BatchError, BatchItem, Made, Press, Progress, flaws};
use crate::whole_file::WholeFile;
use infodesk_poster::{EncodedPage, PdfWriter, PosterError, in_order};
use std::{fs, ops::ControlFlow, path::Path};

pub(super) fn make<K: Clone + Send + Sync>(
    press: &Press<'_>,
    path: &Path,
    items: Vec<BatchItem<K>>,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Made<K>, BatchError<K>> {
    let not_written = |source| BatchError::NotWritten {
        path: path.to_owned(),
        source,
    };
    let file = WholeFile::create(path).map_err(not_written)?;
    let (batch, total) = (press.batch, items.len());
    let mut taking = Taking {
        writer: PdfWriter::new(press.typesetter, file, &batch.title, batch.now.0)?,
        skip_bad: batch.skip_bad,
        progress: Progress {
            total,
            ..Progress::default()
        },
        bad: Vec::new(),
        stopped: None,
    };
    let work = |item: BatchItem<K>| {
        let page = flaws::encode(press.typesetter, &batch.design, item.content);
        (item.key, item.copies, page)
    };
    in_order(press.workers, items, work, |(key, copies, page)| {
        taking.take(key, copies, page, watch)
    });
    let Taking {
        writer,
        bad,
        stopped,
        progress,
        ..
    } = taking;
    if let Some(error) = stopped {
        return Err(match error {
            BatchError::Broken(PosterError::Pdf(source)) => not_written(source),
            other => other,
        });
    }
    if !bad.is_empty() && (!batch.skip_bad || bad.len() == total) {
        return Err(BatchError::Bad(bad));
    }
    let file = writer.finish().map_err(|error| match error {
        PosterError::Pdf(source) => not_written(source),
        other => other.into(),
    })?;
    file.finish().map_err(not_written)?;
    Ok(Made {
        posters: progress.done - bad.len(),
        files: 1,
        bytes: fs::metadata(path).map_err(not_written)?.len(),
        kept: 0,
        bad,
    })
}

struct Taking<'a, K> {
    writer: PdfWriter<'a, WholeFile>,
    skip_bad: bool,
    progress: Progress,
    bad: Vec<Bad<K>>,
    stopped: Option<BatchError<K>>,
}

impl<K> Taking<'_, K> {
    /// Once something is wrong there will be no file: the posters after it are only looked at.
    fn take(
        &mut self,
        key: K,
        copies: u32,
        page: Result<Result<EncodedPage, Vec<flaws::Flaw>>, PosterError>,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let written = match page {
            Ok(Ok(page)) if self.skip_bad || self.bad.is_empty() => {
                self.writer.add_copies(&page, copies)
            }
            Ok(Ok(_)) => Ok(()),
            Ok(Err(flaws)) => {
                self.bad.push(Bad { key, flaws });
                Ok(())
            }
            Err(broken) => Err(broken),
        };
        if let Err(broken) = written {
            self.stopped = Some(broken.into());
            return ControlFlow::Break(());
        }
        self.progress.done += 1;
        self.progress.bad = self.bad.len();
        if watch(self.progress).is_break() {
            self.stopped = Some(BatchError::Cancelled);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}
