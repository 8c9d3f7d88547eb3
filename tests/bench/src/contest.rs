//! The contests: what is made of the contents while the stopwatch runs.

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use infodesk_poster::Page;

use crate::contents::Content;
use crate::krilla_file::Krilla;
use crate::meter::{Figures, Stopwatch, median_ms, peak_bytes};
use crate::our_file::Ours;

/// One contest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Contest {
    /// Contents to one file, by us, on all processors
    Ours,
    /// Contents to one file, our display list through krilla
    Krilla,
    /// Contents to a file each, by us
    OursEach,
    /// Contents to a file each, our display list through krilla
    KrillaEach,
    /// Contents to pages; no file
    Layout,
    /// Pages laid out before to one file, by us
    OursWrite,
    /// Pages laid out before to one file, by krilla
    KrillaWrite,
}

/// What writes pages into one file.
pub trait BackEnd {
    /// Takes the pages one after the other, so that none need be kept.
    fn write(
        &self,
        pages: &mut dyn Iterator<Item = Result<Page>>,
        out: &mut dyn Write,
    ) -> Result<()>;
}

/// Runs one contest. Fonts are read while the stopwatch runs, except where pages are laid out before: whoever makes
/// posters pays for them, and so do the other contestants.
pub fn run(contest: Contest, contents: &[Content], out: &Path) -> Result<Figures> {
    let mut watch = Stopwatch::start()?;
    let ours = Ours::new()?;
    let mut laps = Vec::new();
    let mut pages = contents.iter().map(|content| ours.page(content));
    let file_bytes = match contest {
        Contest::Ours => file(out, |file| ours.file(contents, file))?,
        Contest::Krilla => one_file(&Krilla::new()?, &mut pages, out)?,
        Contest::OursEach => file_each(&ours, &ours, contents, out, &mut laps)?,
        Contest::KrillaEach => file_each(&ours, &Krilla::new()?, contents, out, &mut laps)?,
        Contest::Layout => {
            pages.try_for_each(|page| page.map(|page| drop(black_box(page))))?;
            0
        }
        Contest::OursWrite | Contest::KrillaWrite => {
            let laid_out = pages.collect::<Result<Vec<_>>>()?;
            let krilla = Krilla::new()?;
            watch = Stopwatch::start()?;
            let mut pages = laid_out.into_iter().map(Ok);
            match contest {
                Contest::OursWrite => one_file(&ours, &mut pages, out)?,
                _ => one_file(&krilla, &mut pages, out)?,
            }
        }
    };
    let (seconds, cpu_seconds) = watch.seconds()?;
    Ok(Figures {
        posters: contents.len(),
        seconds,
        cpu_seconds,
        peak_bytes: peak_bytes()?,
        file_bytes,
        median_ms: median_ms(laps),
    })
}

/// Makes a file of each content, times each, and gives the size of all together.
fn file_each(
    typesetter: &Ours,
    back_end: &dyn BackEnd,
    contents: &[Content],
    out: &Path,
    laps: &mut Vec<Duration>,
) -> Result<u64> {
    let mut sum = 0;
    for content in contents {
        let start = Instant::now();
        let page = typesetter.page(content);
        sum += one_file(back_end, &mut [page].into_iter(), out)?;
        laps.push(start.elapsed());
    }
    Ok(sum)
}

/// Writes pages into one file and gives its size.
fn one_file(
    back_end: &dyn BackEnd,
    pages: &mut dyn Iterator<Item = Result<Page>>,
    out: &Path,
) -> Result<u64> {
    file(out, |file| back_end.write(pages, file))
}

/// Writes a file and gives its size.
fn file(out: &Path, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<u64> {
    let cannot = || format!("cannot write {}", out.display());
    let mut file = BufWriter::new(File::create(out).with_context(cannot)?);
    write(&mut file)?;
    let file = file.into_inner().with_context(cannot)?;
    Ok(file.metadata().with_context(cannot)?.len())
}
